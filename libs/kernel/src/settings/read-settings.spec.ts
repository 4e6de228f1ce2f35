import { describe, expect, it } from '@jest/globals';
import { publicUrlOf, readSettings } from './read-settings.js';
import { SettingsError } from './settings-error.js';

const addresses = {
  DATABASE_URL: 'postgres://casetrail_owner:a%40b@db.example.org:5433/cases',
  DATABASE_URL_MEMBER: 'postgresql://casetrail_member:c@db.example.org/cases',
  DATABASE_URL_PUBLIC: 'postgres://casetrail_public:d@[::1]/cases?sslmode=require',
};

describe('readSettings', () => {
  it('has a default for everything', () => {
    const defaults = {
      host: '127.0.0.1',
      port: 3000,
      publicUrl: null,
      dataFolder: '/srv/casetrail/.casetrail',
      ledgerKeyFile: '/srv/casetrail/.casetrail/ledger.key',
      seed: 'first-record',
      database: { mode: 'embedded' },
      logLevel: 'info',
      trustProxy: null,
      rateLimit: 1200,
    };
    expect(readSettings({}, '/srv/casetrail')).toEqual(defaults);
    expect(readSettings({ HOST: '', PORT: '', DATABASE_URL: '' }, '/srv/casetrail')).toEqual(defaults);
  });

  it('takes what is given', () => {
    const env = {
      HOST: '::',
      PORT: '0',
      PUBLIC_URL: 'https://cases.example.org/x',
      CASETRAIL_DATA: 'a b',
      LEDGER_KEY_FILE: 'keys/ledger',
      CASETRAIL_SEED: 'none',
      LOG_LEVEL: 'silent',
      TRUST_PROXY: 'loopback, 10.0.0.0/24,2001:db8::7',
      RATE_LIMIT: '0',
    };
    expect(readSettings({ ...env, ...addresses }, '/srv')).toEqual({
      host: '::',
      port: 0,
      publicUrl: 'https://cases.example.org/x',
      dataFolder: '/srv/a b',
      ledgerKeyFile: '/srv/keys/ledger',
      seed: 'none',
      database: {
        mode: 'external',
        owner: addresses.DATABASE_URL,
        member: addresses.DATABASE_URL_MEMBER,
        public: addresses.DATABASE_URL_PUBLIC,
      },
      logLevel: 'silent',
      trustProxy: ['loopback', '10.0.0.0/24', '2001:db8::7'],
      rateLimit: 0,
    });
  });

  it.each([
    ['HOST', 'http://x'],
    ['HOST', '127.0.0.1 '],
    ['PORT', '-1'],
    ['PORT', '3e3'],
    ['PORT', '65536'],
    ['PUBLIC_URL', 'cases.example.org'],
    ['PUBLIC_URL', 'ftp://cases.example.org'],
    ['PUBLIC_URL', 'https://cases.example.org/'],
    ['PUBLIC_URL', 'https://me:hunter2@cases.example.org'],
    ['PUBLIC_URL', 'https://cases.example.org?a=b'],
    ['CASETRAIL_DATA', 'a\0b'],
    ['LEDGER_KEY_FILE', 'a\0b'],
    ['CASETRAIL_SEED', 'First-record\nsecond line'],
    ['LOG_LEVEL', 'loud'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '0.0.0.0/0'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['TRUST_PROXY', '10.0.0.1,'],
    ['RATE_LIMIT', '1e3'],
    ['RATE_LIMIT', '-1'],
    ['RATE_LIMIT', '1000001'],
  ])('refuses %s=%j in one line that names it', (setting, value) => {
    const error = refusal({ [setting]: value });
    expect(error.setting).toBe(setting);
    expect(error.message).toMatch(new RegExp(`^${setting} [^\\n]+\\.$`));
    expect(error.message).not.toContain('hunter2');
  });

  it.each([
    ['mysql://casetrail_owner:hunter2@h/d'],
    ['hunter2'],
    ['postgres://casetrail_owner:hunter2@/d'],
    ['postgres://h:5432/d'],
    ['postgres://casetrail_owner:hunter2@h'],
    ['postgres://casetrail_owner:hunter2%@h/d'],
  ])('refuses the address %j without repeating it', (value) => {
    const error = refusal({ ...addresses, DATABASE_URL: value });
    expect(error.setting).toBe('DATABASE_URL');
    expect(error.message).not.toContain('hunter2');
    expect(error.message).not.toContain('\n');
  });

  it('wants all three addresses or none', () => {
    expect(refusal({ ...addresses, DATABASE_URL_PUBLIC: undefined }).setting).toBe('DATABASE_URL_PUBLIC');
    expect(refusal({ DATABASE_URL_PUBLIC: addresses.DATABASE_URL_PUBLIC }).setting).toBe('DATABASE_URL');
  });
});

describe('publicUrlOf', () => {
  it.each([
    [{}, 'http://127.0.0.1:8080'],
    [{ HOST: '0.0.0.0' }, 'http://localhost:8080'],
    [{ HOST: '::1' }, 'http://[::1]:8080'],
    [{ HOST: '::1', PUBLIC_URL: 'https://cases.example.org' }, 'https://cases.example.org'],
  ])('of %j is %s', (env, url) => {
    expect(publicUrlOf(readSettings(env, '/srv'), 8080)).toBe(url);
  });
});

function refusal(env: Record<string, string | undefined>): SettingsError {
  try {
    readSettings(env, '/srv');
  } catch (error) {
    if (error instanceof SettingsError) return error;
  }
  throw new Error('it was not refused');
}
