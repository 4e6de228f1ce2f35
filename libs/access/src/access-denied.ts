/** Somebody asked for what their account may not do; a top-level error, since nothing about any record is at fault. */
export class AccessDenied extends Error {
  override readonly name = 'AccessDenied';

  /** UNAUTHENTICATED: nobody is signed in; FORBIDDEN: the account's role, clearance or token does not allow it. */
  constructor(
    readonly code: 'UNAUTHENTICATED' | 'FORBIDDEN',
    message: string,
  ) {
    super(message);
  }

  /** What a GraphQL error made of this shows beside its message. */
  get extensions(): { readonly code: string } {
    return { code: this.code };
  }
}
