import { CITATION_COLUMNS } from './citation-columns.js';
import { consentSql } from './consent.sql.js';

/** A record as the plan needs it, given its table and its alias. */
const near = (kind: string, alias: string, more = '') =>
  `jsonb_build_object('kind', '${kind}', 'id', ${alias}.id, 'tier', ${alias}.tier, 'reach', ${alias}.reach, 'hold', ${alias}.hold,
      'version', ${alias}.version${more})`;

const list = (item: string, from: string, order: string) =>
  `coalesce((SELECT jsonb_agg(${item} ORDER BY ${order}) FROM ${from}), '[]')`;

const ids = (expression: string, from: string) =>
  `coalesce((SELECT jsonb_agg(DISTINCT ${expression}) FROM ${from}), '[]')`;

const step = (from: string, to: string, alias: string, more = '') =>
  `jsonb_build_object('from', ${from}, 'to', ${to}, 'tier', ${alias}.tier, 'reach', ${alias}.reach, 'hold', ${alias}.hold${more})`;

/** The citations of every record in `reached`, each kind by its own index. */
const CITED = `CROSS JOIN LATERAL (
      ${Object.entries(CITATION_COLUMNS)
        .map(
          ([kind, column]) =>
            `SELECT c.id, c.source_id, c.stance, c.tier, c.reach, c.hold FROM live.citations c WHERE n.kind = '${kind}' AND c.${column} = n.id`,
        )
        .join('\n      UNION ALL ')}) c`;

/**
 * A case ($1) and all that its publication may bring with it: its records, whom and what these name, the sources cited by
 * any of them, what those cite in turn, who wrote and published them. Row policies leave out what whoever asks cannot see.
 */
