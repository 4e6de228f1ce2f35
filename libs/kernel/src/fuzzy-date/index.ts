export { addDuration } from './add-duration.js';
export { formatFuzzyDate, formatFuzzyDateInSentence } from './format-fuzzy-date.js';
export type { FuzzyDate } from './fuzzy-date.js';
export { fuzzyDate, parseEdtf } from './parse-edtf.js';
export { datesOverlap } from './dates-overlap.js';
