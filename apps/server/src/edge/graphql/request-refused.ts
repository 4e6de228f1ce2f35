import type { GraphQLFormattedError } from 'graphql';

/** Why a request is not executed, for programs to act on. */
export type RefusalCode =
  | 'BAD_REQUEST'
  | 'BAD_USER_INPUT'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'LIMIT_EXCEEDED'
  | 'METHOD_NOT_ALLOWED'
  | 'NOT_ACCEPTABLE'
  | 'PAYLOAD_TOO_LARGE'
  | 'UNAUTHENTICATED'
  | 'UNSUPPORTED_MEDIA_TYPE';

/** A request that is no GraphQL request, or one that no answer can hold `data` for. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused';

  /**
   * @param status  null for a well-formed request whose document or variables are wrong: then the media type of the
   *   answer decides
   */
  constructor(
    readonly errors: readonly GraphQLFormattedError[],
    readonly status: number | null = null,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(errors[0]?.message);
  }

  static because(
    message: string,
    code: RefusalCode,
    status: number | null = null,
    headers: Readonly<Record<string, string>> = {},
  ): RequestRefused {
    return new RequestRefused([{ message, extensions: { code } }], status, headers);
  }
}

/** What a document or its variables exceed. */
export function limitExceeded(message: string): RequestRefused {
  return RequestRefused.because(message, 'LIMIT_EXCEEDED');
}
