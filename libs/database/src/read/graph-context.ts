import DataLoader from 'dataloader';
import type { Asked } from './asked.js';
import type { Read } from './read.js';

/** Makes a loader for one request. The function's identity is the loader's name: one function, one loader. */
export type LoaderFactory<Key, Value> = (context: GraphContext) => DataLoader<Key, Value, string>;

/** What every resolver of one request shares. */
export class GraphContext {
  readonly #loaders = new Map<LoaderFactory<never, unknown>, unknown>();

  constructor(
    readonly read: Read,
    readonly asked: Asked,
  ) {}

  /** The change set after which the record is asked for as it stood; null: the present. */
  get asOf(): number | null {
    return null;
  }

  /** Forgets what has been read: to be called when the request itself has changed the record. */
  forget(): void {
    this.#loaders.clear();
  }

  /** The request's loader of this kind, made when first wanted. */
  loader<Key, Value>(factory: LoaderFactory<Key, Value>): DataLoader<Key, Value, string> {
    const known = this.#loaders.get(factory);
    if (known) return known as DataLoader<Key, Value, string>;
    const made = factory(this);
    this.#loaders.set(factory, made);
    return made;
  }
}
