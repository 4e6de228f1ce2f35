export { publicUrlOf, readSettings, SettingsError } from './settings/index.js';
export type { LogLevel, Settings } from './settings/index.js';
export { connectionOf, type Connection } from './connections/connection-of.js';
export { decodeCursor, encodeCursor } from './connections/cursor.js';
export type { KeyShape } from './connections/key-shape.js';
export { LONGEST_PAGE, pageOf, type Page, USUAL_PAGE } from './connections/page-of.js';
export { ForwardPageArgs, PageArgs } from './connections/page.args.js';
export { BadInput } from './errors/bad-input.js';
export { DomainError } from './errors/domain-error.js';
export { HttpRefused } from './errors/http-refused.js';
export { InvalidArguments } from './errors/invalid-arguments.js';
export { UserError } from './errors/user-error.type.js';
export { UserErrorsInterceptor } from './errors/user-errors.interceptor.js';
export { decodePresentId } from './global-id/present-id.js';
export { decodeId, decodePastId, encodeId, holdsPastId } from './global-id/global-id.js';
export { type NodeType } from './global-id/node-types.js';
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
export { isLoopback, subscriberOf } from './network/subscriber-of.js';
export {
  addDuration,
  datesOverlap,
  formatFuzzyDate,
  formatFuzzyDateInSentence,
  fuzzyDate,
  parseEdtf,
  type FuzzyDate,
} from './fuzzy-date/index.js';
export { DecimalAmount } from './validation/decimal-amount.rule.js';
export { AtMost, Distinct } from './validation/list.rules.js';
export { ListNotCleared, NotCleared } from './validation/not-cleared.rule.js';
export { EachOfForm, OfForm } from './validation/pattern.rule.js';
export { Slug } from './validation/slug.rule.js';
export { textFault } from './validation/text-fault.js';
export { LongText, ShortText, ShortTexts } from './validation/text.rules.js';
export { Turns } from './bounded/turns.js';
export { WeightedCache } from './bounded/weighted-cache.js';
