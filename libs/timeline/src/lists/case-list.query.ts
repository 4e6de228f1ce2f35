import { CaseOrder } from '@app/cases';
import { type Condition, isGiven, type ListQuery, type OrderColumn } from '@app/database';
import { containing } from '@app/names';
import type { CaseFilter } from '../case.filter.js';
import { articleIds } from './charged-under.js';
import { partyId } from './party-condition.js';
import { overlapping } from './span.js';

const ID: OrderColumn = { expression: 'line.case_id', type: 'uuid' };

const ORDERS: Record<CaseOrder, Pick<ListQuery, 'order' | 'descending'>> = {
  [CaseOrder.LATEST_EVENT]: {
    order: [{ expression: 'line.latest_key', type: 'date', unknown: '-infinity' }, ID],
    descending: true,
  },
  [CaseOrder.OPENED]: {
    order: [{ expression: 'line.opened_key', type: 'date', unknown: '-infinity' }, ID],
    descending: true,
  },
  [CaseOrder.TITLE]: {
    order: [
      { expression: 'matter.title_folded', type: 'text' },
      { expression: 'matter.id', type: 'uuid' },
    ],
    descending: false,
  },
  [CaseOrder.RECENTLY_UPDATED]: {
    order: [{ expression: 'line.updated_seq', type: 'integer' }, ID],
    descending: true,
  },
};

/** Cases in an order, as far as the filter lets them through; `scope` ties them to a parent. */
export function caseList(
  filter: CaseFilter | null | undefined,
  orderBy: CaseOrder,
  scope?: string,
  further: Condition[] = [],
): ListQuery {
  return {
    key: 'matter.id',
    from: 'cases matter JOIN case_lines line ON line.case_id = matter.id',
    conditions: [...further, ...conditionsOf(filter ?? {})],
    ...ORDERS[orderBy],
    scope,
  };
}

function conditionsOf(filter: CaseFilter): Condition[] {
  const { country, kind, status, statute, articles, person, organization, eventKinds, during } = filter;
  const conditions: Condition[] = [];
  if (country) conditions.push((value) => `matter.country = ${value(country, 'text')}`);
  if (kind) conditions.push((value) => `matter.kind = ${value(kind, 'text')}`);
  if (status) conditions.push((value) => `line.status = ANY (${value(status, 'text[]')})`);
  if (isGiven(statute) || isGiven(articles)) {
    conditions.push(
      (value) =>
        `matter.id IN (SELECT charge.case_id FROM charges charge WHERE charge.article_id = ANY (ARRAY(${articleIds(value, statute, articles)})))`,
    );
  }
  if (isGiven(person)) {
    conditions.push(
      (
        value,
      ) => `matter.id IN (SELECT part.case_id FROM case_participants part WHERE part.person_id = (${partyId(value, 'Person', person)})
        UNION SELECT charge.case_id FROM charges charge WHERE charge.defendant_id = (${partyId(value, 'Person', person)}))`,
    );
  }
  if (isGiven(organization)) {
    conditions.push(
      (value) =>
        `matter.id IN (SELECT part.case_id FROM case_participants part WHERE part.organization_id = (${partyId(value, 'Organization', organization)}))`,
    );
  }
  if (eventKinds) {
    conditions.push(
      (
        value,
      ) => `matter.id IN (SELECT event.case_id FROM case_events event JOIN event_lines place ON place.event_id = event.id
        WHERE event.kind = ANY (${value(eventKinds, 'text[]')}))`,
    );
  }
  if (during) conditions.push(...overlapping('line.first_day', 'line.last_day', during));
  return [...conditions, ...furtherConditions(filter)];
}

function furtherConditions({ custody, rights, openedFrom, openedTo, updatedSince, text }: CaseFilter): Condition[] {
  const conditions: Condition[] = [];
  if (custody) {
    conditions.push(
      (value) =>
        `matter.id IN (SELECT accused.case_id FROM defendant_lines accused WHERE accused.custody = ANY (${value(custody, 'text[]')}))`,
    );
  }
  if (rights) {
    conditions.push(
      (value) =>
        `matter.id IN (SELECT cases_with_rights(${value(rights, 'text[]')}) UNION SELECT cases_with_event_rights(${value(rights, 'text[]')}))`,
    );
  }
  if (openedFrom) conditions.push((value) => `line.opened_to >= ${value(openedFrom, 'date')}`);
  if (openedTo) conditions.push((value) => `line.opened_from <= ${value(openedTo, 'date')}`);
  if (updatedSince) conditions.push((value) => `line.updated_at >= ${value(updatedSince, 'timestamptz')}`);
  if (text) {
    conditions.push(
      (value) =>
        `matter.id IN (SELECT cases_titled_like(${value(containing(text), 'text')}) UNION SELECT cases_numbered_like(${value(containing(text), 'text')}))`,
    );
  }
  return conditions;
}
