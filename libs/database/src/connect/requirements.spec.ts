import { describe, expect, it } from '@jest/globals';
import { EXTENSIONS } from '../roles/role-names.js';
import { databaseProblem, loginProblem, type Inspection } from './requirements.js';

const good: Inspection = {
  version: 180_004,
  versionName: '18.4',
  database: 'casetrail',
  identity: '5 1.5',
  encoding: 'UTF8',
  role: 'casetrail_member',
  superuser: false,
  bypassesRls: false,
  actsAsOwner: false,
  mayCreateSchemas: false,
  extensions: [...EXTENSIONS, 'plpgsql'],
  mayUseExtensions: true,
  cyrillicTrigrams: 9,
};
const owner: Inspection = { ...good, role: 'casetrail_owner', actsAsOwner: true, mayCreateSchemas: true };

describe('databaseProblem', () => {
  it.each([
    [150_000, null],
    [149_999, 'PostgreSQL 14.9 is too old: Casetrail needs 15 or newer.'],
  ])('version %i', (version, problem) => {
    expect(databaseProblem({ ...good, version, versionName: '14.9' })).toBe(problem);
  });

  it('wants UTF-8 and every extension', () => {
    expect(databaseProblem({ ...good, encoding: 'SQL_ASCII' })).toContain('encoding SQL_ASCII');
    for (const name of EXTENSIONS) {
      const extensions = EXTENSIONS.filter((other) => other !== name);
      expect(databaseProblem({ ...good, extensions })).toContain(`lacks ${name} in schema extensions`);
    }
  });
});

describe('loginProblem', () => {
  it('finds nothing wrong where nothing is', () => {
    expect(loginProblem('member', 'casetrail_member', good)).toBeNull();
    expect(loginProblem('owner', 'casetrail_owner', owner)).toBeNull();
  });

  it.each([
    [{ role: 'postgres' }, 'logs in as postgres'],
    [{ superuser: true }, 'is a superuser'],
    [{ bypassesRls: true }, 'BYPASSRLS'],
    [{ actsAsOwner: true }, 'rights of casetrail_owner'],
    [{ mayCreateSchemas: true }, 'rights of casetrail_owner'],
    [{ mayUseExtensions: false }, 'may not use schema extensions'],
    [{ cyrillicTrigrams: 0 }, 'LC_CTYPE'],
  ])('of a member with %j', (change, problem) => {
    expect(loginProblem('member', 'casetrail_member', { ...good, ...change })).toContain(problem);
  });

  it('of an owner who may not create schemas', () => {
    expect(loginProblem('owner', 'casetrail_owner', { ...owner, mayCreateSchemas: false })).toContain(
      'may not create schemas in database casetrail',
    );
  });
});
