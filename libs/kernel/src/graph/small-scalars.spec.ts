import { describe, expect, it } from '@jest/globals';
import { CountryCodeScalar } from './country-code.scalar.js';
import { DurationScalar } from './duration.scalar.js';
import { EdtfScalar } from './edtf.scalar.js';

describe('CountryCode', () => {
  it.each([
    ['kz', 'kz: a country code is in capitals. Write KZ.'],
    ['KAZ', '"KAZ" is not a country code. Write the two capitals of ISO 3166-1, such as KZ.'],
    ['KZ ', '"KZ " is not a country code. Write the two capitals of ISO 3166-1, such as KZ.'],
    ['КZ', '"\\u041aZ" is not a country code. Write the two capitals of ISO 3166-1, such as KZ.'],
  ])('refuses %p', (text, message) => {
    expect(() => CountryCodeScalar.parseValue(text)).toThrow(expect.objectContaining({ message }));
  });
});

describe('Duration', () => {
  it('keeps a term as written', () => {
    expect(DurationScalar.parseValue('P18M')).toBe('P18M');
  });

  it('passes on what is wrong with it', () => {
    expect(() => DurationScalar.parseValue('7Y')).toThrow(
      expect.objectContaining({ message: '7Y: a term starts with P. Write P7Y, P1Y6M, P45D or P2W.' }),
    );
  });
});

describe('Edtf', () => {
  it.each(['2020-21', '2020?', '[2020-05-01..2021-02-05]', '2019-08-16/2026-08-16'])('keeps %s as written', (text) => {
    expect(EdtfScalar.parseValue(text)).toBe(text);
  });

  it('passes on what is wrong with it', () => {
    expect(() => EdtfScalar.parseValue('2021-02-29')).toThrow(/^2021-02-29 /);
  });
});
