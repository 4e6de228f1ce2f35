import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { memberDataSource } from '@app/database';
import { recordChange } from '@app/ledger';
import { refoldTouched } from '@app/timeline';
import type { Client } from 'pg';
import { connect } from './support/connect.js';
import { foldThePast } from './support/fold-the-past.js';
import { proposalApprove } from './support/mutations.js';
import { personMerge, personUnmerge, recordHide } from './support/publishing-mutations.js';
import { change, insert } from './support/record-rows.js';
import { type Someone, WriteServer } from './support/write-server.js';

jest.setTimeout(60_000);

let servers: WriteServer;
let member: Client;
let advocate: Someone;
let editor: Someone;
let approver: Someone;

beforeAll(async () => {
  servers = await WriteServer.start();
  [member, advocate, editor, approver] = [
    await connect(servers.database, 'member'),
    await servers.someone('ADVOCATE'),
    await servers.someone('EDITOR'),
    await servers.someone('EDITOR'),
  ];
});

afterAll(async () => {
  await member?.end();
  await servers?.stop();
});

const uuidOf = (id: string): string => id.slice(id.indexOf('_') + 1);

/** Two public persons of one name, each a witness and a defendant in a case of the first record. */
async function pair(name: string): Promise<{ one: string; two: string; seq: number }> {
  const [cases, ids] = [uuidOf(await servers.id('Case', 'kz-2020-bilash-389')), [] as string[]];
  const seq = await change(member, async () => {
    for (const place of ['one', 'two']) {
      const id = await insert(member, 'persons', { slug: `${name}-${place}`, tier: 0 });
      await insert(member, 'names', {
        person_id: id,
        ordinal: 0,
        text: name,
        folded: name,
        kind: 'PRIMARY',
        script: 'Latn',
        tier: 0,
      });
      for (const role of ['WITNESS', 'DEFENDANT']) {
        await insert(member, 'case_participants', { case_id: cases, person_id: id, role, tier: 0 });
      }
      ids.push(id);
    }
  });
  await foldThePast(servers.database);
  return { one: `Person_${ids[0]}`, two: `Person_${ids[1]}`, seq: seq! };
}

/** What the public reads of somebody and of the case as it was after a change set. */
async function seen(name: string, seq: number): Promise<{ person: unknown; parties: string[] }> {
  const { asOf } = await servers.public.data<{
    asOf: { person: unknown; case: { participants: { party: { slug?: string } }[] } };
  }>(
    `query ($seq: Int, $slug: String) { asOf(seq: $seq) { person(slug: $slug) { slug name custody { state } }
      case(slug: "kz-2020-bilash-389") { participants { party { ... on Person { slug } } } } } }`,
    { seq, slug: `${name}-two` },
  );
  const slugs = asOf.case.participants.map(({ party }) => party.slug ?? '');
  return { person: asOf.person, parties: [...new Set(slugs)].filter((slug) => slug.startsWith(name)) };
}

/** Writes as a service does: what follows for standings is worked out, and for their past. */
async function recorded(statement: string): Promise<void> {
  const writes = await memberDataSource(servers.database.addresses.member, [], 1).initialize();
  await writes.transaction(async (manager) => {
    await manager.query(`SELECT set_config('app.clearance', '3', true)`);
    await recordChange(manager, { operation: 'test', actor: null, reason: null }, refoldTouched, () =>
      manager.query(statement),
    );
  });
  await writes.destroy();
}

/** Merges the second into the first, which another editor approves where one of them is public. */
async function merged(one: string, two: string): Promise<void> {
  const asked = await editor.does<{ proposal: { id: string } | null }>(personMerge, {
    id: one,
    duplicate: two,
    reason: 'One and the same.',
  });
  expect(asked.userErrors).toEqual([]);
  if (!asked.proposal) return;
  expect((await approver.does(proposalApprove, { id: asked.proposal.id })).userErrors).toEqual([]);
}

