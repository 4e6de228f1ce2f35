import { describe, expect, it } from '@jest/globals';
import { explainFailure } from './explain-failure.js';

const address = 'postgres://casetrail_owner:p%40ss-word@db.example.org/cases';
const explain = (error: unknown): string => explainFailure(error, 'DATABASE_URL', address, 'casetrail_owner').message;
const coded = (code: string): Error => Object.assign(new Error('second\nline'), { code });

describe('explainFailure', () => {
  it.each(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', '28P01', '28000', '3D000', '42501', '53300', '57P03', 'EOTHER'])(
    'says what to do about %s, in one line',
    (code) => {
      expect(explain(coded(code))).toMatch(/^DATABASE_URL: db\.example\.org:5432 [^\n]+\.$/);
    },
  );

  it('looks into the failures of a name with several addresses', () => {
    expect(explain(new AggregateError([coded('ECONNREFUSED')]))).toContain('refuses connections');
  });

  it('does not repeat a password that an error repeats', () => {
    const message = explain(new Error('bad p%40ss-word and p@ss-word'));
    expect(message).toBe('DATABASE_URL: db.example.org:5432 cannot be used (bad … and …).');
  });
});
