import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One set-returning filter: its name, the table and column of the answer, and the condition that no policy may see. */
export interface Filter {
  name: string;
  argument: 'text' | 'text[]';
  answer: string;
  from: string;
  condition: string;
  reach: string;
}

export const FILTERS: readonly Filter[] = [
  {
    name: 'persons_named_like',
    argument: 'text',
    answer: 'n.person_id',
    from: 'names n',
    condition: 'n.person_id IS NOT NULL AND n.folded LIKE $1',
    reach: 'n.reach',
  },
  {
    name: 'organizations_named_like',
    argument: 'text',
    answer: 'n.organization_id',
    from: 'names n',
    condition: 'n.organization_id IS NOT NULL AND n.folded LIKE $1',
    reach: 'n.reach',
  },
  {
    name: 'cases_titled_like',
    argument: 'text',
    answer: 'c.id',
    from: 'cases c',
    condition: 'c.title_folded LIKE $1',
    reach: 'c.reach',
  },
  {
    name: 'cases_numbered_like',
    argument: 'text',
    answer: 'f.case_id',
    from: 'case_file_numbers f',
    condition: 'f.value_folded LIKE $1',
    reach: 'f.reach',
  },
  {
    name: 'events_titled_like',
    argument: 'text',
    answer: 'e.id',
    from: 'case_events e',
    condition: 'e.title_folded LIKE $1',
    reach: 'e.reach',
  },
  {
    name: 'sources_titled_like',
    argument: 'text',
    answer: 's.id',
    from: 'sources s',
    condition: 's.title_folded LIKE $1',
    reach: 's.reach',
  },
  {
    name: 'persons_of_nationality',
    argument: 'text[]',
    answer: 'p.id',
    from: 'persons p',
    condition: 'p.nationalities && $1',
    reach: 'p.reach',
  },
  {
    name: 'cases_with_rights',
    argument: 'text[]',
    answer: 'c.id',
    from: 'cases c',
    condition: 'c.rights && $1',
    reach: 'c.reach',
  },
  {
    // An event whose place a correction has taken has no line.
    name: 'cases_with_event_rights',
    argument: 'text[]',
    answer: 'e.case_id',
    from: 'case_events e JOIN event_lines l ON l.event_id = e.id',
    condition: 'e.rights && $1 AND viewer BETWEEN l.tier_from AND l.tier_to',
    reach: 'e.reach',
  },
];

/**
 * Filters by pattern and by array. Their operators are not leakproof, so under row policies no index would serve them;
 * these definer functions apply the viewer's tier themselves and answer with identifiers alone. The branch for the
 * public names \`reach = 0\` literally, which is what the partial indexes are for.
 */
export class CreateFilterFunctions1764000900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const { name, argument, answer, from, condition, reach } of FILTERS) {
      await runner.query(`
        CREATE FUNCTION live.${name}(${argument}) RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100
        SET search_path = live, extensions, pg_temp AS $$
        DECLARE viewer integer := live.clearance();
        BEGIN
          IF viewer = 0 THEN
            RETURN QUERY SELECT DISTINCT ${answer} FROM ${from} WHERE ${condition} AND ${reach} = 0;
          ELSE
            RETURN QUERY SELECT DISTINCT ${answer} FROM ${from} WHERE ${condition} AND ${reach} <= viewer;
          END IF;
        END $$;
        GRANT EXECUTE ON FUNCTION live.${name}(${argument}) TO casetrail_public, casetrail_member;`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name, argument } of FILTERS) await runner.query(`DROP FUNCTION live.${name}(${argument})`);
  }
}
