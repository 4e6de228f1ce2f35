import { type Condition, isGiven, type ListQuery } from '@app/database';
import { containing } from '@app/names';
import type { EventFilter } from '../event.filter.js';
import { type CaseEventKind, type CaseStage, EVENT_KINDS } from '../vocabulary/index.js';
import { changedSince } from './changed-since.js';
import { articleIds } from './charged-under.js';
import { partyId } from './party-condition.js';
import { overlapping } from './span.js';

/** An event that is recorded later and belongs further ahead moves those behind it. */
const lineNow = (column: 'line_key' | 'position') => (event: string) =>
  `(SELECT now.${column} FROM event_lines now WHERE now.event_id = ${event})`;

/** Events of many cases in one line, oldest first: each case's events keep their own order. */
export function eventList(conditions: Condition[], scope?: string): ListQuery {
  return {
    key: 'event.id',
    from: `event_lines place JOIN case_events event ON event.id = place.event_id`,
    conditions,
    order: [
      { expression: 'place.line_key', type: 'date', unknown: 'infinity', now: lineNow('line_key') },
      { expression: 'place.case_id', type: 'uuid' },
      { expression: 'place.position', type: 'integer', now: lineNow('position') },
      { expression: 'place.event_id', type: 'uuid' },
    ],
    descending: false,
    scope,
  };
}

/** The events of one case, in the order of its timeline. */
export function timelineList(conditions: Condition[]): ListQuery {
  return {
    key: 'event.id',
    from: `event_lines place JOIN case_events event ON event.id = place.event_id`,
    conditions,
    order: [
      { expression: 'place.position', type: 'integer', now: lineNow('position') },
      { expression: 'place.event_id', type: 'uuid' },
    ],
    descending: false,
    scope: 'place.case_id = parent.key',
  };
}

/** Conditions on what happened, by kinds and stages. */
export function happened(
  kinds: readonly CaseEventKind[] | null | undefined,
  stages?: readonly CaseStage[] | null,
): Condition[] {
  const conditions: Condition[] = [];
  if (kinds) conditions.push((value) => `event.kind = ANY (${value(kinds, 'text[]')})`);
  if (stages) {
    const ofStages = Object.entries(EVENT_KINDS).flatMap(([kind, rule]) => (stages.includes(rule.stage) ? [kind] : []));
    conditions.push((value) => `event.kind = ANY (${value(ofStages, 'text[]')})`);
  }
  return conditions;
}

/** What is written with an event, and may be written after it. */
const PARTS_OF_EVENTS = [
  ['citations', 'case_event_id'],
  ['event_parties', 'event_id'],
  ['event_charges', 'event_id'],
  ['event_defendants', 'event_id'],
  ['penalties', 'event_id'],
] as const;

/** The conditions of a filter of events across cases. */
export function eventConditions(filter: EventFilter): Condition[] {
  const { kinds, stages, during, country, statute, articles, person, actor, text, updatedSince } = filter;
  const conditions = happened(kinds, stages);
  if (during) conditions.push(...overlapping('event.date_earliest', 'event.date_latest', during));
  if (country) {
    conditions.push(
      (value) =>
        `event.case_id IN (SELECT matter.id FROM cases matter WHERE matter.country = ${value(country, 'text')})`,
    );
  }
  if (isGiven(statute) || isGiven(articles)) {
    // An event that names charges concerns those; one that names none concerns all of its case.
    conditions.push(
      (
        value,
      ) => `event.id IN (SELECT named.event_id FROM charges charge JOIN event_charges named ON named.charge_id = charge.id
          WHERE charge.article_id = ANY (ARRAY(${articleIds(value, statute, articles)}))
        UNION SELECT whole.id FROM charges charge JOIN case_events whole ON whole.case_id = charge.case_id
          WHERE charge.article_id = ANY (ARRAY(${articleIds(value, statute, articles)}))
            AND NOT EXISTS (SELECT FROM event_charges named WHERE named.event_id = whole.id))`,
    );
  }
  if (isGiven(person)) {
    conditions.push(
      (value) => `event.id IN (SELECT whole.id FROM case_events whole WHERE whole.case_id IN (
            SELECT part.case_id FROM case_participants part WHERE part.person_id = (${partyId(value, 'Person', person)})
            UNION SELECT charge.case_id FROM charges charge WHERE charge.defendant_id = (${partyId(value, 'Person', person)}))
        UNION SELECT party.event_id FROM event_parties party WHERE party.person_id = (${partyId(value, 'Person', person)}))`,
    );
  }
  if (isGiven(actor)) {
    conditions.push(
      (value) => `event.id IN (SELECT party.event_id FROM event_parties party WHERE party.part = 'ACTOR'
        AND (party.person_id = (${partyId(value, 'Person', actor)}) OR party.organization_id = (${partyId(value, 'Organization', actor)})))`,
    );
  }
  if (text) conditions.push((value) => `event.id IN (SELECT events_titled_like(${value(containing(text), 'text')}))`);
  if (updatedSince) {
    conditions.push((value) => changedSince(value, updatedSince, 'event.id', 'case_events', PARTS_OF_EVENTS));
  }
  return conditions;
}
