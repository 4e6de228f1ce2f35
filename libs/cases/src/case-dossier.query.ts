import { type Asked, Flags, fuzzyJson, listJson, recordedJson, type Statement, when } from '@app/database';
import { partyJson } from '@app/organizations';
import { personJson } from '@app/people';
import { citationsJson, sourceFlags, sourceJson } from '@app/sources';
import { articleFlags, articleJson, articleVersionJson } from '@app/statutes';
import {
  caseStub,
  custodyJson,
  eventDateJson,
  eventFlags,
  eventJson,
  fileNumbersJson,
  standingJson,
} from './case-event.sql.js';

/**
 * The case dossier: everything a case shows, in one static statement, prepared once. Single cases, pages of them, a
 * person's cases and search results all take this road. Parts nobody asked for are switched off by the flags, so there
 * is one plan and nothing is composed while the service runs. $1: ids; $2: slugs; $3: how many events at most.
 */
const flags = new Flags(3);
const source = sourceFlags(flags);
const event = eventFlags(flags, source);
const article = articleFlags(flags);
const explained = flags.asked('Standing.explanation');
/** A part reached by its own id is found in its case's dossier: asked for by any field of its type. */
const anyOf = (type: string) => [`${type}.*`];
const recordedAt = flags.asked('Case.recordedAt');

const PARTICIPANT = `json_build_object(${recordedJson('CaseParticipant', 'participant', flags.asked('CaseParticipant.recordedAt'))},
  'caseKey', participant.case_id, 'party', ${partyJson('participant', source.parties)}, 'role', participant.role, 'period', ${fuzzyJson('participant.period')},
  'note', participant.note,
  'standing', ${when(
    flags.asked('CaseParticipant.standing'),
    `SELECT ${standingJson('line', explained)} FROM defendant_lines line WHERE line.case_id = participant.case_id
      AND line.person_id = participant.person_id AND participant.role IN ('SUSPECT', 'DEFENDANT')`,
  )},
  'custody', ${when(
    flags.asked('CaseParticipant.custody'),
    `SELECT ${custodyJson('line')} FROM defendant_lines line WHERE line.case_id = participant.case_id
      AND line.person_id = participant.person_id AND participant.role IN ('SUSPECT', 'DEFENDANT')`,
  )},
  'citations', ${when(flags.asked('CaseParticipant.citations'), `SELECT ${citationsJson('case_participant_id', 'participant.id', source)}`)})`;

const CHARGE = `json_build_object(${recordedJson('Charge', 'charge', flags.asked('Charge.recordedAt'))}, 'caseKey', charge.case_id,
  'defendant', (SELECT ${personJson('person', source.parties.person)} FROM persons person WHERE person.id = charge.defendant_id),
  'article', (SELECT ${articleJson('article', article)} FROM statute_articles article WHERE article.id = charge.article_id),
  'pinpoint', charge.pinpoint, 'offence', charge.offence, 'allegedConduct', charge.alleged_conduct,
  'conductDate', ${fuzzyJson('charge.conduct')}, 'conductPlace', charge.conduct_place,
  'articleVersion', ${when(
    flags.asked('Charge.articleVersion'),
    `SELECT ${articleVersionJson('wording')} FROM statute_article_versions wording WHERE wording.article_id = charge.article_id
      AND (wording.in_force_earliest IS NULL OR wording.in_force_earliest <= charge.conduct_earliest)
      AND (wording.in_force_latest IS NULL OR wording.in_force_latest >= charge.conduct_latest)
      AND charge.conduct_earliest IS NOT NULL AND charge.conduct_latest IS NOT NULL
      ORDER BY wording.in_force_earliest, wording.language LIMIT 1`,
  )},
  'status', coalesce((SELECT line.status FROM charge_lines line WHERE line.charge_id = charge.id), 'UNKNOWN'),
  'standing', ${when(
    flags.asked('Charge.standing'),
    `SELECT ${standingJson('line', explained)} FROM (SELECT charge.id) one LEFT JOIN charge_lines line ON line.charge_id = one.id`,
  )},
  'replacesKey', ${when(
    flags.asked('Charge.replaces'),
    `SELECT pointer.to_charge_id FROM pointers pointer WHERE pointer.from_charge_id = charge.id AND pointer.role = 'REPLACES'`,
  )},
  'citations', ${when(flags.asked('Charge.citations'), `SELECT ${citationsJson('charge_id', 'charge.id', source)}`)})`;

