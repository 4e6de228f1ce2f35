import type { EditionView } from './edition-view.js';
import type { Extension } from './extensions.js';

/** A form in which an edition is served. */
export interface Format {
  /** What stands behind the address; null: nothing does, it is what a browser is shown. */
  readonly extension: Extension | null;
  /** The media types by which it may be asked for; it is served as the first. */
  readonly mediaTypes: readonly [string, ...string[]];
  /** As what it is served, where that says more than the first media type. */
  readonly contentType?: string;
  /**
   * Whether it reads the same for as long as nothing of the edition is withdrawn. A page does not: it says what has become of the edition since.
   */
  readonly lasting: boolean;
  /** @returns the text, in UTF-8 */
  readonly write: (view: EditionView) => string | Buffer | Promise<string>;
}
