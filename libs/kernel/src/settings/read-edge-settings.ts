import { BlockList, isIP } from 'node:net';
import { SettingsError } from './settings-error.js';
import { LOG_LEVELS, type EdgeSettings } from './settings.js';

const DEFAULT_RATE_LIMIT = 1_200;
const HIGHEST_RATE_LIMIT = 1_000_000;
/** Names for ranges of addresses that never leave a machine or a network. */
const NAMED_RANGES = ['loopback', 'linklocal', 'uniquelocal'];

/**
 * How the service meets the network.
 * @throws SettingsError
 */
export function readEdgeSettings(env: Readonly<Record<string, string | undefined>>): EdgeSettings {
  return {
    logLevel: readLogLevel(env['LOG_LEVEL']),
    trustProxy: readTrustProxy(env['TRUST_PROXY']),
    rateLimit: readRateLimit(env['RATE_LIMIT']),
  };
}

function readLogLevel(value: string | undefined): EdgeSettings['logLevel'] {
  const level = LOG_LEVELS.find((known) => known === (value || 'info'));
  if (!level) throw new SettingsError('LOG_LEVEL', `is not known: give one of ${LOG_LEVELS.join(', ')}.`);
  return level;
}

function readTrustProxy(value: string | undefined): string[] | null {
  if (!value) return null;
  const proxies = value.split(',').map((part) => part.trim());
  if (proxies.every((proxy) => NAMED_RANGES.includes(proxy) || isRange(proxy))) return proxies;
  throw new SettingsError(
    'TRUST_PROXY',
    `is not a list of addresses: give those of your proxies with commas between them, such as 10.0.0.7 or 10.0.0.0/24; ` +
      `${NAMED_RANGES.join(', ')} stand for their ranges.`,
  );
}

function isRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  if (bits === undefined) return true;
  if (!/^\d{1,3}$/.test(bits)) return false;
  try {
    new BlockList().addSubnet(address, Number(bits), family === 6 ? 'ipv6' : 'ipv4');
    // 0.0.0.0/0 would believe whatever anybody says of where they are.
    return Number(bits) > 0;
  } catch {
    return false;
  }
}

function readRateLimit(value: string | undefined): number {
  if (!value) return DEFAULT_RATE_LIMIT;
  if (!/^\d{1,7}$/.test(value) || Number(value) > HIGHEST_RATE_LIMIT) {
    throw new SettingsError(
      'RATE_LIMIT',
      `is not a number of requests a minute: give a whole number up to ${HIGHEST_RATE_LIMIT}, or 0 for no limit.`,
    );
  }
  return Number(value);
}
