import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { fullViews } from '../testing/views.js';
import { CSV_FORMAT } from './csv.js';
import { JSON_LD_FORMAT } from './json-ld.js';

const README = readFileSync(join(import.meta.dirname, '../../../../docs/editions/README.md'), 'utf8');
const [, tables = '', linked = ''] = README.split(/\n## `\.(?:csv|jsonld)`\n/);

/** What stands in the first columns of the tables, between backticks. */
const defined = (text: string): string[] => {
  const rows = text.split('\n').filter((line) => line.startsWith('|'));
  return rows.flatMap((row) =>
    [
      ...row
        .split('|')
        .slice(1, -2)
        .join()
        .matchAll(/`([\w:]+)`/g),
    ].map(([, word]) => word!),
  );
};
const sorted = (words: readonly string[]): string[] => [...new Set(words)].toSorted();

const views = Object.values(fullViews());

it('every column of a table is explained, and no other', () => {
  const columns = views.flatMap((view) => parse(CSV_FORMAT.write(view) as string, { bom: true })[0]!);
  expect(sorted(defined(tables))).toEqual(sorted(columns));
});

it('every term of ours is defined, and no other', () => {
  const withdrawn = views.map((view) => ({ ...view, document: { ...view.document, withdrawn: ['sources'] } }));
  const terms = withdrawn.flatMap((view) =>
    [...(JSON_LD_FORMAT.write(view) as string).matchAll(/"(casetrail:\w+)"/g)].map(([, term]) => term!),
  );
  expect(sorted(defined(linked))).toEqual(sorted(terms));
});
