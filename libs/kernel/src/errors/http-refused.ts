/** An answer other than 200 that is not GraphQL's: to be thrown by routes and hooks. */
export class HttpRefused extends Error {
  override readonly name = 'HttpRefused';

  constructor(
    readonly statusCode: number,
    /** For programs. */
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
