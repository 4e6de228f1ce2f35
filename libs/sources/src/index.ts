export { Source } from './source.type.js';
export { CitationEntity } from './citation.entity.js';
export { citationsJson, sourceJson } from './citation.sql.js';
export { SourceAuthorEntity } from './source-author.entity.js';
export { SourceEntity } from './source.entity.js';
export { type CitationDraft, type CitationSubject, writeCitations } from './write-citation.js';
export { type SourceDraft, writeSource } from './write-source.js';
export { SourcesModule } from './sources.module.js';
export { RecordedCitationsResolver } from './recorded-citations.resolver.js';
