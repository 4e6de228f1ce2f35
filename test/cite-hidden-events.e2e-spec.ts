import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { memberDataSource } from '@app/database';
import { inChangeSet } from './support/edition-steps.js';
import { chargeAdd, eventCorrect, eventRecord, participantAdd, proposalApprove } from './support/mutations.js';
import { PublishedCase } from './support/published-case.js';
import { personMerge, recordHide, recordRetract } from './support/publishing-mutations.js';
import { publish, submit } from './support/submissions.js';
import { done } from './support/write-checks.js';
import type { Someone } from './support/write-server.js';

jest.setTimeout(60_000);

/** The events of the tests by what is done to them, each recorded and published. */
const EVENTS = [
  'itself',
  'source',
  'citation',
  'defendant',
  'party',
  'merge',
  'retract',
  'correct',
  'correct then hide',
  'hide the correction',
  'case',
] as const;
type Name = (typeof EVENTS)[number];

let published: PublishedCase;
let advocate: Someone;
let editor: Someone;
const ids = new Map<Name, string>();
/** The number of the edition in which all of them stood first. */
let stood: number;

/** Publishes what waits for it: the number of the edition that comes of it. */
async function publishes(include: string[] = []): Promise<number> {
  const { id } = await submit(advocate, { id: published.book.id('case'), include });
  expect(await publish(editor, id)).toEqual([]);
  return (await published.edition(published.servers.public))!.seq;
}

beforeAll(async () => {
  published = await PublishedCase.start();
  ({ advocate, editor } = published);
  const { book } = published;
  await book.source('its only source');
  await book.source('another source');
  for (const name of ['Second accused', 'Third accused', 'Party', 'Survivor']) await book.person(name);
  for (const name of ['Second accused', 'Third accused']) {
    await book.participant(`${name} as defendant`, name, 'DEFENDANT');
    await book.keep(`charge of ${name}`, chargeAdd, {
      case: book.id('case'),
      input: { defendant: book.id(name), offence: 'incitement' },
    });
  }
  await book.keep('Party takes part', participantAdd, {
    case: book.id('case'),
    input: { party: book.id('Party'), role: 'VICTIM' },
  });
  const more: Partial<Record<Name, object>> = {
    source: { citations: [{ source: book.id('its only source') }] },
    citation: { citations: [{ source: book.id('another source') }] },
    defendant: { defendants: [book.id('Second accused')] },
    merge: { defendants: [book.id('Third accused')] },
    party: { involved: [book.id('Party')] },
  };
  for (const [place, name] of EVENTS.entries()) {
    const { input } = published.told(`Event: ${name}`, `2021-06-${10 + place}`);
    const { proposal, event } = await done<{ proposal: null; event: { id: string }; changeSet: null }>(
      advocate,
      eventRecord,
      { case: book.id('case'), input: { ...input, ...more[name] } },
    );
    expect(proposal).toBeNull();
    ids.set(name, event.id);
  }
  stood = await publishes([book.id('Party takes part')]);
}, 60_000);

afterAll(() => published?.servers.stop());

const CITED = '... on CaseEvent { title cite(style: RIS) }';
const uuid = (id: string) => id.slice(id.indexOf('_') + 1);
const hide = (id: string) => done(advocate, recordHide, { id, confidentiality: 'PARTNER', reason: 'in danger' });

/** What a citation leads to, and the hash in it; null of what is not read. */
function leads(name: Name, node: { cite: string } | null | undefined): string | null {
  if (!node) return null;
  const [, address] = /UR {2}- \S*\/cases\/(.*)\r/.exec(node.cite)!;
  const [, sha256] = /ET {2}- \d+, SHA-256 (\w{12})\r/.exec(node.cite) ?? [];
  return `${address!.replace(uuid(ids.get(name)!), 'itself')} ${sha256 ?? 'without a hash'}`;
}

/** Where citations lead to that somebody asks for, of all the events. */
async function cited(who: Someone): Promise<Record<string, string | null>> {
  const { nodes } = await who.data<{ nodes: ({ cite: string } | null)[] }>(
    `query ($ids: [ID!]!) { nodes(ids: $ids) { ${CITED} } }`,
    { ids: [...ids.values()] },
  );
  return Object.fromEntries([...ids.keys()].map((name, place) => [name, leads(name, nodes[place])]));
}

/** The same of one event, as of a change set: also of what has been retracted since. */
async function citedAsOf(who: Someone, name: Name, seq: number): Promise<string | null> {
  const { asOf } = await who.data<{ asOf: { node: { cite: string } | null } }>(
    `query ($id: ID!, $seq: Int!) { asOf(seq: $seq) { node(id: $id) { ${CITED} } } }`,
    { id: ids.get(name), seq },
  );
  return leads(name, asOf.node);
}

