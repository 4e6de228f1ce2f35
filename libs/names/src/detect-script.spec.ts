import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { detectScript } from './detect-script.js';

describe('detectScript', () => {
  it.each([
    ['Serikzhan Bilash', 'Latn'],
    ['Серікжан Біләш', 'Cyrl'],
    ['سەرىكجان بىلاش', 'Arab'],
    ['伊力哈木·土赫提', 'Hans'],
    ['김대중', 'Hang'],
    ['金大中 (김대중 전 대통령)', 'Hang'],
    ['山田たろう', 'Jpan'],
    ['東京都庁の', 'Jpan'],
    ['カタカナ', 'Jpan'],
    ['Ελένη', 'Grek'],
    ['שלום', 'Hebr'],
    ['Երևան', 'Armn'],
    ['თბილისი', 'Geor'],
    ['བཀྲ་ཤིས', 'Tibt'],
    ['ᠮᠣᠩᠭᠣᠯ', 'Mong'],
    ['अरुण', 'Deva'],
    ['อานนท์', 'Thai'],
    ['အောင်ဆန်း', 'Mymr'],
    ['ខ្មែរ', 'Khmr'],
    ['ᏣᎳᎩ', 'Zzzz'],
    ['2021-02-05', 'Zyyy'],
    ['😀 …', 'Zyyy'],
    ['', 'Zyyy'],
  ])('tells %p as %s', (text, script) => {
    expect(detectScript(text)).toBe(script);
  });

  it('takes the script of the most characters', () => {
    expect(detectScript('А. Serikzhan')).toBe('Latn');
    expect(detectScript('ACME Сәкен Сейфуллин')).toBe('Cyrl');
  });

  it('takes the first of two that are equal', () => {
    expect(detectScript('Аб (Ab)')).toBe('Cyrl');
    expect(detectScript('Ab (Аб)')).toBe('Latn');
  });

  it('gives a code of four letters for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => /^[A-Z][a-z]{3}$/.test(detectScript(text))));
  });
});
