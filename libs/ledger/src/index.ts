export { type ChangeDescription, type CommittedChange, recordChange, type Settle } from './record-change.js';
