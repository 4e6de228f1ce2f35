import { type Flags, listJson, recordJson, ShapedStatement, when } from '@app/database';
import { citationsJson, sourceJson } from '@app/sources';
import { eventDateJson, eventJson, fileNumbersJson, mayBeTold, standingJson } from './case-event.sql.js';
import { chargeJson, participantJson, relatedCaseJson } from './case-parts.sql.js';

/** The rights that the case or any event in it is said to touch, once each. */
const RIGHTS = `SELECT ${listJson(
  'claimed.name',
  `(SELECT unnest(dossier.rights) AS name UNION SELECT unnest(e.rights) FROM event_lines place JOIN case_events e ON e.id = place.event_id WHERE place.case_id = dossier.id) claimed`,
  'claimed.name',
)}`;

/**
 * The case dossier: everything a case shows, in one statement. Single cases, pages of them, a person's cases and search
 * results all take this road. $1: ids; $2: slugs; $3: how many events of each case at most.
 */
export const CASE_DOSSIER = new ShapedStatement('case-dossier', dossierText);

function dossierText(flags: Flags): string {
  // A part that is reached by its own id is found in the dossier of its case: asked for by any field of its type.
  const parts = {
    participants: flags.asked('Case.participants', 'CaseParticipant.*'),
    charges: flags.asked('Case.charges', 'CaseEvent.charges', 'Charge.*'),
    related: flags.asked('Case.related', 'RelatedCase.*'),
    events: flags.asked('Case.timeline'),
  };
  const dossier = recordJson(flags, 'Case', 'dossier', {
    needed: {
      eventCount: 'coalesce(line.event_count, 0)',
      ...(flags.asked('Case.edition', 'Case.diff', 'Case.cite', 'CaseEvent.cite') && {
        updated: `json_build_object('slug', dossier.slug, 'title', dossier.title, 'seq', line.updated_seq, 'at', line.updated_at)`,
      }),
      participants: when(
        parts.participants,
        listJson(
          participantJson(flags),
          'case_participants participant WHERE participant.case_id = dossier.id',
          'participant.ordinal',
        ),
      ),
      charges: when(
        parts.charges,
        listJson(chargeJson(flags), 'charges charge WHERE charge.case_id = dossier.id', 'charge.ordinal'),
      ),
      related: when(
        parts.related,
        listJson(relatedCaseJson(flags), 'related_cases related WHERE related.from_id = dossier.id', 'related.id'),
      ),
      events: when(
        parts.events,
        listJson(
          eventJson('event', 'place', flags),
          `(SELECT place.event_id, place.position, place.irregular FROM event_lines place WHERE place.case_id = dossier.id AND place.position <= $3) place
            JOIN case_events event ON event.id = place.event_id`,
          'place.position',
        ),
      ),
    },
    fields: {
      slug: 'dossier.slug',
      title: 'dossier.title',
      kind: 'dossier.kind',
      country: 'dossier.country',
      summary: 'dossier.summary',
      status: `coalesce(line.status, 'UNKNOWN')`,
      standing: `(SELECT ${standingJson('line', flags)})`,
      opened: eventDateJson('line.opened_event'),
      closed: eventDateJson('line.closed_event'),
      rights: `(${RIGHTS})`,
      fileNumbers: fileNumbersJson('dossier', flags),
      sources: sourcesOfCase(flags),
      citations: citationsJson('case_id', 'dossier.id', flags),
    },
  });
  return `SELECT dossier.id AS key, dossier.slug, ${dossier} AS dossier
    FROM cases dossier LEFT JOIN case_lines line ON line.case_id = dossier.id
    WHERE (dossier.id = ANY ($1::uuid[]) OR dossier.slug = ANY ($2::text[])) AND $3::integer IS NOT NULL`;
}

/** Every source that the case or one of its records cites, once each. */
function sourcesOfCase(flags: Flags): string {
  return listJson(
    sourceJson('source', flags),
    `sources source WHERE source.id IN (
      SELECT c.source_id FROM citations c WHERE c.case_id = dossier.id
      UNION SELECT c.source_id FROM case_events e JOIN citations c ON c.case_event_id = e.id WHERE e.case_id = dossier.id AND ${mayBeTold('e')}
      UNION SELECT c.source_id FROM charges g JOIN citations c ON c.charge_id = g.id WHERE g.case_id = dossier.id
      UNION SELECT c.source_id FROM case_participants p JOIN citations c ON c.case_participant_id = p.id WHERE p.case_id = dossier.id
      UNION SELECT c.source_id FROM related_cases r JOIN citations c ON c.related_case_id = r.id WHERE r.from_id = dossier.id)`,
    'source.slug',
  );
}
