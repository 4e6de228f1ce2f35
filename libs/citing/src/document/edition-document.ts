import type { CaseDocument } from './case-document.js';
import type { PersonDocument } from './person-document.js';
import type { SourceDocument } from './source-document.js';

/** The document of an edition, of whichever kind of record. */
export type EditionDocument = CaseDocument | PersonDocument | SourceDocument;
