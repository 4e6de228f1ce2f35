import { type Flags, fuzzyJson, listJson, recordJson, when } from '@app/database';
import { organizationJson, partyJson } from '@app/organizations';
import { personJson } from '@app/people';
import { citationsJson } from '@app/sources';

const penaltyJson = (flags: Flags) => `json_build_object('kind', penalty.kind,
  'person', (SELECT ${personJson('person', flags)} FROM persons person WHERE person.id = penalty.person_id),
  'term', penalty.term, 'suspended', penalty.suspended, 'amount', penalty.amount::text, 'currency', penalty.currency,
  'description', penalty.description, 'starts', ${fuzzyJson('penalty.starts')}, 'ends', ${fuzzyJson('penalty.ends')})`;

/** One event, given its row and its line (place in the timeline); references to charges and events stay keys. */
export function eventJson(alias: string, line: string, flags: Flags): string {
  const pointer = (role: string) =>
    `(SELECT pointer.to_event_id FROM pointers pointer WHERE pointer.from_event_id = ${alias}.id AND pointer.role = '${role}')`;
  const parties = (part: string) => `event_parties party WHERE party.event_id = ${alias}.id AND party.part = '${part}'`;
  return recordJson(flags, 'CaseEvent', alias, {
    needed: {
      caseKey: `${alias}.case_id`,
      position: `${line}.position`,
      kind: `${alias}.kind`,
      ...(flags.asked('CaseEvent.corrects') && { correctsKey: pointer('CORRECTS') }),
      ...(flags.asked('CaseEvent.after') && { afterKey: pointer('AFTER') }),
      ...(flags.asked('CaseEvent.charges') && {
        chargeKeys: listJson(
          'named.charge_id',
          `event_charges named JOIN charges charge ON charge.id = named.charge_id WHERE named.event_id = ${alias}.id`,
          'charge.ordinal',
        ),
      }),
    },
    fields: {
      cite: `json_build_object('title', ${alias}.title, 'date', ${fuzzyJson(`${alias}.date`)})`,
      date: fuzzyJson(`${alias}.date`),
      title: `${alias}.title`,
      summary: `${alias}.summary`,
      place: `${alias}.place`,
      attribution: `${alias}.attribution`,
      disputed: `${alias}.disputed`,
      irregular: `coalesce(${line}.irregular, false)`,
      irregularity: `${alias}.irregularity`,
      rights: `${alias}.rights`,
      wgadCategories: `${alias}.wgad_categories`,
      restraint: `CASE WHEN ${alias}.restraint_kind IS NOT NULL THEN json_build_object('kind', ${alias}.restraint_kind,
        'until', ${fuzzyJson(`${alias}.restraint_until`)}, 'conditions', ${alias}.restraint_conditions) END`,
      actor: `(SELECT ${partyJson('party', flags)} FROM ${parties('ACTOR')} LIMIT 1)`,
      involved: listJson(partyJson('party', flags), parties('INVOLVED'), 'party.ordinal'),
      defendants: listJson(
        personJson('person', flags),
        `event_defendants named JOIN persons person ON person.id = named.person_id WHERE named.event_id = ${alias}.id`,
        'person.slug',
      ),
      penalties: listJson(
        penaltyJson(flags),
        `penalties penalty WHERE penalty.event_id = ${alias}.id`,
        'penalty.ordinal',
      ),
      citations: citationsJson('case_event_id', `${alias}.id`, flags),
    },
  });
}

/**
 * Whether an event may be told of. In the past it may have named defendants, or charges, none of whom the reader sees now: it would
 * read as if it concerned everybody accused in the case. What has a place in a timeline does not; only of others it is looked up.
 * @param line  a condition: whether it has a place, where the statement knows that
 */
export function mayBeTold(
  alias: string,
  line = `EXISTS (SELECT FROM event_lines told WHERE told.event_id = ${alias}.id)`,
): string {
  return `(${line} OR NOT names_hidden(${alias}.id))`;
}

/** The file numbers of a case, each with the authority that gave it. */
export function fileNumbersJson(alias: string, flags: Flags): string {
  return listJson(
    `json_build_object('value', file.value, 'authority', (SELECT ${organizationJson('authority', flags)} FROM pointers pointer
      JOIN organizations authority ON authority.id = pointer.to_organization_id WHERE pointer.from_file_number_id = file.id AND pointer.role = 'AUTHORITY'))`,
    `case_file_numbers file WHERE file.case_id = ${alias}.id`,
    'file.ordinal',
  );
}

/** The date of an event named by its id, for standing and custody; null where there is none. */
export function eventDateJson(id: string): string {
  return `(SELECT ${fuzzyJson('since.date')} FROM case_events since WHERE since.id = ${id})`;
}

/** A standing from a line that has status, since, final and reasons; what its explanation needs, where asked for. */
export function standingJson(line: string, flags: Flags): string {
  return `json_build_object('status', coalesce(${line}.status, 'UNKNOWN'), 'sinceKey', ${line}.since_event,
    'since', ${eventDateJson(`${line}.since_event`)}, 'final', ${line}.final, 'becauseKeys', coalesce(${line}.because, '{}'), 'reasons', ${when(
      flags.asked('Standing.explanation'),
      `SELECT ${listJson(
        `json_build_object('id', reason.id, 'kind', reason.kind, 'edtf', reason.date_edtf)`,
        `unnest(${line}.because) WITH ORDINALITY cause (id, place) JOIN case_events reason ON reason.id = cause.id`,
        'cause.place',
      )}`,
    )})`;
}

/** Custody from a line that has state, since, place and reasons. */
export function custodyJson(line: string): string {
  return `json_build_object('state', coalesce(${line}.custody, 'UNKNOWN'), 'since', ${eventDateJson(`${line}.custody_since`)},
    'place', ${line}.custody_place, 'becauseKeys', coalesce(${line}.custody_because, '{}'))`;
}

/** The part of a case that other records show. */
export function caseStub(alias: string): string {
  return `json_build_object('__typename', 'Case', 'key', ${alias}.id)`;
}
