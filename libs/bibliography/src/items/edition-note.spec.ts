import { expect, it } from '@jest/globals';
import { EDITION } from '../testing/first-record.js';
import { editionNote } from './edition-note.js';

const edition = { ...EDITION, permalink: 'https://casetrail.example/sources/article@8' };
const rest = 'SHA-256 0123456789ab, https://casetrail.example/sources/article@8';

it.each([
  ['en', `Casetrail, edition 8 (20 November 2026), ${rest}`],
  ['ru-KZ', `Casetrail, редакция 8 (20 ноября 2026 г.), ${rest}`],
  ['zh-Hant', `Casetrail, 第8版 (2026年11月20日), ${rest}`],
  ['tr', `Casetrail, sürüm 8 (20 Kasım 2026), ${rest}`],
  ['fr', `Casetrail, édition 8 (20 novembre 2026), ${rest}`],
  ['de', `Casetrail, Ausgabe 8 (20. November 2026), ${rest}`],
  ['es', `Casetrail, edición 8 (20 de noviembre de 2026), ${rest}`],
  ['kk', `Casetrail, edition 8 (20 November 2026), ${rest}`],
])('in %s', (locale, note) => {
  expect(editionNote(edition, locale)).toBe(note);
});

it('says no hash where none is known', () => {
  expect(editionNote({ ...edition, sha256: null }, 'en')).toBe(
    'Casetrail, edition 8 (20 November 2026), https://casetrail.example/sources/article@8',
  );
});