export const NEIGHBOURHOOD = `WITH RECURSIVE
  k AS (SELECT * FROM live.cases WHERE id = $1),
  participants AS MATERIALIZED (SELECT * FROM live.case_participants WHERE case_id = $1),
  charges AS MATERIALIZED (SELECT * FROM live.charges WHERE case_id = $1),
  events AS MATERIALIZED (SELECT * FROM live.case_events WHERE case_id = $1),
  relations AS MATERIALIZED (SELECT r.*, false AS incoming, o.reach AS other_reach FROM live.related_cases r JOIN live.cases o ON o.id = r.to_id WHERE r.from_id = $1
    UNION ALL SELECT r.*, true, o.reach FROM live.related_cases r JOIN live.cases o ON o.id = r.from_id WHERE r.to_id = $1 AND o.reach = 0),
  authorities AS MATERIALIZED (SELECT p.*, greatest(f.tier, p.tier) AS both_tier, f.hold OR p.hold AS both_hold
    FROM live.case_file_numbers f JOIN live.pointers p ON p.from_file_number_id = f.id WHERE f.case_id = $1),
  mentions (event_id, id, kind) AS MATERIALIZED (
    SELECT x.event_id, coalesce(x.person_id, x.organization_id), CASE WHEN x.person_id IS NULL THEN 'organizations' ELSE 'persons' END
      FROM events e JOIN live.event_parties x ON x.event_id = e.id
    UNION ALL SELECT x.event_id, x.person_id, 'persons' FROM events e JOIN live.penalties x ON x.event_id = e.id WHERE x.person_id IS NOT NULL),
  accused (event_id, id) AS MATERIALIZED (SELECT x.event_id, x.person_id FROM events e JOIN live.event_defendants x ON x.event_id = e.id),
  named (kind, id) AS MATERIALIZED (
    SELECT CASE WHEN p.person_id IS NULL THEN 'organizations' ELSE 'persons' END, coalesce(p.person_id, p.organization_id) FROM participants p
    UNION SELECT 'persons', c.defendant_id FROM charges c WHERE c.defendant_id IS NOT NULL
    UNION SELECT m.kind, m.id FROM mentions m UNION SELECT 'persons', a.id FROM accused a
    UNION SELECT 'organizations', a.to_organization_id FROM authorities a),
  affiliations AS MATERIALIZED (SELECT a.* FROM named n JOIN live.affiliations a ON a.person_id = n.id WHERE n.kind = 'persons'),
  relationships AS MATERIALIZED (SELECT r.* FROM named n JOIN live.relationships r ON r.from_id = n.id WHERE n.kind = 'persons'
    UNION SELECT r.* FROM named n JOIN live.relationships r ON r.to_id = n.id WHERE n.kind = 'persons'),
  reached (kind, id) AS (
    (SELECT 'cases', $1::uuid UNION ALL SELECT 'case_participants', id FROM participants UNION ALL SELECT 'charges', id FROM charges
      UNION ALL SELECT 'case_events', id FROM events UNION ALL SELECT 'related_cases', id FROM relations UNION ALL SELECT kind, id FROM named
      UNION ALL SELECT 'affiliations', id FROM affiliations UNION ALL SELECT 'relationships', id FROM relationships)
    UNION
    SELECT s.kind, s.id FROM reached n CROSS JOIN LATERAL (
      SELECT 'sources' AS kind, c.source_id AS id FROM (SELECT n.kind, n.id) n ${CITED}
      UNION ALL SELECT 'organizations', p.to_organization_id FROM live.pointers p
        WHERE n.kind = 'sources' AND p.from_source_id = n.id AND p.role = 'PUBLISHER'
      UNION ALL SELECT 'persons', p.to_person_id FROM live.source_authors a JOIN live.pointers p ON p.from_author_id = a.id AND p.role = 'AUTHOR'
        WHERE n.kind = 'sources' AND a.source_id = n.id
      UNION ALL SELECT 'organizations', p.to_organization_id FROM live.pointers p
        WHERE n.kind = 'organizations' AND p.from_organization_id = n.id AND p.role = 'PARENT') s)
SELECT ${near('cases', 'k')} AS case,
  ${list(near('case_participants', 'p', `, 'party', coalesce(p.person_id, p.organization_id), 'role', p.role`), 'participants p', 'p.ordinal, p.id')} AS participants,
  ${list(near('charges', 'c', `, 'defendant', c.defendant_id`), 'charges c', 'c.ordinal, c.id')} AS charges,
  ${list(
    near(
      'case_events',
      'e',
      `, 'charges', ${ids('x.charge_id', 'live.event_charges x WHERE x.event_id = e.id')}, 'defendants', ${ids('x.id', 'accused x WHERE x.event_id = e.id')},
      'parties', ${ids('x.id', 'mentions x WHERE x.event_id = e.id')},
      'corrects', ${ids('x.to_event_id', `live.pointers x WHERE x.from_event_id = e.id AND x.role = 'CORRECTS'`)}`,
    ),
    'events e',
    'coalesce(e.date_earliest, e.date_latest), e.recorded_no, e.id',
  )} AS events,
  ${list(near('related_cases', 'r', `, 'incoming', r.incoming, 'otherReach', r.other_reach`), 'relations r', 'r.id')} AS relations,
  ${list(near('persons', 'r', `, 'consent', ${consentSql('r.id')}`), `reached n JOIN live.persons r ON r.id = n.id WHERE n.kind = 'persons'`, 'r.id')}
    || ${list(near('organizations', 'r', `, 'consent', NULL`), `reached n JOIN live.organizations r ON r.id = n.id WHERE n.kind = 'organizations'`, 'r.id')} AS parties,
  ${list(near('sources', 'r'), `reached n JOIN live.sources r ON r.id = n.id WHERE n.kind = 'sources'`, 'r.id')} AS sources,
  ${list(
    near(
      'affiliations',
      'a',
      `, 'ends', jsonb_build_array(jsonb_build_object('id', a.person_id, 'reach', p.reach), jsonb_build_object('id', o.id, 'reach', o.reach))`,
    ),
    'affiliations a JOIN live.persons p ON p.id = a.person_id JOIN live.organizations o ON o.id = a.organization_id',
    'a.id',
  )} || ${list(
    near(
      'relationships',
      'r',
      `, 'ends', jsonb_build_array(jsonb_build_object('id', p.id, 'reach', p.reach), jsonb_build_object('id', q.id, 'reach', q.reach))`,
    ),
    'relationships r JOIN live.persons p ON p.id = r.from_id JOIN live.persons q ON q.id = r.to_id',
    'r.id',
  )} AS links,
  ${list(step('n.id', 'c.source_id', 'c', `, 'supports', c.stance = 'SUPPORTS'`), `reached n ${CITED}`, 'c.id')} AS citations,
  ${list(step('p.from_source_id', 'p.to_organization_id', 'p'), `reached n JOIN live.pointers p ON n.kind = 'sources' AND p.from_source_id = n.id AND p.role = 'PUBLISHER'`, 'p.id')} AS publishers,
  coalesce((SELECT jsonb_agg(jsonb_build_object('from', $1::uuid, 'to', a.to_organization_id, 'tier', a.both_tier, 'reach', a.reach, 'hold', a.both_hold) ORDER BY a.id)
    FROM authorities a), '[]') AS authorities
FROM k`;
