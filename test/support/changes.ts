import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Fetched } from './editions.js';

const schema = (name: string): object =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../docs/editions/${name}.schema.json`), 'utf8')) as object;

const validate = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true })
  .addSchema(schema('casetrail-edition-1'))
  .compile(schema('casetrail-changes-1'));

export interface TimelineEvent {
  readonly id: string;
  readonly title: string;
  readonly [part: string]: unknown;
}

interface ChangesFile {
  readonly format: string;
  readonly case: string;
  readonly from: { readonly seq: number; readonly at: string; readonly permalink: string } | null;
  readonly to: { readonly seq: number; readonly at: string; readonly permalink: string };
  readonly added: readonly TimelineEvent[];
  readonly corrected: readonly { readonly before: TimelineEvent; readonly after: TimelineEvent }[];
  readonly retracted: readonly TimelineEvent[];
  readonly standings: readonly { readonly of: string; readonly before: unknown; readonly after: unknown }[];
}

/** Reads what changed between two editions, having seen that it is what the schema describes, and named by its hash. */
export function readChanges({ status, headers, bytes, sha256 }: Fetched): ChangesFile {
  expect([status, bytes.toString()]).toEqual([200, expect.any(String)]);
  const changes = JSON.parse(bytes.toString()) as ChangesFile;
  validate(changes);
  expect(validate.errors ?? []).toEqual([]);
  expect([headers.get('content-type'), headers.get('etag')]).toEqual(['application/json', `"${sha256}"`]);
  return changes;
}
