export { publicUrlOf, readSettings, SettingsError } from './settings/index.js';
export type { DatabaseSettings, LogLevel, Seed, Settings } from './settings/index.js';
export { connectionOf, type Connection, type Edge } from './connections/connection-of.js';
export { decodeCursor, encodeCursor } from './connections/cursor.js';
export type { CursorKey, KeyShape } from './connections/key-shape.js';
export { PageInfo } from './connections/page-info.type.js';
export { LONGEST_PAGE, pageOf, type Page, USUAL_PAGE } from './connections/page-of.js';
export { ForwardPageArgs, PageArgs } from './connections/page.args.js';
export { BadInput } from './errors/bad-input.js';
export { DomainError } from './errors/domain-error.js';
export { USER_ERROR_CODES, type UserErrorCode } from './errors/user-error-code.js';
export { decodeId, encodeId, type DecodedId } from './global-id/global-id.js';
export { NODE_TYPES, type NodeType } from './global-id/node-types.js';
export { Confidentiality, confidentialityOf, tierOf } from './graph/confidentiality.enum.js';
export { CountryCodeScalar } from './graph/country-code.scalar.js';
export { DateScalar } from './graph/date.scalar.js';
export { DateTimeScalar } from './graph/date-time.scalar.js';
export { DurationScalar } from './graph/duration.scalar.js';
export { describeRoots } from './graph/describe-roots.js';
export { EdtfScalar } from './graph/edtf.scalar.js';
export { FuzzyDateResolver } from './graph/fuzzy-date.resolver.js';
export { FuzzyDateType } from './graph/fuzzy-date.type.js';
export { typeNameOf, type GraphRecord } from './graph/graph-record.js';
export { inlineFields } from './graph/inline-fields.js';
export { LocaleArgs } from './graph/locale.args.js';
export { LocaleScalar } from './graph/locale.scalar.js';
export { LookupArgs } from './graph/lookup.args.js';
export { Node } from './graph/node.interface.js';
export { RecordedNode } from './graph/recorded-node.js';
export { Recorded } from './graph/recorded.interface.js';
export { registerVocabulary } from './graph/register-vocabulary.js';
export { UrlScalar } from './graph/url.scalar.js';
export {
  addDuration,
  datesOverlap,
  DatePrecision,
  describeEdtf,
  DurationError,
  EdtfError,
  formatFuzzyDate,
  formatFuzzyDateInSentence,
  fuzzyDate,
  type FuzzyDate,
  isIsoDay,
  parseDuration,
  parseEdtf,
} from './fuzzy-date/index.js';
