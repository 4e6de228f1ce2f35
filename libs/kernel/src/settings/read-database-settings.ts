import { SettingsError } from './settings-error.js';
import type { DatabaseSettings } from './settings.js';

const NAMES = ['DATABASE_URL', 'DATABASE_URL_MEMBER', 'DATABASE_URL_PUBLIC'] as const;

/**
 * The three addresses, or the embedded database where none is given. Values are never repeated in messages: they hold
 * passwords.
 * @throws SettingsError
 */
export function readDatabaseSettings(env: Readonly<Record<string, string | undefined>>): DatabaseSettings {
  const missing = NAMES.filter((name) => !env[name]);
  if (missing.length === NAMES.length) return { mode: 'embedded' };
  const [first] = missing;
  if (first) {
    throw new SettingsError(
      first,
      `is missing: ${NAMES.join(', ')} go together; set all three, or none for the embedded database.`,
    );
  }
  return {
    mode: 'external',
    owner: readAddress('DATABASE_URL', env),
    member: readAddress('DATABASE_URL_MEMBER', env),
    public: readAddress('DATABASE_URL_PUBLIC', env),
  };
}

function readAddress(name: (typeof NAMES)[number], env: Readonly<Record<string, string | undefined>>): string {
  const value = env[name] ?? '';
  const example = 'give an address like postgres://role:password@host:5432/database';
  const url = URL.parse(value);
  if (!url || (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:')) {
    throw new SettingsError(name, `is not the address of a PostgreSQL database: ${example}.`);
  }
  const lacks = !url.hostname ? 'host' : !url.username ? 'role' : url.pathname.length < 2 ? 'database' : null;
  if (lacks) throw new SettingsError(name, `names no ${lacks}: ${example}.`);
  for (const part of [url.username, url.password, url.pathname]) {
    try {
      decodeURIComponent(part);
    } catch {
      throw new SettingsError(name, `has a % that starts no escape: write it as %25.`);
    }
  }
  return value;
}
