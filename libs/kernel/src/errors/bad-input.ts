/**
 * A request that can't be answered as it was put: an argument out of range, two that exclude each other. It is thrown
 * by whatever reads arguments and reaches the client as a top-level error; what a well-formed request may not do is a
 * `DomainError` instead.
 */
export class BadInput extends Error {
  override readonly name = 'BadInput';
  readonly code = 'BAD_USER_INPUT';

  /**
   * @param argument  path of the argument at fault, from the outside in: `['filter', 'articles']`. It can't be called
   *   `path`: graphql takes an error that has one for an error of its own, and passes it on without its place.
   */
  constructor(
    message: string,
    readonly argument: readonly string[],
  ) {
    super(message);
  }

  /** What a GraphQL error made of this shows beside its message. */
  get extensions(): { readonly code: string; readonly argument: readonly string[] } {
    return { code: this.code, argument: this.argument };
  }
}
