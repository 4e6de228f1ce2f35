import type { Read } from '@app/database';
import type { DocumentHead } from '../../document/document-head.js';

/** A kind of record that has editions. */
export interface Subject {
  readonly type: 'Case' | 'Source' | 'Person';
  /** What its addresses begin with, below that of the service. */
  readonly path: string;
  /**
   * Reads everything that an edition is made of.
   *
   * @param past  the record as it stood after the edition's change set
   * @returns what makes the document of it; null where there is nothing to be read
   */
  readonly gather: (key: string, past: Read, seq: number) => Promise<((head: DocumentHead) => object) | null>;
}
