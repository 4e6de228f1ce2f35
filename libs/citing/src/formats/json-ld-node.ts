import { plainText } from '@app/bibliography';
import type { EditionDocument } from '../document/edition-document.js';
import type { EditionView } from './edition-view.js';
import { Listed } from './listed.js';
import { eventAddress, type ToldCase, uuidOf } from './cases-told.js';

/** A node, or a value, of JSON-LD. */
export type Ld = string | number | boolean | Node | readonly Ld[];
export interface Node {
  readonly [property: string]: Ld;
}

type Told = Ld | null | undefined;

/** A node with the properties that say something: without what is null, and without empty lists. */
export function node(properties: Readonly<Record<string, Told>>): Node {
  const said = Object.entries(properties).filter(
    (property): property is [string, Ld] =>
      property[1] !== null && property[1] !== undefined && !(Array.isArray(property[1]) && property[1].length === 0),
  );
  return Object.fromEntries(said);
}

/** A text of the record, on one line and without what turns or hides; see `plainText`. */
export const text = (told: string | null): string | null => told && plainText(told);
export const texts = (told: readonly string[]): string[] => told.map((one) => plainText(one));

export const reference = (address: string): Node => ({ '@id': address });

interface Dated {
  readonly edtf: string;
}

/** A date as the record has it, under the datatype for such. */
export const edtf = (date: Dated | null): Node | null =>
  date && { '@type': 'edtf:EDTF', '@value': plainText(date.edtf) };

const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

/** The date where it is just one day; schema.org knows no other that is not exact to the day without a doubt. */
export const day = (date: Dated | null): string | null => (date && DAY.test(date.edtf) ? date.edtf : null);

/** The days on which something began and ended, each where it is told exactly. What is told by one day began on it. */
export function days(date: Dated): { startDate: string | null; endDate: string | null } {
  const [start = '', end = ''] = date.edtf.split('/');
  return { startDate: day({ edtf: start }), endDate: day({ edtf: end }) };
}

/**
 * A web address, as an IRI; null for what is none. The record holds addresses of the web only, but a file that others feed to
 * programs does not rely on that.
 */
export function webAddress(told: string | null): string | null {
  if (told === null || !URL.canParse(told)) return null;
  const { protocol, href } = new URL(told);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  return href.replaceAll(/[\s<>"{}|\\^`\u007f-\u009f]/gu, encodeURIComponent);
}

/** The IRIs by which nodes refer to one another. */
export class Addresses {
  readonly #listed: Listed;
  readonly #told: ReadonlySet<string>;

  constructor(
    document: EditionDocument,
    private readonly view: EditionView,
  ) {
    this.#listed = new Listed(document);
    this.#told = new Set('timeline' in document ? document.timeline.map(({ id }) => id) : []);
  }

  /** A person's own page, or an organization, which has none. */
  party(id: string): string {
    return id.startsWith('Person_') ? this.person(this.#listed.person(id)) : this.unaddressed(id);
  }

  person(slug: string): string {
    return `${this.view.url}/people/${slug}`;
  }

  /** A source that the document lists. */
  source(id: string): string {
    return this.sourceOf(this.#listed.source(id));
  }

  sourceOf(slug: string): string {
    return `${this.view.url}/sources/${slug}`;
  }

  /** The case itself, whichever edition tells of it. */
  case(slug: string): string {
    return `${this.view.url}/cases/${slug}`;
  }

  /** An event by where it stands in the edition of its case; one that stands there no more, by its uuid. */
  event(of: ToldCase, id: string): string {
    return this.#told.has(id) ? eventAddress(of, id) : this.unaddressed(id);
  }

  /** What has no page of its own has the uuid that it is recorded under, which is unique anywhere. */
  unaddressed(id: string): string {
    return `urn:uuid:${uuidOf(id)}`;
  }

  parties(ids: readonly string[]): Node[] {
    return ids.map((id) => reference(this.party(id)));
  }

  optional(id: string | null): Node | null {
    return id === null ? null : reference(this.party(id));
  }
}
