import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { fullContents } from '../testing/contents.js';
import { caseDocument } from './case-document.js';
import { WHOLE } from './document-head.js';
import { personDocument } from './person-document.js';
import { sourceDocument } from './source-document.js';

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
const compiled = new Map<string, ValidateFunction>();

/** What the schema in the documentation says against it. */
function faults(format: string, told: object): unknown[] {
  const file = join(import.meta.dirname, `../../../../docs/editions/${format.replace('/', '-')}.schema.json`);
  const validate = compiled.get(format) ?? ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object);
  compiled.set(format, validate);
  validate(told);
  return validate.errors ?? [];
}

const edition = { seq: 7, at: '2026-01-02T03:04:05.678Z' };
const contents = fullContents((place) => place);
const DOCUMENTS = {
  'casetrail-edition/1': caseDocument(contents.case, { edition, fate: WHOLE }),
  'casetrail-person/1': personDocument(contents.person, { edition, fate: WHOLE }),
  'casetrail-source/1': sourceDocument(contents.source, { edition, fate: WHOLE }),
};
const ENTRIES = Object.entries(DOCUMENTS);

it.each(ENTRIES)('%s is what its schema describes, with something in every field', (format, told) => {
  expect(told.format).toBe(format);
  expect(faults(format, told)).toEqual([]);
});

it.each([
  ['casetrail-edition/1', caseDocument, contents.case, 'timeline'],
  ['casetrail-person/1', personDocument, contents.person, 'cases'],
  ['casetrail-source/1', sourceDocument, contents.source, 'source'],
] as const)('%s of which something was withdrawn is too', (format, make, content, place) => {
  const fate = { withdrawn: [place], originalSha256: 'ab'.repeat(32) };
  expect(faults(format, (make as (content: unknown, head: object) => object)(content, { edition, fate }))).toEqual([]);
});

/** Every object within, by where it stands. */
function objects(told: unknown, place: string): [string, Record<string, unknown>][] {
  if (typeof told !== 'object' || told === null) return [];
  const inner = Object.entries(told).flatMap(([key, value]) => objects(value, `${place}/${key}`));
  return Array.isArray(told) ? inner : [[place, told as Record<string, unknown>], ...inner];
}

it.each(ENTRIES)('%s has no property more or less, anywhere', (format, told) => {
  const copy = JSON.parse(JSON.stringify(told)) as object;
  for (const [place, object] of objects(copy, '')) {
    object['more'] = 1;
    expect([place, faults(format, copy).length > 0]).toEqual([place, true]);
    delete object['more'];
    for (const [key, value] of Object.entries(object)) {
      delete object[key];
      expect([place, key, faults(format, copy).length > 0]).toEqual([place, key, true]);
      object[key] = value;
    }
  }
  expect(faults(format, copy)).toEqual([]);
});