it('is cited by the last edition in which the public may read it, and by none where it may not, in whatever way it was hidden', async () => {
  const { book, servers, slug } = published;
  const sha256 = async () => (await published.edition(servers.public))!.sha256.slice(0, 12);
  const first = `${slug}@${stood}#event-itself ${await sha256()}`;
  const nowhere = `${slug} without a hash`;
  const everywhere = (value: string | null) => Object.fromEntries(EVENTS.map((name) => [name, value]));
  expect(await cited(servers.public)).toEqual(everywhere(first));

  // Of one that is corrected, the edition before it was so for the public.
  for (const name of ['correct', 'correct then hide', 'hide the correction'] as const) {
    const { version: expectedVersion } = await published.eventOf(`Event: ${name}`);
    const { input } = published.told(`Corrected: ${name}`, '2021-07-01');
    await published.change(eventCorrect, { event: ids.get(name), expectedVersion, input });
  }
  expect(await cited(advocate)).toEqual(everywhere(first));
  const corrected = await publishes();
  const second = `${slug}@${corrected}#event-itself ${await sha256()}`;
  const expected: Record<string, string | null> = {
    ...everywhere(second),
    correct: first,
    'correct then hide': first,
    'hide the correction': first,
  };
  expect(await cited(servers.public)).toEqual(expected);

  const { version: expectedVersion } = await published.eventOf('Event: retract');
  await published.change(recordRetract, { id: ids.get('retract'), expectedVersion, reason: 'It never happened.' });
  const third = `${slug}@${(await published.edition(servers.public))!.seq}#event-itself ${await sha256()}`;
  for (const name of EVENTS) if (expected[name] === second) expected[name] = third;
  expected['retract'] = null;
  expect(await cited(servers.public)).toEqual(expected);

  const writes = await memberDataSource(servers.database.addresses.member, [], 1).initialize();
  const cites = 'UPDATE live.citations SET tier = 2 WHERE case_event_id = $1';
  const ways: readonly (readonly [Name, hides: () => Promise<unknown>])[] = [
    ['itself', () => hide(ids.get('itself')!)],
    ['source', () => hide(book.id('its only source'))],
    ['citation', () => inChangeSet(writes, (manager) => manager.query(cites, [uuid(ids.get('citation')!)]))],
    ['defendant', () => hide(book.id('Second accused'))],
    // It is shown without them.
    ['party', () => hide(book.id('Party'))],
    [
      'merge',
      async () => {
        const duplicate = book.id('Third accused');
        const merge = { id: book.id('Survivor'), duplicate, reason: 'one person' };
        const { proposal } = await done(editor, personMerge, merge);
        await done(await servers.someone('EDITOR'), proposalApprove, { id: proposal!.id });
      },
    ],
    ['correct then hide', () => hide(ids.get('correct then hide')!)],
    // For the public it is not corrected then: it is what the case says.
    ['hide the correction', async () => hide((await published.eventOf('Corrected: hide the correction')).id)],
  ];
  try {
    for (const [name, hides] of ways) {
      const before = `${slug}@${(await published.edition(servers.public))!.seq}#`;
      await hides();
      const newest = `${slug}@${(await published.edition(servers.public))!.seq}#event-itself ${await sha256()}`;
      for (const other of EVENTS) if (expected[other]?.startsWith(before)) expected[other] = newest;
      if (name === 'hide the correction') expected[name] = newest;
      else if (name !== 'party') expected[name] = nowhere;
      expect([name, await cited(advocate)]).toEqual([name, expected]);
      const seen = EVENTS.map((one) => [one, expected[one] === nowhere ? null : expected[one]]);
      expect([name, await cited(servers.public)]).toEqual([name, Object.fromEntries(seen)]);
    }
  } finally {
    await writes.destroy();
  }
  // As of before, too, what is hidden now stands nowhere; what was retracted while public, where it stood.
  const past = async (who: Someone) => Promise.all(EVENTS.map((name) => citedAsOf(who, name, corrected)));
  const stoodThen = await past(advocate);
  expect(Object.fromEntries(EVENTS.map((name, place) => [name, stoodThen[place]]))).toEqual({
    itself: nowhere,
    source: nowhere,
    citation: nowhere,
    defendant: nowhere,
    party: second,
    merge: nowhere,
    retract: second,
    correct: first,
    'correct then hide': nowhere,
    'hide the correction': second,
    case: second,
  });
  expect(await past(servers.public)).toEqual(stoodThen.map((one) => (one === nowhere ? null : one)));

  // With the case, all of it.
  await hide(book.id('case'));
  expect(await cited(advocate)).toEqual({ ...everywhere(nowhere), retract: null });
  expect(await cited(servers.public)).toEqual(everywhere(null));
  expect(await citedAsOf(advocate, 'retract', corrected)).toBe(nowhere);
});