describe('who was merged into somebody who is hidden', () => {
  it('since is hidden in the past as well, under whatever name', async () => {
    const { one, two, seq } = await pair('since');
    expect(await seen('since', seq)).toMatchObject({
      person: { slug: 'since-two', name: 'since' },
      parties: ['since-one', 'since-two'],
    });
    await merged(one, two);
    expect(await seen('since', seq)).toMatchObject({ person: { slug: 'since-two' } });
    const hidden = await advocate.does(recordHide, { id: one, confidentiality: 'RESTRICTED', reason: 'x' });
    expect(hidden.userErrors).toEqual([]);
    expect(await seen('since', seq)).toEqual({ person: null, parties: [] });
    expect(await servers.drifts()).toEqual([]);
  });

  it('before is hidden in the past from then on', async () => {
    const { one, two, seq } = await pair('before');
    const hidden = await advocate.does(recordHide, { id: one, confidentiality: 'RESTRICTED', reason: 'x' });
    expect(hidden.userErrors).toEqual([]);
    expect(await seen('before', seq)).toMatchObject({ person: { slug: 'before-two' }, parties: ['before-two'] });
    await merged(one, two);
    expect(await seen('before', seq)).toEqual({ person: null, parties: [] });
    expect(await servers.drifts()).toEqual([]);
  });
});

describe('who was hidden, and merged into somebody who is public again', () => {
  it('has no part in the past of a case, nor an event or a charge that was about nobody else', async () => {
    const { one, two, seq } = await pair('again');
    const [cases, who] = [uuidOf(await servers.id('Case', 'kz-2020-bilash-389')), uuidOf(two)];
    const charge = randomUUID();
    const at = (await change(member, async () => {
      await insert(member, 'charges', { id: charge, case_id: cases, defendant_id: who, offence: 'again', tier: 0 });
      for (const [title, about] of [
        ['about them', 'event_defendants'],
        ['about the charge', 'event_charges'],
      ] as const) {
        const event = await insert(member, 'case_events', {
          case_id: cases,
          kind: 'HEARING',
          title,
          title_folded: title,
          date_edtf: '2020-11',
          date_earliest: '2020-11-01',
          date_latest: '2020-11-30',
          tier: 0,
        });
        const source = `(SELECT id FROM live.sources WHERE slug = 'bitter-winter-2021-02-05-bilash')`;
        await member.query(
          `INSERT INTO live.citations (id, source_id, case_event_id, tier) VALUES (gen_random_uuid(), ${source}, $1, 0)`,
          [event],
        );
        const named = about === 'event_charges' ? { charge_id: charge, case_id: cases } : { person_id: who };
        await insert(member, about, { event_id: event, ...named, tier: 0 });
      }
    }))!;
    await foldThePast(servers.database);
    const told = async () =>
      (
        await servers.public.data<{ asOf: { case: { charges: object[]; timeline: { nodes: object[] } } } }>(
          `query ($seq: Int) { asOf(seq: $seq) { case(slug: "kz-2020-bilash-389") {
            charges { offence defendant { slug } } timeline(kinds: [HEARING]) { nodes { title defendants { slug } charges { offence } } } } } }`,
          { seq: at },
        )
      ).asOf.case;
    const isAgain = ({ offence }: { offence?: string }) => offence === 'again';
    const before = await told();
    expect(before.charges.filter(isAgain)).toEqual([{ offence: 'again', defendant: { slug: 'again-two' } }]);
    expect(before.timeline.nodes).toEqual([
      { title: 'about them', defendants: [{ slug: 'again-two' }], charges: [] },
      { title: 'about the charge', defendants: [], charges: [{ offence: 'again' }] },
    ]);
    for (const id of [one, two]) {
      const hidden = await advocate.does(recordHide, { id, confidentiality: 'RESTRICTED', reason: 'x' });
      expect(hidden.userErrors).toEqual([]);
    }
    await merged(one, two);
    await recorded(`UPDATE live.persons SET tier = 0 WHERE id = '${uuidOf(one)}'`);
    expect(await seen('again', seq)).toEqual({ person: null, parties: ['again-one'] });
    const after = await told();
    expect(after.charges.filter(isAgain)).toEqual([]);
    expect(after.timeline.nodes).toEqual([]);
    const now = await servers.public.data(
      `{ case(slug: "kz-2020-bilash-389") { timeline(kinds: [HEARING]) { nodes { title defendants { slug } } } } }`,
    );
    expect(now).toEqual({
      case: {
        timeline: {
          nodes: [
            { title: 'about them', defendants: [{ slug: 'again-one' }] },
            { title: 'about the charge', defendants: [] },
          ],
        },
      },
    });
    expect(await servers.drifts()).toEqual([]);
  });
});

