import type { EditionDocument } from '@app/citing';

interface ReferredParty {
  readonly name: string;
  readonly isPerson: boolean;
}

/** What a document lists at its end, by its ID. */
export class Referred {
  readonly #byId: ReadonlyMap<string, ReferredParty>;
  readonly #sources: ReadonlyMap<string, EditionDocument['sources'][number]>;

  constructor({ persons, organizations, sources }: Pick<EditionDocument, 'persons' | 'organizations' | 'sources'>) {
    this.#byId = new Map<string, ReferredParty>([
      ...persons.map(({ id, name }) => [id, { name, isPerson: true }] as const),
      ...organizations.map(({ id, name }) => [id, { name, isPerson: false }] as const),
    ]);
    this.#sources = new Map(sources.map((source) => [source.id, source]));
  }

  party(id: string) {
    return this.#byId.get(id) ?? null;
  }

  source(id: string) {
    return this.#sources.get(id) ?? null;
  }
}
