import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { change, insert, insertOneOfEach, LEAST } from '../record-rows.js';
import type { Targets } from './operations.js';

/** The records of the four tiers, one of each kind, and IDs of the same kinds that lead nowhere. */
export interface TieredRecord {
  readonly tiers: readonly Targets[];
  readonly missing: Targets;
}

/** The graph's type of each target, and the table it stands in. */
export const KINDS: Readonly<
  Record<Exclude<keyof Targets, 'submission' | 'proposal' | 'otherPerson' | 'otherCase'>, [type: string, table: string]>
> = {
  person: ['Person', 'persons'],
  organization: ['Organization', 'organizations'],
  source: ['Source', 'sources'],
  case: ['Case', 'cases'],
  participant: ['CaseParticipant', 'case_participants'],
  charge: ['Charge', 'charges'],
  event: ['CaseEvent', 'case_events'],
  details: ['PersonDetails', 'person_details'],
  affiliation: ['Affiliation', 'affiliations'],
  relationship: ['Relationship', 'relationships'],
  relation: ['RelatedCase', 'related_cases'],
  citation: ['Citation', 'citations'],
  statute: ['Statute', 'statutes'],
};

/** Writes one record of each kind for each tier; a proposal and a submission that wait for each, too. */
export async function writeTieredRecord(member: Client, owner: Client): Promise<TieredRecord> {
  const tiers: Targets[] = [];
  for (const tier of [0, 1, 2, 3]) {
    let ids: Record<string, string> = {};
    let otherPerson = '';
    let otherCase = '';
    await change(member, async () => {
      ids = await insertOneOfEach(member, tier);
      otherPerson = await insert(member, 'persons', { ...LEAST['persons']?.({}), tier });
      otherCase = await insert(member, 'cases', { ...LEAST['cases']?.({}), tier });
      const { rows } = await member.query<{ id: string }>('SELECT id FROM persons WHERE tier = $1', [tier]);
      for (const { id } of rows) await nameOf(member, { person_id: id }, tier);
      await nameOf(member, { organization_id: ids['organizations'] }, tier);
    });
    const proposal = randomUUID();
    await owner.query(
      `INSERT INTO live.proposals (id, operation, input, record_kind, record_id, record_version, reach, clearance)
       VALUES ($1, 'personUpdate', $4, 'persons', $2, 1, $3, 3)`,
      [
        proposal,
        ids['persons'],
        tier,
        { id: `Person_${ids['persons']}`, expectedVersion: 999_999, patch: { summary: 'x' } },
      ],
    );
    const submission = randomUUID();
    const named = Object.entries(KINDS).map(([name, [type, table]]) => [name, `${type}_${ids[table]}`]);
    tiers.push({
      ...(Object.fromEntries(named) as unknown as Targets),
      otherPerson: `Person_${otherPerson}`,
      otherCase: `Case_${otherCase}`,
      proposal: `Proposal_${proposal}`,
      submission: `Submission_${submission}`,
    });
  }
  const nowhere = Object.entries<string>({ ...tiers[0]! }).map(([name, id]) => [
    name,
    id.replace(/_.*/, `_${randomUUID()}`),
  ]);
  return { tiers, missing: Object.fromEntries(nowhere) as unknown as Targets };
}

async function nameOf(member: Client, bearer: object, tier: number): Promise<void> {
  const name = {
    ordinal: 0,
    text: `Of tier ${tier}`,
    folded: `of tier ${tier}`,
    kind: 'PRIMARY',
    script: 'Latn',
    tier,
  };
  await insert(member, 'names', { ...bearer, ...name });
}
