export { CASE_CHANGED, caseChanged, caseOf, changeSetOf, type SubscriptionRoot } from './case-changed.js';
export { CASE_CHANGES, type CaseChange, LATEST_SEQ } from './case-changes.query.js';
export { HeadListener } from './head-listener.js';
export { type Listener, LiveFeed } from './live-feed.js';