it('an event that was never changed, and loses its last source that may be seen, is told of by no old standing', async () => {
  const slug = 'kz-2020-bilash-174';
  const { rows } = await servers.owner.query<{ id: string; citation: string; seq: number }>(
    `SELECT e.id, c.id AS citation, (SELECT seq FROM ledger.head)::integer AS seq FROM live.case_events e JOIN live.citations c ON c.case_event_id = e.id
     JOIN live.cases k ON k.id = e.case_id WHERE k.slug = $1 AND e.version = 1 AND e.kind = 'INVESTIGATION_OPENED'`,
    [slug],
  );
  const { id, citation } = rows[0]!;
  let source = '';
  await change(member, async () => {
    source = await insert(member, 'sources', {
      slug: 'second-source',
      kind: 'OTHER',
      title: 'x',
      title_folded: 'x',
      tier: 0,
    });
    await insert(member, 'citations', { source_id: source, case_event_id: id, tier: 0 });
  });
  await foldThePast(servers.database);
  const { snapshot } = await servers.public.data<{ snapshot: { seq: number } }>('{ snapshot { seq } }');
  const read = async () =>
    await servers.public.data<{ asOf: { case: object }; case: object }>(
      `query ($seq: Int) { asOf(seq: $seq) { ...C } ...C } fragment C on Query { case(slug: "${slug}") { status opened { edtf } timeline { totalCount nodes { kind } } } }`,
      { seq: snapshot.seq },
    );
  const before = await read();
  expect(before.asOf.case).toEqual(before.case);
  expect(
    (await advocate.does(recordHide, { id: `Source_${source}`, confidentiality: 'RESTRICTED', reason: 'x' }))
      .userErrors,
  ).toEqual([]);
  expect(await read()).toEqual(before);
  await recorded(`DELETE FROM citations WHERE id = '${citation}'`);
  const after = await read();
  expect(after.case).not.toEqual(before.case);
  expect(after.asOf.case).toEqual(after.case);
  expect(await servers.drifts()).toEqual([]);
});

it('who was taken for somebody for a time leaves no part in a case to nobody, once that one is hidden', async () => {
  const { one, two } = await pair('apart');
  await merged(one, two);
  const { snapshot } = await servers.public.data<{ snapshot: { seq: number } }>('{ snapshot { seq } }');
  expect(await seen('apart', snapshot.seq)).toMatchObject({ parties: ['apart-one'] });
  await recorded(`SELECT live.unmerge_persons('${uuidOf(one)}', '${uuidOf(two)}')`);
  const hidden = await advocate.does(recordHide, { id: one, confidentiality: 'RESTRICTED', reason: 'x' });
  expect(hidden.userErrors).toEqual([]);
  expect(await seen('apart', snapshot.seq)).toMatchObject({ parties: [] });
  expect(await servers.drifts()).toEqual([]);
});

/** A public person with a name, and a charge in a case, which a hearing is about. */
async function accused(name: string, slug: string): Promise<string> {
  const cases = uuidOf(await servers.id('Case', slug));
  let who = '';
  await change(member, async () => {
    who = await insert(member, 'persons', { slug: name, tier: 0 });
    const named = { ordinal: 0, text: name, folded: name, kind: 'PRIMARY', script: 'Latn' };
    await insert(member, 'names', { person_id: who, ...named, tier: 0 });
    await insert(member, 'case_participants', { case_id: cases, person_id: who, role: 'DEFENDANT', tier: 0 });
    const charge = await insert(member, 'charges', { case_id: cases, defendant_id: who, offence: name, tier: 0 });
    const event = await insert(member, 'case_events', {
      case_id: cases,
      kind: 'SENTENCED',
      title: name,
      title_folded: name,
      date_edtf: '2024-11',
      date_earliest: '2024-11-01',
      date_latest: '2024-11-30',
      tier: 0,
    });
    const source = uuidOf(await servers.id('Source', 'bitter-winter-2021-02-05-bilash'));
    await insert(member, 'citations', { source_id: source, case_event_id: event, tier: 0 });
    await insert(member, 'citations', { source_id: source, charge_id: charge, tier: 0 });
    await insert(member, 'event_charges', { case_id: cases, event_id: event, charge_id: charge, tier: 0 });
    await insert(member, 'event_defendants', { event_id: event, person_id: who, tier: 0 });
  });
  await foldThePast(servers.database);
  return `Person_${who}`;
}

