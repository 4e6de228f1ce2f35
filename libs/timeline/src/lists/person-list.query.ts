import { type Condition, isGiven, type ListQuery } from '@app/database';
import { containing } from '@app/names';
import type { PersonFilter } from '../person.filter.js';
import { CustodyState } from '../vocabulary/index.js';
import { changedSince } from './changed-since.js';
import { articleIds } from './charged-under.js';

/** Persons by name, as far as the filter lets them through. */
export function personList(filter: PersonFilter | null | undefined): ListQuery {
  return {
    key: 'person.id',
    from: 'names name JOIN persons person ON person.id = name.person_id',
    conditions: [() => `name.kind = 'PRIMARY'`, ...conditionsOf(filter ?? {})],
    order: [
      { expression: 'name.folded', type: 'text' },
      { expression: 'name.person_id', type: 'uuid' },
    ],
    descending: false,
  };
}

function conditionsOf({ country, gender, custody, articles, statute, text, updatedSince }: PersonFilter): Condition[] {
  const conditions: Condition[] = [];
  if (country) {
    conditions.push(
      (value) => `person.id IN (SELECT persons_of_nationality(ARRAY[${value(country, 'text')}])
        UNION SELECT part.person_id FROM case_participants part JOIN cases matter ON matter.id = part.case_id
          WHERE matter.country = ${value(country, 'text')} AND part.person_id IS NOT NULL)`,
    );
  }
  if (gender) conditions.push((value) => `person.gender = ${value(gender, 'text')}`);
  if (custody) {
    // Nothing is known of who stands accused nowhere, so such persons have no line.
    const unknown = custody.includes(CustodyState.UNKNOWN)
      ? ' OR NOT EXISTS (SELECT FROM person_lines line WHERE line.person_id = person.id)'
      : '';
    conditions.push(
      (value) =>
        `(person.id IN (SELECT line.person_id FROM person_lines line WHERE line.custody = ANY (${value(custody, 'text[]')}))${unknown})`,
    );
  }
  if (isGiven(statute) || isGiven(articles)) {
    conditions.push(
      (value) =>
        `person.id IN (SELECT charge.defendant_id FROM charges charge WHERE charge.article_id = ANY (ARRAY(${articleIds(value, statute, articles)})))`,
    );
  }
  if (text) conditions.push((value) => `person.id IN (SELECT persons_named_like(${value(containing(text), 'text')}))`);
  if (updatedSince) {
    conditions.push((value) => changedSince(value, updatedSince, 'person.id', 'persons', [['names', 'person_id']]));
  }
  return conditions;
}
