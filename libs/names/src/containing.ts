import { fold } from './fold.js';

/** A LIKE pattern that matches folded texts which contain this one; its own wildcards are taken literally. */
export function containing(text: string): string {
  return `%${fold(text).replace(/[\\%_]/g, '\\$&')}%`;
}
