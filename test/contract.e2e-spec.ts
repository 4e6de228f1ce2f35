import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { schemaLines } from './support/schema-lines.js';

const linesOf = (path: string) => schemaLines(buildSchema(readFileSync(new URL(path, import.meta.url), 'utf8')));

/** What scripts, pages and reports rely on. Lines are added to it, never changed or taken out. */
const contract = linesOf('support/contract.graphql');
const printed = linesOf('../schema.graphql');

describe('the printed schema', () => {
  it('has every type, field, argument, value and member of the contract, exactly', () => {
    const texts = new Set(printed.map(({ text }) => text));
    expect(contract.map(({ text }) => text).filter((text) => !texts.has(text))).toEqual([]);
  });

  it('demands no argument and no input field beyond the contract', () => {
    const texts = new Set(contract.map(({ text }) => text));
    const owners = new Set(
      contract.map(({ owner, text }) => (owner === null ? text.split(' ')[1] : text.split(':')[0])),
    );
    const demanded = printed.filter(({ owner, required }) => required && owner !== null && owners.has(owner));
    expect(demanded.map(({ text }) => text).filter((text) => !texts.has(text))).toEqual([]);
  });

  it('describes every type, field, argument and value', () => {
    expect(printed.filter(({ description }) => description === '').map(({ text }) => text)).toEqual([]);
  });
});
