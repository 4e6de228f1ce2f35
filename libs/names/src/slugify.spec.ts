import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { slugify } from './slugify.js';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

describe('slugify', () => {
  it.each([
    ['Serikzhan Bilash', 'serikzhan-bilash'],
    ['Серікжан Біләш', 'serikzhan-bilash'],
    ['Тельман Ильясов', 'telman-ilyasov'],
    ['伊力哈木·土赫提', 'yilihamu-tuheti'],
    ['Müller & Söhne', 'muller-sohne'],
    ['O’Brien', 'obrien'],
    ["Xi'an", 'xian'],
    ['KZ 2020: Bilash (174)', 'kz-2020-bilash-174'],
    ['  -- Atajurt --  ', 'atajurt'],
    ['a__b//c', 'a-b-c'],
    ['№ 5', 'no-5'],
    ['İstanbul', 'istanbul'],
    ['', 'unnamed'],
    ['…!?', 'unnamed'],
    ['\ud800', 'unnamed'],
  ])('turns %p into %s', (text, slug) => {
    expect(slugify(text)).toBe(slug);
  });

  it('cuts between words at 80 characters', () => {
    expect(slugify('criminal code of the republic '.repeat(4))).toBe(
      'criminal-code-of-the-republic-criminal-code-of-the-republic-criminal-code-of-the',
    );
    expect(slugify(`${'a'.repeat(79)} bcd`)).toBe('a'.repeat(79));
    expect(slugify(`${'a'.repeat(80)} bcd`)).toBe('a'.repeat(80));
  });

  it('cuts one endless word in its middle', () => {
    expect(slugify('a'.repeat(200))).toBe('a'.repeat(80));
    expect(slugify(`one ${'a'.repeat(200)}`)).toBe(`one-${'a'.repeat(76)}`);
  });

  it('gives a slug for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const slug = slugify(text);
        return SLUG.test(slug) && slug.length <= 80 && slugify(slug) === slug;
      }),
      { numRuns: 2000 },
    );
  });
});
