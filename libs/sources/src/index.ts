export { Source } from './source.type.js';
export { citationsJson, sourceJson } from './citation.sql.js';
export { SourceAuthorEntity } from './source-author.entity.js';
export { SourceEntity } from './source.entity.js';
export { type SourceDraft, writeSource } from './write-source.js';
export { SourcesModule } from './sources.module.js';
export { RecordedCitationsResolver } from './recorded-citations.resolver.js';
export { sourceLoader } from './source.loader.js';
export { citationsOf } from './citation.loader.js';
