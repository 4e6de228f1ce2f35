import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GraphQLError, type GraphQLScalarType, parseValue, print } from 'graphql';
import { CountryCodeScalar } from './country-code.scalar.js';
import { DateScalar } from './date.scalar.js';
import { DateTimeScalar } from './date-time.scalar.js';
import { DurationScalar } from './duration.scalar.js';
import { EdtfScalar } from './edtf.scalar.js';
import { LocaleScalar } from './locale.scalar.js';
import { shown } from './text-scalar.js';
import { UrlScalar } from './url.scalar.js';

const scalars: [GraphQLScalarType<string, string>, example: string][] = [
  [CountryCodeScalar, 'KZ'],
  [DateScalar, '2021-02-05'],
  [DateTimeScalar, '2021-02-05T09:30:00.000Z'],
  [DurationScalar, 'P7Y'],
  [EdtfScalar, '[..2021-02-05]'],
  [LocaleScalar, 'ru-KZ'],
  [UrlScalar, 'https://example.org/report'],
];

describe.each(scalars)('%s', (scalar, example) => {
  it('reads the same from a variable and from the text of a query, and writes it back', () => {
    expect(scalar.parseValue(example)).toBe(example);
    expect(scalar.parseLiteral(parseValue(JSON.stringify(example)))).toBe(example);
    expect(scalar.parseLiteral(parseValue(`"""${example}"""`))).toBe(example);
    expect(scalar.serialize(example)).toBe(example);
  });

  it('says where it is specified', () => {
    expect(scalar.specifiedByURL).toMatch(/^https:\/\/\S+$/);
  });

  it.each([null, 2021, true, {}, ['2021'], new Date(0)])('refuses what is no text: %p', (value) => {
    expect(() => scalar.parseValue(value)).toThrow(`${scalar.name} is text. Write it in quotes: "`);
  });

  it.each(['2021', '2021.5', 'true', 'KZ', '["KZ"]', '{ day: 1 }', 'null'])(
    'refuses a literal without quotes: %s',
    (text) => {
      expect(() => scalar.parseLiteral(parseValue(text))).toThrow(`${scalar.name} is text. Write it in quotes: "`);
    },
  );

  it('points at the literal that is wrong, and marks the request as the one at fault', () => {
    const literal = parseValue('"no such thing"');
    let error: unknown;
    try {
      scalar.parseLiteral(literal);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(GraphQLError);
    expect((error as GraphQLError).extensions).toEqual({ code: 'BAD_USER_INPUT' });
    expect((error as GraphQLError).nodes?.map(print)).toEqual(['"no such thing"']);
  });

  it('answers any text with a value that it reads to itself, or with one line of plain text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) => {
        try {
          const value = scalar.parseValue(text);
          expect(scalar.parseValue(value)).toBe(value);
        } catch (error) {
          expect(error).toBeInstanceOf(GraphQLError);
          expect((error as Error).message).toMatch(/^[ -~]{10,500}$/);
        }
      }),
    );
  });
});

it('has no text to write where the record holds none', () => {
  expect(() => DateScalar.serialize(5)).toThrow('Date cannot be written: the record holds no text there.');
});

it('shows hostile text as harmless text', () => {
  expect(shown('ab')).toBe('"ab"');
  expect(shown('a"\n\u202Eb\0')).toBe('"a\\"\\n\\u202eb\\u0000"');
  expect(shown('x'.repeat(61))).toBe(`"${'x'.repeat(60)}..."`);
});
