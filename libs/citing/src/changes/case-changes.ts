import type { CaseDocument } from '../document/case-document.js';
import type { EditionChanges } from './compare-editions.js';

/** An edition that is compared. */
export interface ComparedEdition {
  readonly seq: number;
  readonly at: string;
  readonly permalink: string;
  readonly document: CaseDocument;
}

/** Two editions of a case, and what is different. */
export interface CaseChanges {
  /** The slug that the case has now. */
  readonly slug: string;
  /** The number that was asked for: that of an edition; or where there is none, the first after which it was so. */
  readonly since: number;
  /** Null: the public had no such case then, not yet or not at that time, since it was withdrawn. All of the other is new then. */
  readonly from: ComparedEdition | null;
  readonly to: ComparedEdition;
  readonly changes: EditionChanges;
}
