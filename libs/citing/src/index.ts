export { CitingModule } from './citing.module.js';
export { READERS_URL } from './readers-url.js';
export { Editions } from './editions/editions.service.js';
export { EditionNumbers } from './editions/edition-numbers.service.js';
export { editionsOf } from './editions/editions-of.query.js';
export { findEditions, type PublicEdition } from './editions/public-editions.query.js';
export { CASE } from './editions/subjects/case.subject.js';
export { PERSON } from './editions/subjects/person.subject.js';
export { SOURCE } from './editions/subjects/source.subject.js';
export type { Subject } from './editions/subjects/subject.js';
export { EditionAddresses } from './addresses/edition-addresses.js';
export { type EditionAddress, readEditionAddress } from './addresses/edition-address.js';
export { isFresh } from './addresses/is-fresh.js';
export { FILES, formatOf } from './formats/formats.js';
export type { Format } from './formats/format.js';
export type { EditionDocument } from './document/edition-document.js';
export type { EditionView, RecordGone } from './formats/edition-view.js';
export type { CaseChanges } from './changes/case-changes.js';
export { CaseChangesService, type TellsChanges } from './changes/case-changes.service.js';
export { changesDocument } from './changes/changes-document.js';
export type { EventFate, EventFates } from './changes/event-fates.js';
export type {
  CaseDocument,
  ChargeRecord,
  EventRecord,
  ParticipantRecord,
  StandingRecord,
} from './document/case-document.js';
export type { CitationRecord, SourceRecord } from './document/gathered.js';
export type { PersonDocument } from './document/person-document.js';
export type { SourceDocument } from './document/source-document.js';
export { citedSourceItem, citeEdition, editionItem } from './citations/edition-item.js';
export { anchorOfId } from './citations/event-anchor.js';
