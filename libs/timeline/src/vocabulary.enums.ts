import { registerVocabulary } from '@app/kernel';
import { CaseEventKind } from './vocabulary/case-event-kind.js';
import { CaseStage, STAGE_DESCRIPTIONS } from './vocabulary/case-stage.js';
import { CaseStatus, STATUS_DESCRIPTIONS } from './vocabulary/case-status.js';
import { CUSTODY_DESCRIPTIONS, CustodyState } from './vocabulary/custody-state.js';
import { EVENT_KIND_DESCRIPTIONS } from './vocabulary/event-kind-descriptions.js';
import { PENALTY_DESCRIPTIONS, PenaltyKind } from './vocabulary/penalty-kind.js';
import { RESTRAINT_DESCRIPTIONS, RestraintKind } from './vocabulary/restraint-kind.js';

// The vocabulary is plain data; here it becomes part of the graph. Types import it from here, so that it is there first.

registerVocabulary(CaseEventKind, {
  name: 'CaseEventKind',
  description: 'What can happen in a case.',
  meanings: EVENT_KIND_DESCRIPTIONS,
});

registerVocabulary(CaseStage, {
  name: 'CaseStage',
  description: 'The part of a proceeding that an event belongs to.',
  meanings: STAGE_DESCRIPTIONS,
});

registerVocabulary(CaseStatus, {
  name: 'CaseStatus',
  description: 'Where a case, a charge or a defendant can stand. It always follows from events.',
  meanings: STATUS_DESCRIPTIONS,
});

registerVocabulary(CustodyState, {
  name: 'CustodyState',
  description: 'Whether somebody is free, and if not, how they are held.',
  meanings: CUSTODY_DESCRIPTIONS,
});

registerVocabulary(PenaltyKind, {
  name: 'PenaltyKind',
  description: 'What a court can impose.',
  meanings: PENALTY_DESCRIPTIONS,
});

registerVocabulary(RestraintKind, {
  name: 'RestraintKind',
  description: 'What can be ordered to keep somebody at hand until judgment.',
  meanings: RESTRAINT_DESCRIPTIONS,
});

export { CaseEventKind, CaseStage, CaseStatus, CustodyState, PenaltyKind, RestraintKind };
