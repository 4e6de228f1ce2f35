import { type Flags, fuzzyJson, recordedJson, when } from '@app/database';
import { partyJson } from '@app/organizations';
import { personJson } from '@app/people';
import { citationsJson, type SourceFlags } from '@app/sources';
import { articleFlags, articleJson, articleVersionJson } from '@app/statutes';
import { caseStub, custodyJson, standingJson } from './case-event.sql.js';

/** Builds a participant of the row `participant`. */
export function participantJson(flags: Flags, sources: SourceFlags): string {
  const explained = flags.asked('Standing.explanation');
  const line = `FROM defendant_lines line WHERE line.case_id = participant.case_id AND line.person_id = participant.person_id
      AND participant.role IN ('SUSPECT', 'DEFENDANT')`;
  return `json_build_object(${recordedJson('CaseParticipant', 'participant', flags.asked('CaseParticipant.recordedAt'))},
    'caseKey', participant.case_id, 'party', ${partyJson('participant', sources.parties)}, 'role', participant.role,
    'period', ${fuzzyJson('participant.period')}, 'note', participant.note,
    'standing', ${when(flags.asked('CaseParticipant.standing'), `SELECT ${standingJson('line', explained)} ${line}`)},
    'custody', ${when(flags.asked('CaseParticipant.custody'), `SELECT ${custodyJson('line')} ${line}`)},
    'citations', ${when(flags.asked('CaseParticipant.citations'), `SELECT ${citationsJson('case_participant_id', 'participant.id', sources)}`)})`;
}

/** Builds a charge of the row `charge`. */
export function chargeJson(flags: Flags, sources: SourceFlags): string {
  const explained = flags.asked('Standing.explanation');
  return `json_build_object(${recordedJson('Charge', 'charge', flags.asked('Charge.recordedAt'))}, 'caseKey', charge.case_id,
    'defendant', ${when(
      flags.asked('Charge.defendant'),
      `SELECT ${personJson('person', sources.parties.person)} FROM persons person WHERE person.id = charge.defendant_id`,
    )},
    'article', ${when(
      flags.asked('Charge.article'),
      `SELECT ${articleJson('article', articleFlags(flags))} FROM statute_articles article WHERE article.id = charge.article_id`,
    )},
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
    'status', ${when(
      flags.asked('Charge.status'),
      `SELECT coalesce(max(line.status), 'UNKNOWN') FROM charge_lines line WHERE line.charge_id = charge.id`,
    )},
    'standing', ${when(
      flags.asked('Charge.standing'),
      `SELECT ${standingJson('line', explained)} FROM (SELECT charge.id) one
        LEFT JOIN (SELECT charge_id, status, final, since_event, because FROM charge_lines) line ON line.charge_id = one.id`,
    )},
    'replacesKey', ${when(
      flags.asked('Charge.replaces'),
      `SELECT pointer.to_charge_id FROM pointers pointer WHERE pointer.from_charge_id = charge.id AND pointer.role = 'REPLACES'`,
    )},
    'citations', ${when(flags.asked('Charge.citations'), `SELECT ${citationsJson('charge_id', 'charge.id', sources)}`)})`;
}

/** Builds a relation to another case of the row `related`. */
export function relatedCaseJson(flags: Flags, sources: SourceFlags): string {
  return `json_build_object(${recordedJson('RelatedCase', 'related', flags.asked('RelatedCase.recordedAt'))}, 'caseKey', related.to_id,
    'case', (SELECT ${caseStub('other')} FROM cases other WHERE other.id = related.to_id), 'kind', related.kind, 'note', related.note,
    'citations', ${when(flags.asked('RelatedCase.citations'), `SELECT ${citationsJson('related_case_id', 'related.id', sources)}`)})`;
}
