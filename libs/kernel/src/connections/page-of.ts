import { BadInput } from '../errors/bad-input.js';
import type { PageArgs } from './page.args.js';

/** Which part of a list is wanted. */
export interface Page {
  readonly limit: number;
  /** BACKWARD: the items ahead of `before`, nearest first to find, in list order to show. */
  readonly direction: 'FORWARD' | 'BACKWARD';
  /** Cursor the page starts behind; only ever set going forward. */
  readonly after: string | null;
  /** Cursor the page stops ahead of; only ever set going backward. */
  readonly before: string | null;
}

/** How many items a page has where nobody says. */
export const USUAL_PAGE = 20;
export const LONGEST_PAGE = 100;

/**
 * Reads the four arguments of a Relay list. A page is counted from one end: `first` with `after`, or `last` with
 * `before`. Relay leaves the other mixtures to the server and warns against most of them; here they are refused.
 *
 * @throws BadInput naming the argument at fault.
 */
export function pageOf({ first = null, after = null, last = null, before = null }: PageArgs): Page {
  refuseTogether('first', first, 'last', last);
  refuseTogether('first', first, 'before', before);
  refuseTogether('last', last, 'after', after);
  refuseTogether('after', after, 'before', before);
  if (last !== null || before !== null) {
    return { limit: limitOf('last', last), direction: 'BACKWARD', after: null, before };
  }
  return { limit: limitOf('first', first), direction: 'FORWARD', after, before: null };
}

function refuseTogether(one: string, oneValue: unknown, other: string, otherValue: unknown): void {
  if (oneValue === null || otherValue === null) return;
  throw new BadInput(`"${one}" and "${other}" exclude each other. Use "first" with "after", or "last" with "before".`, [
    other,
  ]);
}

function limitOf(argument: string, value: number | null): number {
  if (value === null) return USUAL_PAGE;
  if (Number.isInteger(value) && value >= 1 && value <= LONGEST_PAGE) return value;
  throw new BadInput(`"${argument}" is ${value}. Ask for 1 to ${LONGEST_PAGE} items at a time.`, [argument]);
}
