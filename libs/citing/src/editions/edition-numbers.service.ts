import type { Read } from '@app/database';
import { Injectable } from '@nestjs/common';
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
  readonly #kept = new UntilChange<EditionList>(MOST_BYTES, ({ bytes }) => bytes, MOST_BYTES);

  constructor(private readonly editions: Editions) {}

  /**
   * @param key  uuid of a case, a source or a person
   * @param head  the last change set, asked for before
   * @param read  the public's
   * @param line  who asks
   * @returns null where the public does not see the record
   */
  of(key: string, head: number, read: Read, line = ''): Promise<EditionList | null> {
    return this.#kept.find(key, head, () => this.editions.inTurn(() => editionsOf(key, read), line));
  }
}
