import { type Flags, fuzzyJson, recordJson } from '@app/database';
import { partyJson } from '@app/organizations';
import { personJson } from '@app/people';
import { citationsJson } from '@app/sources';
import { articleJson, articleVersionJson } from '@app/statutes';
import { caseStub, custodyJson, standingJson } from './case-event.sql.js';

/** A participant of the row `participant`. */
export function participantJson(flags: Flags): string {
  const line = `FROM defendant_lines line WHERE line.case_id = participant.case_id AND line.person_id = participant.person_id
      AND participant.role IN ('SUSPECT', 'DEFENDANT')`;
  return recordJson(flags, 'CaseParticipant', 'participant', {
    needed: { caseKey: 'participant.case_id', role: 'participant.role' },
    fields: {
      party: partyJson('participant', flags),
      period: fuzzyJson('participant.period'),
      note: 'participant.note',
      standing: `(SELECT ${standingJson('line', flags)} ${line})`,
      custody: `(SELECT ${custodyJson('line')} ${line})`,
      citations: citationsJson('case_participant_id', 'participant.id', flags),
    },
  });
}

/** A charge of the row `charge`. */
export function chargeJson(flags: Flags): string {
  const line =
    'SELECT line.status, line.final, line.since_event, line.because FROM charge_lines line WHERE line.charge_id = charge.id';
  const replaced = `SELECT pointer.to_charge_id FROM pointers pointer WHERE pointer.from_charge_id = charge.id AND pointer.role = 'REPLACES'`;
  return recordJson(flags, 'Charge', 'charge', {
    needed: { caseKey: 'charge.case_id', ...(flags.asked('Charge.replaces') && { replacesKey: `(${replaced})` }) },
    fields: {
      defendant: `(SELECT ${personJson('person', flags)} FROM persons person WHERE person.id = charge.defendant_id)`,
      article: `(SELECT ${articleJson('article', flags)} FROM statute_articles article WHERE article.id = charge.article_id)`,
      pinpoint: 'charge.pinpoint',
      offence: 'charge.offence',
      allegedConduct: 'charge.alleged_conduct',
      conductDate: fuzzyJson('charge.conduct'),
      conductPlace: 'charge.conduct_place',
      articleVersion: `(SELECT ${articleVersionJson('wording', flags)} FROM statute_article_versions wording
        WHERE wording.article_id = charge.article_id AND charge.conduct_earliest IS NOT NULL AND charge.conduct_latest IS NOT NULL
          AND (wording.in_force_earliest IS NULL OR wording.in_force_earliest <= charge.conduct_earliest)
          AND (wording.in_force_latest IS NULL OR wording.in_force_latest >= charge.conduct_latest)
        ORDER BY wording.in_force_earliest, wording.language LIMIT 1)`,
      status: `coalesce((SELECT line.status FROM charge_lines line WHERE line.charge_id = charge.id), 'UNKNOWN')`,
      standing: `(SELECT ${standingJson('line', flags)} FROM (SELECT) one LEFT JOIN (${line}) line ON true)`,
      citations: citationsJson('charge_id', 'charge.id', flags),
    },
  });
}

/** A relation to another case of the row `related`. */
export function relatedCaseJson(flags: Flags): string {
  return recordJson(flags, 'RelatedCase', 'related', {
    needed: { caseKey: 'related.to_id' },
    fields: {
      case: `(SELECT ${caseStub('other')} FROM cases other WHERE other.id = related.to_id)`,
      kind: 'related.kind',
      note: 'related.note',
      citations: citationsJson('related_case_id', 'related.id', flags),
    },
  });
}
