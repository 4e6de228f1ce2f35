import type { EditionDocument } from '../document/edition-document.js';

/** What the lists at the end of a document say of an ID that stands above them. */
export class Listed {
  readonly #names: ReadonlyMap<string, string>;
  readonly #slugs: ReadonlyMap<string, string>;

  constructor({ persons, organizations, sources }: EditionDocument) {
    this.#names = new Map([...persons, ...organizations].map(({ id, name }) => [id, name]));
    this.#slugs = new Map([...persons, ...sources].map(({ id, slug }) => [id, slug]));
  }

  /** The name of a person or an organization. */
  name(id: string): string {
    return this.#names.get(id) ?? '';
  }

  /** The slug of a source. */
  source(id: string): string {
    return this.#slugs.get(id) ?? '';
  }

  /** The slug of a person. */
  person(id: string): string {
    return this.#slugs.get(id) ?? '';
  }
}
