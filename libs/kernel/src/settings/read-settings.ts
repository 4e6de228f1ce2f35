import { join, resolve } from 'node:path';
import { readDatabaseSettings } from './read-database-settings.js';
import { readEdgeSettings } from './read-edge-settings.js';
import { SettingsError } from './settings-error.js';
import type { Seed, Settings } from './settings.js';

const SEEDS: readonly Seed[] = ['first-record', 'none'];

/**
 * Reads and checks the settings. A variable that is empty counts as not set.
 * @param env  usually `process.env`
 * @param workingFolder  what a relative CASETRAIL_DATA is relative to
 * @throws SettingsError naming the first setting at fault
 */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
  workingFolder: string = process.cwd(),
): Settings {
  const dataFolder = readDataFolder(env['CASETRAIL_DATA'], workingFolder);
  const database = readDatabaseSettings(env);
  return {
    host: readHost(env['HOST']),
    port: readPort(env['PORT']),
    publicUrl: readPublicUrl(env['PUBLIC_URL']),
    dataFolder,
    ledgerKeyFile:
      readLedgerKeyFile(env['LEDGER_KEY_FILE'], workingFolder) ??
      (database.mode === 'embedded' ? join(dataFolder, 'ledger.key') : null),
    seed: readSeed(env['CASETRAIL_SEED']),
    database,
    ...readEdgeSettings(env),
  };
}

/**
 * Where readers reach the service.
 * @param port  the port listened on, which with PORT=0 is known only then
 */
export function publicUrlOf(settings: Settings, port: number): string {
  if (settings.publicUrl !== null) return settings.publicUrl;
  // A wildcard is an address to listen on, not one to go to.
  const wildcard = settings.host === '0.0.0.0' || settings.host === '::';
  const host = wildcard ? 'localhost' : settings.host;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function readHost(value: string | undefined): string {
  if (!value) return '127.0.0.1';
  if (!/^(?:[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)$/.test(value)) {
    throw new SettingsError(
      'HOST',
      `is ${shown(value)}: give a host name or an IP address to listen on, such as 127.0.0.1 or 0.0.0.0, without a port.`,
    );
  }
  return value;
}

function readPort(value: string | undefined): number {
  if (!value) return 3000;
  const port = Number(value);
  if (!/^\d{1,5}$/.test(value) || port > 65535) {
    throw new SettingsError('PORT', `is ${shown(value)}: give a whole number from 1 to 65535, or 0 for any free port.`);
  }
  return port;
}

function readPublicUrl(value: string | undefined): string | null {
  if (!value) return null;
  const url = URL.parse(value);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.search || url.hash) {
    throw new SettingsError('PUBLIC_URL', 'is not a web address: give one like https://cases.example.org.');
  }
  if (url.username || url.password) {
    throw new SettingsError('PUBLIC_URL', 'contains a user name or password: it is shown to readers, leave them out.');
  }
  if (value.endsWith('/')) {
    throw new SettingsError('PUBLIC_URL', `is ${shown(value)}: leave out the slash at its end.`);
  }
  return value;
}

function readDataFolder(value: string | undefined, workingFolder: string): string {
  if (value?.includes('\0')) throw new SettingsError('CASETRAIL_DATA', 'is not a path: give that of a folder.');
  return resolve(workingFolder, value || '.casetrail');
}

function readLedgerKeyFile(value: string | undefined, workingFolder: string): string | null {
  if (value?.includes('\0')) throw new SettingsError('LEDGER_KEY_FILE', 'is not a path: give that of a file.');
  return value ? resolve(workingFolder, value) : null;
}

function readSeed(value: string | undefined): Seed {
  if (!value) return 'first-record';
  const seed = SEEDS.find((known) => known === value);
  if (!seed) throw new SettingsError('CASETRAIL_SEED', `is ${shown(value)}: give ${SEEDS.join(' or ')}.`);
  return seed;
}

/** A value as it can stand in a message: short, on one line. */
function shown(value: string): string {
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
}
