export { addDuration } from './add-duration.js';
export { formatFuzzyDateInSentence } from './format-fuzzy-date.js';
export type { FuzzyDate } from './fuzzy-date.js';
export { fuzzyDate } from './parse-edtf.js';
export { datesOverlap } from './dates-overlap.js';
