export { type Reason, explainStanding } from './explain-standing.js';
export type { FoldCase, FoldEvent } from './fold-case.js';
export { foldCustody } from './fold-custody.js';
export { foldStanding } from './fold-standing.js';
export { lineDays, mergeLines } from './line-days.js';
export { orderTimeline } from './order-timeline.js';
