import { encodeId } from '@app/kernel';
import type { CitationPart, NamePart, OrganizationPart, PartyPart, PersonPart, SourcePart } from './parts.js';

/** Persons, organizations and sources as the document lists them: once each, wherever it refers to them by their ids. */
export class Gathered {
  readonly #persons = new Map<string, PersonPart>();
  readonly #organizations = new Map<string, OrganizationPart>();
  readonly #sources = new Map<string, SourcePart>();

  /** The reference to a party, which is listed from here on. */
  party(party: PartyPart): string {
    if (party.__typename === 'Person') this.#persons.set(party.key, party);
    else this.#organizations.set(party.key, party);
    return encodeId(party.__typename, party.key);
  }

  optional(party: PartyPart | null): string | null {
    return party && this.party(party);
  }

  citations(citations: readonly CitationPart[]) {
    return citations.map(({ key, source, locator, quote, stance, credibility }) => ({
      id: encodeId('Citation', key),
      source: this.#source(source),
      stance,
      locator,
      quote,
      credibility,
    }));
  }

  #source(source: SourcePart): string {
    this.#sources.set(source.key, source);
    return encodeId('Source', source.key);
  }

  /** What the document lists at its end. Sources first: these bring their authors and publishers along. */
  lists() {
    const sources = inOrder(this.#sources).map((source) => sourceOf(source, this));
    return { sources, persons: this.#listedPersons(), organizations: this.#listedOrganizations() };
  }

  #listedPersons() {
    return inOrder(this.#persons).map(({ key, slug, name, names }) => ({
      id: encodeId('Person', key),
      slug,
      name,
      names: names.map(nameOf),
    }));
  }

  #listedOrganizations() {
    return inOrder(this.#organizations).map(({ key, slug, name, names, kind, country }) => ({
      id: encodeId('Organization', key),
      slug,
      name,
      names: names.map(nameOf),
      kind,
      country,
    }));
  }
}

/** A source as documents tell it. */
export function sourceOf({ key, slug, authors, publisher, ...told }: SourcePart, gathered: Gathered) {
  return {
    id: encodeId('Source', key),
    slug,
    kind: told.kind,
    title: told.title,
    authors: authors.map(({ name, person }) => ({ name, person: gathered.optional(person) })),
    publisher: gathered.optional(publisher),
    publishedOn: told.publishedOn,
    url: told.url,
    archivedUrl: told.archivedUrl,
    accessedOn: told.accessedOn,
    language: told.language,
    tags: told.tags,
    reliability: told.reliability,
    disclosure: told.disclosure,
  };
}

export type SourceRecord = ReturnType<typeof sourceOf>;
export type PersonRecord = ReturnType<Gathered['lists']>['persons'][number];
export type OrganizationRecord = ReturnType<Gathered['lists']>['organizations'][number];
export type CitationRecord = ReturnType<Gathered['citations']>[number];

export const nameOf = ({ text, kind, script, language }: NamePart) => ({ text, kind, script, language });

/** By their ids: an order of names would be that of the installation's collation. */
function inOrder<Part>(parts: ReadonlyMap<string, Part>): Part[] {
  return [...parts].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, part]) => part);
}
