import { expect, it } from '@jest/globals';
import { LocaleScalar } from './locale.scalar.js';

it.each([
  ['en', 'en'],
  ['KK', 'kk'],
  ['kaz', 'kk'],
  ['RU-kz', 'ru-KZ'],
  ['zh-hans-cn', 'zh-Hans-CN'],
  ['ug-Arab', 'ug-Arab'],
  ['de-1996', 'de-1996'],
])('reads %s as %s', (text, tag) => {
  expect(LocaleScalar.parseValue(text)).toBe(tag);
});

it.each([
  ['ru_KZ', '"ru_KZ": the parts of a language tag are joined by hyphens. Write ru-KZ.'],
  ['english', '"english" is not a language tag. Write one like en, kk, ru-KZ or zh-Hans.'],
  ['e', '"e" is not a language tag. Write one like en, kk, ru-KZ or zh-Hans.'],
  ['en-', '"en-" is not a language tag. Write one like en, kk, ru-KZ or zh-Hans.'],
  ['', '"" is not a language tag. Write one like en, kk, ru-KZ or zh-Hans.'],
  ['x-private', '"x-private" is not a language tag. Write one like en, kk, ru-KZ or zh-Hans.'],
  ['қаз', '"\\u049b\\u0430\\u0437" is not a language tag. Write one like en, kk, ru-KZ or zh-Hans.'],
])('refuses %p', (text, message) => {
  expect(() => LocaleScalar.parseValue(text)).toThrow(expect.objectContaining({ message }));
});

it('refuses a tag longer than anybody needs', () => {
  expect(() =>
    LocaleScalar.parseValue(`en-x-${'a'.repeat(8)}-${'a'.repeat(8)}-${'a'.repeat(8)}-${'a'.repeat(8)}`),
  ).toThrow('is not a language tag');
});