/** What the public reads of a charge, and of the events about it, now or after a change set. */
async function charged(name: string, slug: string, seq?: number): Promise<unknown> {
  const asked = `case(slug: "${slug}") { charges { offence standing { status } defendant { slug } citations { source { slug } } }
    timeline(kinds: [SENTENCED]) { nodes { title charges { offence } defendants { slug } } } }`;
  type Told = { charges: { offence: string }[]; timeline: { nodes: { title: string }[] } };
  const { told, asOf } = await servers.public.data<{ told?: Told; asOf?: { case: Told } }>(
    seq === undefined ? `{ told: ${asked} }` : `{ asOf(seq: ${seq}) { ${asked} } }`,
  );
  const { charges, timeline } = told ?? asOf!.case;
  return {
    charges: charges.filter(({ offence }) => offence === name),
    events: timeline.nodes.filter(({ title }) => title === name),
  };
}

const head = async (): Promise<number> =>
  (await servers.public.data<{ snapshot: { seq: number } }>('{ snapshot { seq } }')).snapshot.seq;

/** What it reads of somebody's charge where all is shown. */
const ALL_OF = (name: string, defendant = name) => ({
  charges: [
    {
      offence: name,
      standing: { status: 'CONVICTED' },
      defendant: { slug: defendant },
      citations: [{ source: { slug: 'bitter-winter-2021-02-05-bilash' } }],
    },
  ],
  events: [{ title: name, charges: [{ offence: name }], defendants: [{ slug: defendant }] }],
});

it('who was taken for somebody for a time keeps all that is theirs now, whoever that other one is and however hidden', async () => {
  const [own, another] = ['kz-2020-bilash-174', 'kz-2020-bilash-389'];
  const two = await accused('taken', own);
  const [one, three] = [await accused('taken-for', another), await accused('taken-at-last', another)];
  const first = await head();
  const was = await charged('taken', own);
  expect(was).toEqual(ALL_OF('taken'));
  await merged(one, two);
  const during = await head();
  await recorded(`SELECT live.unmerge_persons('${uuidOf(one)}', '${uuidOf(two)}')`);
  const after = await head();
  await merged(three, one);
  const page = async () => (await fetch(`${servers.server.url}/cases/${own}.json`)).text();
  const newest = await page();
  const meanwhile = await charged('taken', own, during);
  expect(meanwhile).toEqual(ALL_OF('taken', 'taken-for'));

  const hidden = await advocate.does(recordHide, { id: three, confidentiality: 'RESTRICTED', reason: 'x' });
  expect(hidden.userErrors).toEqual([]);
  // Also where who they were taken for is somebody else by now, who is in no case of theirs.
  expect(await charged('taken', own, during)).toEqual({ charges: [], events: [] });
  expect(await servers.drifts()).toEqual([]);
  for (const seq of [undefined, first, after]) expect([seq, await charged('taken', own, seq)]).toEqual([seq, was]);
  expect(await page()).toBe(newest);
  // To write in the event alters nothing of that.
  await recorded(`UPDATE live.case_events SET place = 'Almaty' WHERE title = 'taken'`);
  expect(await charged('taken', own, during)).toEqual({ charges: [], events: [] });
  for (const seq of [undefined, first, after]) expect([seq, await charged('taken', own, seq)]).toEqual([seq, was]);
  expect(await servers.drifts()).toEqual([]);

  await recorded(`UPDATE live.persons SET tier = 0 WHERE id = '${uuidOf(three)}'`);
  expect(await charged('taken', own, during)).toEqual(meanwhile);
  expect(await servers.drifts()).toEqual([]);
});

