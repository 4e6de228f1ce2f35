import { STAGE_DESCRIPTIONS } from './case-stage.js';
import { STATUS_DESCRIPTIONS } from './case-status.js';
import { CUSTODY_DESCRIPTIONS } from './custody-state.js';
import { PENALTY_DESCRIPTIONS } from './penalty-kind.js';
import { RESTRAINT_DESCRIPTIONS } from './restraint-kind.js';

/** The lists that need no more than a value and its meaning, as the documentation shows them. */
export const CASE_TABLES: readonly { title: string; heading: string; meanings: Record<string, string> }[] = [
  { title: 'Statuses', heading: 'Status', meanings: STATUS_DESCRIPTIONS },
  { title: 'Stages', heading: 'Stage', meanings: STAGE_DESCRIPTIONS },
  { title: 'Custody', heading: 'State', meanings: CUSTODY_DESCRIPTIONS },
  { title: 'Restraints', heading: 'Measure', meanings: RESTRAINT_DESCRIPTIONS },
  { title: 'Penalties', heading: 'Penalty', meanings: PENALTY_DESCRIPTIONS },
];
