export type { StandingResult } from './aggregate.js';
export { type IllegalSequence, checkRecording } from './check-recording.js';
export { concerns } from './concerns.js';
export { type Reason, explainStanding } from './explain-standing.js';
export type { FoldCase, FoldCharge, FoldEvent, FoldPenalty } from './fold-case.js';
export { type CustodyResult, type LineEvent, foldCustody } from './fold-custody.js';
export { type CaseFold, foldStanding } from './fold-standing.js';
export { lineDays, mergeLines } from './line-days.js';
export { type OrderedTimeline, type SequenceBreak, orderTimeline } from './order-timeline.js';
