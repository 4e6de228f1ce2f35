import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { EdtfError } from './edtf-error.js';
import { formatFuzzyDate, formatFuzzyDateInSentence } from './format-fuzzy-date.js';

/** Dates and how each language says them: alone, and where that differs, behind ` | ` after a verb. */
const labels = JSON.parse(
  readFileSync(new URL('./format-fuzzy-date.fixture.json', import.meta.url), 'utf8'),
) as readonly Record<'edtf' | 'en' | 'ru' | 'kk' | 'zh', string>[];
const LOCALES = ['en', 'ru', 'kk', 'zh'] as const;
const months = Array.from({ length: 12 }, (_, index) => `2020-${String(index + 1).padStart(2, '0')}`);

describe.each(LOCALES)('labels in %s', (locale) => {
  it.each(labels.map(({ edtf, ...languages }) => ({ edtf, expected: languages[locale] })))(
    '$edtf: $expected',
    ({ edtf, expected }) => {
      const [alone, inSentence = alone] = expected.split(' | ');
      expect(formatFuzzyDate(edtf, locale)).toBe(alone);
      expect(formatFuzzyDateInSentence(edtf, locale)).toBe(inSentence);
    },
  );
});

describe('months', () => {
  const all = (locale: string, edtf: (month: string) => string) =>
    months.map((month) =>
      formatFuzzyDateInSentence(edtf(month), locale)
        .replaceAll(/\s*\d+\s*/g, ' ')
        .trim(),
    );

  it('stand in the case that Russian wants', () => {
    expect(all('ru', (month) => month).join(', ')).toBe(
      'в январе года, в феврале года, в марте года, в апреле года, в мае года, в июне года, в июле года, ' +
        'в августе года, в сентябре года, в октябре года, в ноябре года, в декабре года',
    );
    expect(all('ru', (month) => `[${month}..2021]`).map((text) => text.split(' ')[1])).toEqual(
      'январём февралём мартом апрелем маем июнем июлем августом сентябрём октябрём ноябрём декабрём'.split(' '),
    );
    expect(all('ru', (month) => `[..${month}-05]`).map((text) => text.split(' ')[2])).toEqual(
      'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
    );
  });

  it('take the endings that Kazakh wants', () => {
    expect(all('kk', (month) => month).map((text) => text.split(' ')[1])).toEqual(
      'қаңтарда ақпанда наурызда сәуірде мамырда маусымда шілдеде тамызда қыркүйекте қазанда қарашада желтоқсанда'.split(
        ' ',
      ),
    );
    expect(all('kk', (month) => `[..${month}-05]`).map((text) => text.split(' ')[1])).toEqual(
      'қаңтарға ақпанға наурызға сәуірге мамырға маусымға шілдеге тамызға қыркүйекке қазанға қарашаға желтоқсанға'.split(
        ' ',
      ),
    );
    expect(all('kk', (month) => `${month}-05/..`).map((text) => text.split(' ')[1])).toEqual(
      (
        'қаңтардан ақпаннан наурыздан сәуірден мамырдан маусымнан шілдеден тамыздан қыркүйектен қазаннан ' +
        'қарашадан желтоқсаннан'
      ).split(' '),
    );
    expect(all('kk', (month) => `[${month}..2021]`).map((text) => text.split(' ')[2])).toEqual(
      'мен мен бен мен мен мен мен бен пен мен мен мен'.split(' '),
    );
  });

  it('have their names in English and their numbers in Chinese', () => {
    expect(
      all('en', (month) => month)
        .join(' ')
        .replaceAll('in ', ''),
    ).toBe('January February March April May June July August September October November December');
    expect(months.map((month) => formatFuzzyDate(month, 'zh')).at(-1)).toBe('2020年12月');
  });
});

describe('ordinals of English centuries', () => {
  it.each([
    ['01XX', '2nd'],
    ['02XX', '3rd'],
    ['03XX', '4th'],
    ['10XX', '11th'],
    ['11XX', '12th'],
    ['12XX', '13th'],
    ['20XX', '21st'],
    ['21XX', '22nd'],
    ['99XX', '100th'],
  ])('%s is in the %s', (edtf, ordinal) => {
    expect(formatFuzzyDate(edtf, 'en').split(' ')[0]).toBe(ordinal);
  });
});

describe('the locale', () => {
  it.each([
    ['en', 'spring 2020'],
    ['en-US', 'spring 2020'],
    ['ru-KZ', 'весна 2020 года'],
    ['RU', 'весна 2020 года'],
    ['kk-Cyrl-KZ', '2020 жылдың көктемі'],
    ['kk_KZ', '2020 жылдың көктемі'],
    ['zh-Hans-CN', '2020年春季'],
    ['zh-Hant', '2020年春季'],
    ['fr', 'spring 2020'],
    ['rus', 'spring 2020'],
    ['', 'spring 2020'],
    ['constructor', 'spring 2020'],
    ['*', 'spring 2020'],
  ])('%p gives %p', (locale, label) => {
    expect(formatFuzzyDate('2020-21', locale)).toBe(label);
  });

  it('may be any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (locale) => formatFuzzyDate('2020', locale) !== ''));
  });
});

it('a date that cannot be read has no label', () => {
  expect(() => formatFuzzyDate('2021-02-29', 'en')).toThrow(EdtfError);
  expect(() => formatFuzzyDateInSentence('2021-02-29', 'en')).toThrow(EdtfError);
});

it('no label has a hole in it', () => {
  const date = fc.constantFrom('2020-05-02', '2020-02', '2020-24', '2020', '200X', '19XX', '2004-XX', '1985-04-XX');
  const marked = fc.tuple(date, fc.constantFrom('', '?', '~', '%')).map((parts) => parts.join(''));
  const edtf = fc.oneof(
    marked,
    marked.map((end) => `[..${end}]`),
    marked.map((start) => `${start}/`),
    marked.map((start) => `[${start}..2021?]`),
  );
  fc.assert(
    fc.property(edtf, fc.constantFrom(...LOCALES), (text, locale) => {
      const said = `${formatFuzzyDate(text, locale)} ${formatFuzzyDateInSentence(text, locale)}`;
      expect(said).not.toMatch(/undefined|NaN|null| {2}|\[object|\( | \)/);
    }),
  );
});