it.each([
  ['hidden', ''],
  ['hidden, and then removed', `DELETE FROM live.names WHERE text = $name`],
])(
  'who comes back under a name that was %s meanwhile is as hidden as it was, and held back',
  async (what, removing) => {
    const [known, unknown] = [`known ${what.length}`, `unknown ${what.length}`].map((name) => name.replace(' ', '-'));
    const [one, two] = [await accused(known!, 'kz-2020-bilash-389'), await accused(unknown!, 'kz-2020-bilash-389')];
    await merged(one, two);
    await recorded(`UPDATE live.names SET tier = 3, hold = true WHERE text = '${unknown}'`);
    if (removing) await recorded(removing.replace('$name', `'${unknown}'`));
    // An editor who does not see the name takes the merge back, and is told that it is, and of nobody.
    const asked = await editor.does<{ proposal: { id: string } }>(personUnmerge, {
      id: one,
      duplicate: two,
      reason: 'x',
    });
    expect(asked.userErrors).toEqual([]);
    const undone = await approver.does(proposalApprove, { id: asked.proposal.id });
    expect(undone.userErrors).toEqual([]);
    const { rows } = await servers.owner.query(
      `SELECT p.tier, p.hold, p.slug ~ '^sealed-' AS sealed, n.text, n.kind, n.tier AS "nameTier", n.hold AS "nameHold"
     FROM live.persons p JOIN live.names n ON n.person_id = p.id WHERE p.id = $1`,
      [uuidOf(two)],
    );
    const name = { text: unknown, kind: 'PRIMARY', nameTier: 3, nameHold: false };
    expect(rows).toEqual([{ tier: 3, hold: true, sealed: true, ...name }]);
    expect(await servers.public.data('query ($id: ID!) { node(id: $id) { id } }', { id: two })).toEqual({ node: null });
    expect(await servers.drifts()).toEqual([]);
  },
);

it('a name that both had comes back no more visible than the other one became, also where that was removed', async () => {
  const { one, two } = await pair('namesake');
  await merged(one, two);
  await recorded(`UPDATE live.names SET tier = 2 WHERE text = 'namesake'`);
  await recorded(`DELETE FROM live.names WHERE text = 'namesake'`);
  await recorded(`SELECT live.unmerge_persons('${uuidOf(one)}', '${uuidOf(two)}')`);
  const { rows } = await servers.owner.query(
    `SELECT p.tier, n.text, n.kind, n.tier AS "nameTier" FROM live.persons p JOIN live.names n ON n.person_id = p.id WHERE p.id = $1`,
    [uuidOf(two)],
  );
  expect(rows).toEqual([{ tier: 2, text: 'namesake', kind: 'PRIMARY', nameTier: 2 }]);
});

it('what was cited of them as what was said of another is hidden with that, for the time', async () => {
  const { one, two } = await pair('cited');
  const source = uuidOf(await servers.id('Source', 'bitter-winter-2021-02-05-bilash'));
  const part = async (id: string) => {
    const { rows } = await servers.owner.query<{ id: string }>(
      `SELECT id FROM live.case_participants WHERE person_id = $1 AND role = 'WITNESS'`,
      [uuidOf(id)],
    );
    return rows[0]!.id;
  };
  const [stays, goes] = [await part(one), await part(two)];
  let citation = '';
  await change(member, async () => {
    citation = await insert(member, 'citations', { source_id: source, case_participant_id: goes, tier: 0 });
  });
  await merged(one, two);
  const during = await head();
  await recorded(`SELECT live.unmerge_persons('${uuidOf(one)}', '${uuidOf(two)}')`);
  const subject = async (seq?: number) => {
    const { node } = await servers.public.data<{ node: { subject: { id: string } } | null }>(
      'query ($id: ID!) { node(id: $id) { ... on Citation { subject { ... on Node { id } } } } }',
      { id: `Citation_${citation}${seq === undefined ? '' : `@${seq}`}` },
    );
    return node?.subject.id;
  };
  expect([await subject(during), await subject()]).toEqual([
    `CaseParticipant_${stays}@${during}`,
    `CaseParticipant_${goes}`,
  ]);
  const hidden = { id: `CaseParticipant_${stays}`, confidentiality: 'RESTRICTED', reason: 'x' };
  expect((await advocate.does(recordHide, hidden)).userErrors).toEqual([]);
  expect([await subject(during), await subject()]).toEqual([undefined, `CaseParticipant_${goes}`]);
  expect(await servers.drifts()).toEqual([]);
});
