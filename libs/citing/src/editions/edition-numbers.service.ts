import type { Read } from '@app/database';
import { Injectable } from '@nestjs/common';
import type { Asker } from '../kept/asker.js';
import { UntilChange } from '../kept/until-change.js';
import type { EditionList } from './edition-list.js';
import { Editions } from './editions.service.js';
import { editionsOf } from './editions-of.query.js';

/** How much of it is kept in memory. */
const MOST_BYTES = 8 * 1024 * 1024;

/**
 * Knows the editions of records by their numbers. To find them, the database looks at every version of what a record shows, so it
 * does that in a turn and once for all numbers that an address may have, until something is recorded.
 */
@Injectable()
export class EditionNumbers {
  /** The longest lists are those that take longest to find. */
  readonly #kept: UntilChange<EditionList>;

  constructor({ inTurn }: Editions) {
    this.#kept = new UntilChange<EditionList>(inTurn, MOST_BYTES, ({ bytes }) => bytes, MOST_BYTES);
  }

  /**
   * @param key  uuid of a case, a source or a person
   * @param read  the public's
   * @returns null where the public does not see the record
   */
  of(key: string, asker: Asker, read: Read): Promise<EditionList | null> {
    return this.#kept.find(key, asker, () => editionsOf(key, read));
  }
}
