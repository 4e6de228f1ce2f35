import { expect, it } from '@jest/globals';
import { validateSync } from 'class-validator';
import { DecimalAmount } from './decimal-amount.rule.js';
import { AtMost, Distinct } from './list.rules.js';
import { ListNotCleared, NotCleared } from './not-cleared.rule.js';
import { EachOfForm, OfForm } from './pattern.rule.js';
import { Slug } from './slug.rule.js';
import { LongText, ShortText, ShortTexts } from './text.rules.js';

const CODE = { pattern: /^[A-Z]{3}$/, longest: 3, fault: 'is no code; write three capitals' };

class Input {
  @ShortText(5) title?: unknown;
  @LongText(5) note?: unknown;
  @AtMost(2) @ShortTexts(5) tags?: unknown;
  @Distinct() kinds?: unknown;
  @Slug() slug?: unknown;
  @DecimalAmount() amount?: unknown;
  @OfForm(CODE) code?: unknown;
  @EachOfForm(CODE) codes?: unknown;
  @NotCleared() @ShortText(5) name?: unknown;
  @ListNotCleared() @AtMost(2) names?: unknown;
}

/** What is wrong with an input, by its field. */
const faults = (input: Partial<Input>): Record<string, string> =>
  Object.fromEntries(
    validateSync(Object.assign(new Input(), input), { stopAtFirstError: true }).map(({ property, constraints }) => [
      property,
      Object.values(constraints ?? {}).join(' | '),
    ]),
  );

it('lets pass what is in order, and what is left out', () => {
  expect(faults({})).toEqual({});
  expect(
    faults({
      title: 'title',
      note: 'a\nb',
      tags: ['a', 'a'],
      kinds: ['a', 'b'],
      slug: 'a-1',
      amount: '1',
      code: 'KZT',
      codes: [],
      name: 'name',
      names: [],
    }),
  ).toEqual({});
});

it('refuses null only where it would empty what must not be empty', () => {
  expect(
    faults({ title: null, note: null, tags: null, kinds: null, slug: null, amount: null, code: null, codes: null }),
  ).toEqual({});
  expect(faults({ name: null, names: null })).toEqual({
    name: 'cannot be null; give a new value, or leave it out to keep what is on record',
    names: 'cannot be null; give an empty list for none, or leave it out to keep what is on record',
  });
});

it('tells lists how long they may be, and which item is wrong', () => {
  expect(faults({ tags: ['a', 'b', 'c'], kinds: ['a', 'b', 'b'], codes: ['KZT', 'kzt'] })).toEqual({
    tags: 'lists 3; give at most 2',
    kinds: 'says the same twice: its number 3 is there before; give each once',
    codes: 'its number 2 is no code; write three capitals',
  });
  expect(faults({ tags: ['a', ' '] })).toEqual({ tags: 'its number 2 is blank; give 1 to 5 characters' });
});

it('lets texts have lines where they may', () => {
  expect(faults({ title: 'a\nb', note: 'a\nb' })).toEqual({ title: 'has more than one line; write it on one' });
});

it.each(['a', '1', 'kz-2020-bilash-389', 'sealed', 'unsealed-1', 'a'.repeat(120)])('takes the slug %s', (slug) => {
  expect(faults({ slug })).toEqual({});
});

it.each(['', 'A', 'a_b', 'a--b', '-a', 'a-', 'a b', 'біләш', 'a\n', 'a/b'])('refuses the slug %j', (slug) => {
  expect(faults({ slug }).slug).toMatch(/^is not a short name; /);
});

it('says what else a slug may not be', () => {
  expect(faults({ slug: 'a'.repeat(121) })).toEqual({ slug: 'has 121 characters; give at most 120' });
  expect(faults({ slug: 'sealed-0123456789abcdef01234567' })).toEqual({
    slug: 'begins with "sealed-", which is kept for sealed records; choose another',
  });
});

it.each(['0', '0.5', '111120.00', '1.0000', '12345678901234567890', '1234567890123456.7890'])(
  'takes the amount %s',
  (amount) => {
    expect(faults({ amount })).toEqual({});
  },
);

it.each([
  '',
  '-1',
  '+1',
  '01',
  '1.',
  '.5',
  '1,5',
  '1e3',
  ' 1',
  '1\n',
  'NaN',
  '1.00000',
  '123456789012345678901',
  '12345678901234567.7890',
  '9'.repeat(1000),
])('refuses the amount %j', (amount) => {
  expect(faults({ amount })).toEqual({
    amount:
      'is not an amount; write a decimal number such as 111120.00, not negative, with at most four digits behind the point and 20 in all',
  });
});

it('takes a form whole', () => {
  for (const code of ['', 'KZ', 'KZTT', 'kzt', 'KZT\n']) {
    expect(faults({ code })).toEqual({ code: 'is no code; write three capitals' });
  }
});
