import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import type { CslItem } from '../csl-item.js';
import { recordItem } from '../items/record-item.js';
import { sourceItem } from '../items/source-item.js';
import { ARTICLE, ARTICLE_READ, EDITION, EVENT, EVENT_URL } from '../testing/first-record.js';
import { cslJson, cslJsonFile } from './csl-json.js';

const article = sourceItem(ARTICLE_READ);
const edition = recordItem(EDITION);
const event = recordItem(EDITION, EVENT);
const dated = (edtf: string) => sourceItem({ ...ARTICLE, publishedOn: { edtf } });

describe('CSL-JSON', () => {
  const valid = new Ajv({ strict: false }).compile(
    JSON.parse(readFileSync(new URL('../../schema/csl-data.json', import.meta.url), 'utf8')) as object,
  );
  const items: [string, CslItem][] = [
    ['article', article],
    ['edition', edition],
    ['event', event],
    ...['2019?', '2020-21', '2019/2020', '[..2021-02-05]', '2019/..', '199X', 'XXXX'].map((edtf): [string, CslItem] => [
      edtf,
      dated(edtf),
    ]),
  ];

  it.each(items)('of %s is valid', (_name, item) => {
    valid(JSON.parse(cslJsonFile(item)));
    expect(valid.errors ?? []).toEqual([]);
    expect(JSON.parse(cslJsonFile(item))).toEqual([JSON.parse(cslJson(item))]);
  });

  it('of an event', () => {
    expect(JSON.parse(cslJson(event))).toEqual({
      id: 'kz-2020-bilash-389@8#event-01965f0e-7c1b-7a52-8e0f-3d1c5b9a2f46',
      type: 'dataset',
      title: 'Investigation opened (2020)',
      author: [{ literal: 'Casetrail' }],
      publisher: 'Casetrail',
      'container-title': 'Case of 2020 against Serikzhan Bilash under article 389',
      issued: { 'date-parts': [[2026, 11, 20]] },
      'event-date': { 'date-parts': [[2020]] },
      URL: EVENT_URL,
      version: '8, SHA-256 0123456789ab',
      genre: 'Event of a case record',
      note: 'Edition 8 of 2026-11-20, SHA-256 0123456789ab',
    });
  });
});
