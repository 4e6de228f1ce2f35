import { CASES } from './cases.js';
import type { RecordDraft } from './draft.js';
import { PARTIES } from './parties.js';
import { SOURCES, STATUTES } from './sources.js';

/** The founding record: every fact of the founding source that this database records. Every record cites that source. */
export const FIRST_RECORD: RecordDraft = { ...PARTIES, sources: SOURCES, statutes: STATUTES, ...CASES };

/** The source that every record of the first record cites. */
export const FOUNDING_SOURCE = 'bitter-winter-2021-02-05-bilash';
