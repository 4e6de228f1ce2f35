import type { Pool } from 'pg';
import type { Role } from './role.js';
import { hashSecret } from './secret.js';
import { OPEN_SESSIONS, VALID_SESSION } from './sign-in/session.js';
import { sessionSecretIn } from './sign-in/session-cookie.js';
import { TOKEN_FORM } from './token.js';
import type { Viewer } from './viewer.js';

/** A token that is none, or none any more: which, is nobody's business. */
export class Unauthenticated extends Error {
  override readonly name = 'Unauthenticated';

  constructor() {
    super('This token is not valid, or not any more. Get a new one, or ask without a token for what is public.');
  }
}

/** What a request brings to show who sends it. */
export interface Credentials {
  readonly authorization?: string;
  readonly cookie?: string;
  /** The header Sec-Fetch-Site: whether a page of ours or of others sent it, where a browser did. */
  readonly fetchSite?: string;
}

/** What somebody has shown, as it can be kept for looking at it again: the hash of a token or of a session's secret. */
export type Credential = string;

interface AccountRow {
  account_id: string;
  role: Role;
  clearance: Viewer['clearance'];
  may_write: boolean;
}

/** Notes the day of the first use as well: at most one small write a day. */
const BY_TOKEN = {
  name: 'viewer-by-token',
  text: `WITH valid AS (
      SELECT t.id, t.last_used_on, t.may_write, a.id AS account_id, a.role, a.clearance FROM access.tokens t JOIN live.accounts a ON a.id = t.account_id
      WHERE t.hash = $1 AND t.revoked_at IS NULL AND t.expires_at > now() AND NOT a.disabled),
    noted AS (UPDATE access.tokens t SET last_used_on = current_date FROM valid v WHERE t.id = v.id AND v.last_used_on IS DISTINCT FROM current_date)
    SELECT account_id, role, clearance, may_write FROM valid`,
};

const BY_SESSION = {
  name: 'viewer-by-session',
  text: `WITH ${VALID_SESSION}
    SELECT account_id, role, clearance, second_factor_at IS NOT NULL AS may_write FROM valid WHERE stage = 'OPEN'`,
};

/** Those of the credentials ($1 bytea[]) that are valid now. Nothing is noted: who listens is not doing anything. */
const STILL_VALID = {
  name: 'viewers-still-valid',
  text: `SELECT encode(t.hash, 'hex') AS hash, a.id AS account_id, a.role, a.clearance, t.may_write
    FROM access.tokens t JOIN live.accounts a ON a.id = t.account_id
    WHERE t.hash = ANY ($1::bytea[]) AND t.revoked_at IS NULL AND t.expires_at > now() AND NOT a.disabled
    UNION ALL SELECT encode(s.hash, 'hex'), a.id, a.role, a.clearance, s.second_factor_at IS NOT NULL ${OPEN_SESSIONS}`,
};

/** Where a browser says that a page of ours sent the request, or a person did, by typing the address. */
const OURS = ['same-origin', 'none'];

/** Finds who sends a request. Asked anew for each, so that what is revoked is so for the next one. */
export class Authentication {
  constructor(private readonly pool: Pool) {}

  /**
   * By a token where there is one, else by a session, for which requests that pages of others send do not count.
   * @returns null where nobody is signed in
   * @throws Unauthenticated where a token was sent that is not valid
   */
  async viewerOf({ authorization, cookie, fetchSite }: Credentials): Promise<Viewer | null> {
    if (authorization !== undefined) return this.#viewerByToken(authorization);
    const secret = this.#sessionIn(cookie, fetchSite);
    return secret === null ? null : this.#viewer(BY_SESSION, secret);
  }

  /** What a request has shown, to be looked at again later; null where that is nothing. */
  credentialOf({ authorization, cookie, fetchSite }: Credentials): Credential | null {
    const secret = authorization !== undefined ? bearerOf(authorization) : this.#sessionIn(cookie, fetchSite);
    return secret === null ? null : hashSecret(secret).toString('hex');
  }

  /** Who stands behind these now; those that are not valid any more are left out. One statement. */
  async stillValid(credentials: readonly Credential[]): Promise<Map<Credential, Viewer>> {
    if (credentials.length === 0) return new Map();
    const values = [credentials.map((hash) => Buffer.from(hash, 'hex'))];
    const { rows } = await this.pool.query<AccountRow & { hash: Credential }>({ ...STILL_VALID, values });
    return new Map(rows.map((row) => [row.hash, viewerIn(row)]));
  }

  #sessionIn(cookie: string | undefined, fetchSite: string | undefined): string | null {
    return fetchSite !== undefined && !OURS.includes(fetchSite) ? null : sessionSecretIn(cookie);
  }

  async #viewerByToken(authorization: string): Promise<Viewer> {
    const token = bearerOf(authorization);
    const viewer = token === null ? null : await this.#viewer(BY_TOKEN, token);
    if (!viewer) throw new Unauthenticated();
    return viewer;
  }

  async #viewer(statement: { name: string; text: string }, secret: string): Promise<Viewer | null> {
    const { rows } = await this.pool.query<AccountRow>({ ...statement, values: [hashSecret(secret)] });
    return rows[0] ? viewerIn(rows[0]) : null;
  }
}

const viewerIn = (row: AccountRow): Viewer => ({
  accountId: row.account_id,
  role: row.role,
  clearance: row.clearance,
  mayWrite: row.may_write,
});

/** The token in the header; null where there is none that could be one. */
function bearerOf(authorization: string): string | null {
  const token = /^Bearer +([^ ]+)$/i.exec(authorization)?.[1];
  return token && TOKEN_FORM.test(token) ? token : null;
}
