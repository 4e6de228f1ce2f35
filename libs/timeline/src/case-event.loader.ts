import { eventJson, mayBeTold } from '@app/cases';
import { recordLoader } from '@app/database';
import type { CaseEvent } from './case-event.type.js';

/** Events by id, wherever they stand; one that a correction has replaced is still found by its id. */
export const eventLoader = recordLoader<CaseEvent>('case-events', (flags) => {
  return `SELECT event.id AS key, NULL AS slug, ${eventJson('event', 'place', flags)} AS record
    FROM case_events event
    LEFT JOIN (SELECT event_id, position, irregular FROM event_lines) place ON place.event_id = event.id
    WHERE event.id = ANY ($1::uuid[]) AND $2::text[] IS NOT NULL AND ${mayBeTold('event', 'place.event_id IS NOT NULL')}`;
});
