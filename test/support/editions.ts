import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import canonicalize from 'canonicalize';
import type { RunningServer } from './start-server.js';

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });

/** What the documentation says an edition of each format looks like. */
const SCHEMAS = new Map(
  ['casetrail-edition/1', 'casetrail-source/1', 'casetrail-person/1'].map((format) => {
    const file = join(import.meta.dirname, `../../docs/editions/${format.replace('/', '-')}.schema.json`);
    return [format, ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object)];
  }),
);

/** What is read of an edition. */
export interface EditionFile {
  readonly format: string;
  readonly edition: { readonly seq: number; readonly at: string };
  readonly withdrawn: readonly string[];
  readonly originalSha256: string | null;
  readonly timeline: readonly { readonly id: string; readonly title: string }[];
  readonly [part: string]: unknown;
}

/** What is at an address, not followed elsewhere. */
export interface Fetched {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  /** As anybody would compute it of what they have downloaded. */
  readonly sha256: string;
}

/** @param address  below that of the service: `sources/slug.json` */
export async function fetchFrom(
  { url }: RunningServer,
  address: string,
  headers: Record<string, string> = {},
  method: 'GET' | 'HEAD' | 'OPTIONS' = 'GET',
): Promise<Fetched> {
  const response = await fetch(`${url}/${address}`, { redirect: 'manual', headers, method });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes, sha256: hash('sha256', bytes) };
}

/** @param address  below that of cases: `slug.json` */
export function fetchEdition(
  server: RunningServer,
  address: string,
  headers: Record<string, string> = {},
): Promise<Fetched> {
  return fetchFrom(server, `cases/${address}`, headers);
}

/** Reads an edition, having seen that it is one: valid, canonical, and named by its hash. */
export function readEdition({ status, headers, bytes, sha256 }: Fetched): EditionFile {
  expect(status).toBe(200);
  const text = bytes.toString('utf8');
  const edition = JSON.parse(text) as EditionFile;
  const validate = SCHEMAS.get(edition.format);
  validate?.(edition);
  expect(validate?.errors).toBeNull();
  expect(canonicalize(edition)).toBe(text);
  expect(headers.get('etag')).toBe(`"${sha256}"`);
  expect(headers.get('content-type')).toBe('application/json');
  return edition;
}

const TOLD = ['etag', 'cache-control', 'vary', 'content-location', 'content-length', 'access-control-allow-origin'];

/** What headers tell of what is sent: ETag, Cache-Control, Vary, Content-Location, Content-Length, and who may read it. */
export const toldBy = (headers: Headers): (string | null)[] => TOLD.map((name) => headers.get(name));

/**
 * An edition without what differs from one installation to the next: its moment and IDs. A record that has a slug is named by
 * it, any other by where it stands first; what is in the order of IDs is put into that of slugs.
 */
export function withoutChance({ edition, ...parts }: EditionFile): unknown {
  const names = new Map<string, string>();
  const collect = (value: unknown, place: string): void => {
    if (typeof value !== 'object' || value === null) return;
    const { id, slug } = value as { id?: string; slug?: string };
    if (id !== undefined && !names.has(id)) names.set(id, slug ?? place);
    for (const [key, inner] of Object.entries(value)) collect(inner, `${place}/${key}`);
  };
  collect(parts, '');
  let text = JSON.stringify({ edition: { seq: edition.seq }, ...parts });
  for (const [id, name] of names) text = text.replaceAll(`"${id}"`, JSON.stringify(name));
  const named = JSON.parse(text) as Record<string, unknown>;
  for (const list of ['persons', 'organizations', 'sources', 'statutes', 'otherCases']) {
    (named[list] as { slug: string }[]).sort((one, other) => (one.slug < other.slug ? -1 : 1));
  }
  return named;
}
