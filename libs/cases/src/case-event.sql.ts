import { type Flag, type Flags, fuzzyJson, identityJson, listJson, recordedJson, when } from '@app/database';
import { organizationJson, partyJson } from '@app/organizations';
import { personJson } from '@app/people';
import { citationsJson, type SourceFlags } from '@app/sources';

/** Which parts of an event are asked for. */
export interface EventFlags {
  actor: Flag;
  involved: Flag;
  charges: Flag;
  defendants: Flag;
  penalties: Flag;
  citations: Flag;
  links: Flag;
  recordedAt: Flag;
  sources: SourceFlags;
}

/** Asks which parts of events a statement is to bring; their sources and parties are those of the whole statement. */
export function eventFlags(flags: Flags, sources: SourceFlags): EventFlags {
  return {
    actor: flags.asked('CaseEvent.actor'),
    involved: flags.asked('CaseEvent.involved'),
    charges: flags.asked('CaseEvent.charges'),
    defendants: flags.asked('CaseEvent.defendants'),
    penalties: flags.asked('CaseEvent.penalties'),
    citations: flags.asked('CaseEvent.citations'),
    links: flags.asked('CaseEvent.corrects', 'CaseEvent.after'),
    recordedAt: flags.asked('CaseEvent.recordedAt'),
    sources,
  };
}

const penaltyJson = (flags: EventFlags) => `json_build_object('kind', penalty.kind,
  'person', (SELECT ${personJson('person', flags.sources.parties.person)} FROM persons person WHERE person.id = penalty.person_id),
  'term', penalty.term, 'suspended', penalty.suspended, 'amount', penalty.amount::text, 'currency', penalty.currency,
  'description', penalty.description, 'starts', ${fuzzyJson('penalty.starts')}, 'ends', ${fuzzyJson('penalty.ends')})`;

/** One event, given its row and its line (place in the timeline); references to charges and events stay keys. */
export function eventJson(alias: string, line: string, flags: EventFlags): string {
  const pointer = (role: string) =>
    `SELECT pointer.to_event_id FROM pointers pointer WHERE pointer.from_event_id = ${alias}.id AND pointer.role = '${role}'`;
  return `json_build_object(${recordedJson('CaseEvent', alias, flags.recordedAt)}, 'caseKey', ${alias}.case_id,
    'position', ${line}.position, 'irregular', coalesce(${line}.irregular, false), 'kind', ${alias}.kind, 'date', ${fuzzyJson(`${alias}.date`)},
    'title', ${alias}.title, 'summary', ${alias}.summary, 'place', ${alias}.place, 'attribution', ${alias}.attribution,
    'disputed', ${alias}.disputed, 'irregularity', ${alias}.irregularity, 'rights', ${alias}.rights, 'wgadCategories', ${alias}.wgad_categories,
    'restraint', CASE WHEN ${alias}.restraint_kind IS NOT NULL THEN json_build_object('kind', ${alias}.restraint_kind,
      'until', ${fuzzyJson(`${alias}.restraint_until`)}, 'conditions', ${alias}.restraint_conditions) END,
    'actor', ${when(
      flags.actor,
      `SELECT ${partyJson('party', flags.sources.parties)} FROM event_parties party WHERE party.event_id = ${alias}.id AND party.part = 'ACTOR' LIMIT 1`,
    )},
    'involved', ${when(
      flags.involved,
      `SELECT ${listJson(partyJson('party', flags.sources.parties), `event_parties party WHERE party.event_id = ${alias}.id AND party.part = 'INVOLVED'`, 'party.ordinal')}`,
    )},
    'chargeKeys', ${when(
      flags.charges,
      `SELECT ${listJson('named.charge_id', `event_charges named JOIN charges charge ON charge.id = named.charge_id WHERE named.event_id = ${alias}.id`, 'charge.ordinal')}`,
    )},
    'defendants', ${when(
      flags.defendants,
      `SELECT ${listJson(
        personJson('person', flags.sources.parties.person),
        `event_defendants named JOIN persons person ON person.id = named.person_id WHERE named.event_id = ${alias}.id`,
        'person.slug',
      )}`,
    )},
    'penalties', ${when(flags.penalties, `SELECT ${listJson(penaltyJson(flags), `penalties penalty WHERE penalty.event_id = ${alias}.id`, 'penalty.ordinal')}`)},
    'correctsKey', ${when(flags.links, pointer('CORRECTS'))}, 'afterKey', ${when(flags.links, pointer('AFTER'))},
    'citations', ${when(flags.citations, `SELECT ${citationsJson('case_event_id', `${alias}.id`, flags.sources)}`)})`;
}

/** The file numbers of a case, each with the authority that gave it. */
export function fileNumbersJson(alias: string, sources: SourceFlags): string {
  return listJson(
    `json_build_object('value', file.value, 'authority', (SELECT ${organizationJson('authority', sources.parties.organization)} FROM pointers pointer
      JOIN organizations authority ON authority.id = pointer.to_organization_id WHERE pointer.from_file_number_id = file.id AND pointer.role = 'AUTHORITY'))`,
    `case_file_numbers file WHERE file.case_id = ${alias}.id`,
    'file.ordinal',
  );
}

/** The date of an event named by its id, for standing and custody; null where there is none. */
export function eventDateJson(id: string): string {
  return `(SELECT ${fuzzyJson('since.date')} FROM case_events since WHERE since.id = ${id})`;
}

/** A standing from a line that has status, since, final and reasons. `reasons` are what its explanation needs. */
export function standingJson(line: string, reasons: Flag): string {
  return `json_build_object('status', coalesce(${line}.status, 'UNKNOWN'), 'sinceKey', ${line}.since_event,
    'since', ${eventDateJson(`${line}.since_event`)}, 'final', ${line}.final, 'becauseKeys', coalesce(${line}.because, '{}'), 'reasons', ${when(
      reasons,
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
  return `json_build_object(${identityJson('Case', alias)}, 'slug', ${alias}.slug, 'title', ${alias}.title)`;
}