const RELATED = `json_build_object(${recordedJson('RelatedCase', 'related', flags.asked('RelatedCase.recordedAt'))}, 'caseKey', related.to_id,
  'fromKey', related.from_id, 'case', (SELECT ${caseStub('other')} FROM cases other WHERE other.id = related.to_id), 'kind', related.kind, 'note', related.note,
  'citations', ${when(flags.asked('RelatedCase.citations'), `SELECT ${citationsJson('related_case_id', 'related.id', source)}`)})`;

/** Every source that the case or one of its records cites, once each. */
const SOURCES = `SELECT ${listJson(
  sourceJson('source', source),
  `sources source WHERE source.id IN (
    SELECT c.source_id FROM citations c WHERE c.case_id = dossier.id
    UNION SELECT c.source_id FROM case_events e JOIN citations c ON c.case_event_id = e.id WHERE e.case_id = dossier.id
    UNION SELECT c.source_id FROM charges g JOIN citations c ON c.charge_id = g.id WHERE g.case_id = dossier.id
    UNION SELECT c.source_id FROM case_participants p JOIN citations c ON c.case_participant_id = p.id WHERE p.case_id = dossier.id
    UNION SELECT c.source_id FROM related_cases r JOIN citations c ON c.related_case_id = r.id WHERE r.from_id = dossier.id)`,
  'source.slug',
)}`;

const RIGHTS = `SELECT ${listJson(
  'claimed.name',
  `(SELECT unnest(dossier.rights) AS name UNION SELECT unnest(e.rights) FROM case_events e WHERE e.case_id = dossier.id) claimed`,
  'claimed.name',
)}`;

const text = `SELECT dossier.id AS key, dossier.slug, json_build_object(${recordedJson('Case', 'dossier', recordedAt)}, 'slug', dossier.slug,
  'title', dossier.title, 'kind', dossier.kind, 'country', dossier.country, 'summary', dossier.summary,
  'status', coalesce(line.status, 'UNKNOWN'), 'eventCount', coalesce(line.event_count, 0),
  'standing', ${when(flags.asked('Case.standing'), `SELECT ${standingJson('line', explained)}`)},
  'opened', ${when(flags.asked('Case.opened'), `SELECT ${eventDateJson('line.opened_event')}`)},
  'closed', ${when(flags.asked('Case.closed'), `SELECT ${eventDateJson('line.closed_event')}`)},
  'rights', ${when(flags.asked('Case.rights'), RIGHTS)},
  'fileNumbers', ${when(flags.asked('Case.fileNumbers'), `SELECT ${fileNumbersJson('dossier', source)}`)},
  'participants', ${when(
    flags.asked('Case.participants', ...anyOf('CaseParticipant')),
    `SELECT ${listJson(PARTICIPANT, 'case_participants participant WHERE participant.case_id = dossier.id', 'participant.ordinal')}`,
  )},
  'charges', ${when(
    flags.asked('Case.charges', 'CaseEvent.charges', ...anyOf('Charge')),
    `SELECT ${listJson(CHARGE, 'charges charge WHERE charge.case_id = dossier.id', 'charge.ordinal')}`,
  )},
  'events', ${when(
    flags.asked('Case.timeline'),
    `SELECT ${listJson(
      eventJson('event', 'place', event),
      `(SELECT place.event_id, place.position, place.irregular FROM event_lines place WHERE place.case_id = dossier.id AND place.position <= $3) place
        JOIN case_events event ON event.id = place.event_id`,
      'place.position',
    )}`,
  )},
  'related', ${when(
    flags.asked('Case.related', ...anyOf('RelatedCase')),
    `SELECT ${listJson(RELATED, 'related_cases related WHERE related.from_id = dossier.id', 'related.id')}`,
  )},
  'sources', ${when(flags.asked('Case.sources'), SOURCES)},
  'citations', ${when(flags.asked('Case.citations'), `SELECT ${citationsJson('case_id', 'dossier.id', source)}`)}) AS dossier
FROM cases dossier LEFT JOIN case_lines line ON line.case_id = dossier.id
WHERE dossier.id = ANY ($1::uuid[]) OR dossier.slug = ANY ($2::text[])`;

/** The statement, for the loader and for the benchmark that runs it bare. */
export const CASE_DOSSIER: Statement = { name: 'case-dossier', text };

/** Its values for these cases and this document. */
export function caseDossierValues(ids: string[], slugs: string[], events: number, asked: Asked): unknown[] {
  return [ids, slugs, events, ...flags.values(asked)];
}
