const NAME = '__Host-casetrail';
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Strict';

const FOUND = new RegExp(`(?:^|;\\s*)${NAME}=([A-Za-z0-9_-]{43})(?:;|$)`);

/** The secret of a session in the header Cookie; null where there is none of that form. */
export function sessionSecretIn(cookie: string | undefined): string | null {
  return FOUND.exec(cookie ?? '')?.[1] ?? null;
}

/**
 * The header Set-Cookie with the secret of a session; null: without one any more. It ends with the browser, goes to this
 * host alone, is out of reach of scripts, and is not sent along with what pages of others ask.
 */
export function sessionCookie(secret: string | null): string {
  return secret === null ? `${NAME}=; Max-Age=0; ${ATTRIBUTES}` : `${NAME}=${secret}; ${ATTRIBUTES}`;
}
