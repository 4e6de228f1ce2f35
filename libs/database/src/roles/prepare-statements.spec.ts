import { describe, expect, it } from '@jest/globals';
import { createDatabaseStatement, prepareStatements } from './prepare-statements.js';

const none = { owner: null, member: null, public: null };

describe('prepareStatements', () => {
  it('quotes the name of the database wherever it stands', () => {
    const statements = prepareStatements({ database: 'a"; DROP DATABASE b; --', passwords: none });
    const naming = statements.filter((statement) => statement.includes('DROP DATABASE'));
    expect(naming).toHaveLength(16);
    expect(naming.filter((statement) => !statement.includes('"a""; DROP DATABASE b; --"'))).toEqual([]);
    expect(createDatabaseStatement('a"b')).toMatch(/^CREATE DATABASE "a""b" TEMPLATE template0 ENCODING 'UTF8' /);
  });

  it('leaves passwords alone unless given, and never holds one', () => {
    const passwordsIn = (statements: string[]): string[] => statements.filter((text) => text.includes(' PASSWORD '));
    expect(passwordsIn(prepareStatements({ database: 'd', passwords: none }))).toEqual([]);
    const given = prepareStatements({
      database: 'd',
      passwords: { owner: { password: "it's-secret" }, member: { psqlVariable: 'member_password' }, public: null },
    });
    expect(passwordsIn(given)).toEqual([
      expect.stringMatching(/^ALTER ROLE casetrail_owner PASSWORD 'SCRAM-SHA-256\$4096:[\w+/=]+\$[\w+/=]+:[\w+/=]+'$/),
      "ALTER ROLE casetrail_member PASSWORD :'member_password'",
    ]);
    expect(given.join()).not.toContain('secret');
  });
});
