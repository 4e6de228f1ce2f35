import type { PerRole } from '../roles/role-names.js';

/** One address for each login role; the embedded database, being ours alone, has a superuser's as well. */
export interface Addresses extends PerRole<string> {
  readonly superuser?: string;
}

/** The environment variable each address comes from, for messages. */
export const ADDRESS_SETTINGS: PerRole<string> = {
  owner: 'DATABASE_URL',
  member: 'DATABASE_URL_MEMBER',
  public: 'DATABASE_URL_PUBLIC',
};

/** Host, port and database of an address: what a message may show of it. */
export function placeOf(address: string): { server: string; database: string } {
  const url = URL.parse(address);
  if (!url) return { server: 'the server', database: 'the database' };
  return { server: `${url.hostname}:${url.port || '5432'}`, database: decodeURIComponent(url.pathname.slice(1)) };
}
