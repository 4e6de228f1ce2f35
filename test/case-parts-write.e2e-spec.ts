import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  caseCreate,
  caseRelate,
  chargeAdd,
  chargeUpdate,
  citationAdd,
  participantAdd,
  personCreate,
  proposalApprove,
} from './support/mutations.js';
import { changesIn, done, nobodys, read, refused } from './support/write-checks.js';
import { type Someone, WriteServer } from './support/write-server.js';

jest.setTimeout(30_000);

let servers: WriteServer;
let advocate: Someone;
let editor: Someone;
let sealed: Someone;
let article: string;
let bilash: string;
let police: string;
let bilash174: string;
let bilash389: string;
let article174: string;
/** Sealed: a person, a case. */
let nobody: string;
let nothing: string;

interface Case {
  case: { id: string; slug: string; status: string; version: number; confidentiality: string };
}
interface Participant {
  participant: { id: string; role: string };
}
interface Charge {
  charge: { id: string; version: number };
}

const create = (who: Someone, title: string, input: object = {}) =>
  done<Case>(who, caseCreate, { input: { title, kind: 'CRIMINAL', country: 'KZ', ...input } });
const take = (who: Someone, id: string, input: object) => done<Participant>(who, participantAdd, { case: id, input });
const charge = (who: Someone, id: string, input: object) => done<Charge>(who, chargeAdd, { case: id, input });
const made = async (title: string) => (await create(advocate, title)).case.id;

beforeAll(async () => {
  servers = await WriteServer.start();
  [advocate, editor, sealed] = await Promise.all([
    servers.someone('ADVOCATE'),
    servers.someone('EDITOR', 3),
    servers.someone('ADVOCATE', 3),
  ]);
  [article, bilash, police, bilash174, bilash389] = await Promise.all([
    servers.id('Source', 'bitter-winter-2021-02-05-bilash'),
    servers.id('Person', 'serikzhan-bilash'),
    servers.id('Organization', 'almaty-internal-affairs'),
    servers.id('Case', 'kz-2020-bilash-174'),
    servers.id('Case', 'kz-2020-bilash-389'),
  ]);
  const code = await servers.public.data<{ statute: { article: { id: string } } }>(
    '{ statute(slug: "kz-criminal-code") { article(number: "174") { id } } }',
  );
  article174 = code.statute.article.id;
  const hidden = { names: [{ text: 'Sealed Somebody', kind: 'PRIMARY' }], confidentiality: 'SEALED' };
  nobody = (await done<{ person: { id: string } }>(sealed, personCreate, { input: hidden })).person.id;
  nothing = (await create(sealed, 'Sealed case', { confidentiality: 'SEALED' })).case.id;
}, 60_000);

afterAll(() => servers.stop());

describe('caseParticipantAdd', () => {
  it('records who takes part, and as what: once in a role at a time', async () => {
    const id = await made('Parties');
    const input = { party: bilash, role: 'DEFENDANT', period: '2019', note: 'first', citations: [{ source: article }] };
    const { participant, changeSet } = await take(advocate, id, input);
    const all =
      'case { id } party { ... on Node { id } } role period { edtf } note confidentiality citations { stance }';
    expect(await read(advocate, participant.id, all)).toEqual({
      case: { id },
      party: { id: bilash },
      role: 'DEFENDANT',
      period: { edtf: '2019' },
      note: 'first',
      confidentiality: 'RESTRICTED',
      citations: [{ stance: 'SUPPORTS' }],
    });
    expect(await changesIn(advocate, changeSet!.seq)).toEqual([
      ['CREATED', 'CaseParticipant', expect.objectContaining({ case: id, party: bilash, role: 'DEFENDANT' })],
    ]);
    for (const period of [null, '2019-05', '2018/..']) {
      expect(await refused(servers, advocate, participantAdd, { case: id, input: { ...input, period } })).toEqual([
        'DUPLICATE',
        `This party takes part in that role already: ${participant.id}. Give periods that do not overlap, or another role.`,
        'input.party',
      ]);
    }
    await take(advocate, id, { ...input, period: '2020' });
    await take(advocate, id, { ...input, role: 'WITNESS' });
    await take(advocate, id, { party: police, role: 'AUTHORITY' });
    await take(sealed, id, { party: nobody, role: 'JUDGE' });
    const count = async (who: Someone) =>
      ((await read(who, id, 'participants { id }')) as { participants: object[] }).participants.length;
    expect([await count(advocate), await count(sealed)]).toEqual([4, 5]);
    for (const [given, what, field] of [
      [{ case: id, input: { ...input, party: nobody } }, 'person or organization', 'input.party'],
      [{ case: id, input: { ...input, party: article } }, 'person or organization', 'input.party'],
      [{ case: nothing, input }, 'case', 'case'],
      [{ case: nobodys('Case'), input }, 'case', 'case'],
    ] as const) {
      expect(await refused(servers, advocate, participantAdd, given)).toEqual([
        'NOT_FOUND',
        `There is no such ${what} that you may see. Give the ID of one.`,
        field,
      ]);
    }
  });

  it('to a public case adds at once what the public does not see, twice at once only once', async () => {
    const input = { party: police, role: 'WITNESS' };
    const before = await read(servers.public, bilash389, 'version participants { id }');
    const answers = await Promise.all([1, 2].map(() => advocate.does(participantAdd, { case: bilash389, input })));
    expect(answers.map(({ userErrors }) => userErrors.map(({ code }) => code).join()).toSorted()).toEqual([
      '',
      'DUPLICATE',
    ]);
    expect(await read(servers.public, bilash389, 'version participants { id }')).toEqual(before);
  });
});

describe('chargeAdd and chargeUpdate', () => {
  it('record what is charged, and what changes of it', async () => {
    const id = await made('Charges');
    await take(advocate, id, { party: bilash, role: 'SUSPECT' });
    const input = {
      defendant: bilash,
      article: article174,
      pinpoint: 'part 2',
      offence: 'incitement',
      allegedConduct: 'He spoke.',
      conductDate: '2020-21',
      conductPlace: 'Almaty',
      citations: [{ source: article }],
    };
    const { charge: first, changeSet } = await charge(advocate, id, input);
    const all = `defendant { id } article { id } pinpoint offence allegedConduct conductDate { edtf } conductPlace status
      replaces { id } citations { stance } version`;
    expect(await read(advocate, first.id, all)).toEqual({
      ...input,
      defendant: { id: bilash },
      article: { id: article174 },
      conductDate: { edtf: '2020-21' },
      status: 'UNKNOWN',
      replaces: null,
      citations: [{ stance: 'SUPPORTS' }],
      version: 1,
    });
    expect(await changesIn(advocate, changeSet!.seq)).toEqual([
      ['CREATED', 'Charge', expect.objectContaining({ case: id, article: article174, conductDate: '2020-21' })],
    ]);
    const change = (who: Someone, expectedVersion: number, patch: object) =>
      done<Charge>(who, chargeUpdate, { id: first.id, expectedVersion, patch });
    const patched = await change(advocate, 1, { article: null, pinpoint: null, conductDate: null });
    expect(
      await read(advocate, first.id, 'article { id } pinpoint offence conductDate { edtf } conductPlace version'),
    ).toEqual({
      article: null,
      pinpoint: null,
      offence: 'incitement',
      conductDate: null,
      conductPlace: 'Almaty',
      version: 2,
    });
    expect(await changesIn(advocate, patched.changeSet!.seq)).toEqual([
      ['UPDATED', 'Charge', { article: `${article174} → `, pinpoint: 'part 2 → ', conductDate: '2020-21 → ' }],
    ]);
    const unnamed = 'A charge names an article or, where sources do not say which, the offence. Give one of them.';
    expect(
      await refused(servers, advocate, chargeUpdate, { id: first.id, expectedVersion: 2, patch: { offence: null } }),
    ).toEqual(['INVALID', unnamed, 'patch.offence']);
    const long = { id: first.id, expectedVersion: 2, patch: { pinpoint: 'x'.repeat(201) } };
    expect(await refused(servers, advocate, chargeUpdate, long)).toEqual([
      'INVALID',
      '"patch.pinpoint": has 201 characters; give 1 to 200 characters.',
      'patch.pinpoint',
    ]);
    await change(advocate, 2, { article: article174, offence: null });
    expect((await refused(servers, advocate, chargeUpdate, { id: first.id, expectedVersion: 2, patch: {} }))[0]).toBe(
      'CONFLICT',
    );
    expect(await refused(servers, advocate, chargeAdd, { case: id, input: { defendant: bilash } })).toEqual([
      'INVALID',
      unnamed,
      'input.offence',
    ]);
    await change(sealed, 3, { confidentiality: 'SEALED' });
    expect(await read(advocate, first.id, 'id')).toBeNull();
    for (const gone of [first.id, nobodys('Charge'), id]) {
      expect(
        await refused(servers, advocate, chargeUpdate, { id: gone, expectedVersion: 4, patch: { offence: 'x' } }),
      ).toEqual(['NOT_FOUND', 'There is no such charge that you may see. Give the ID of one.', 'id']);
    }
  });

  it('are against the accused alone, and replace a charge of the same case once', async () => {
    const [id, other] = [await made('Replaced'), await made('Other')];
    const offence = 'made up';
    await take(advocate, id, { party: bilash, role: 'WITNESS' });
    const send = (input: object) => refused(servers, advocate, chargeAdd, { case: id, input: { offence, ...input } });
    expect(await send({ defendant: bilash })).toEqual([
      'INVALID',
      'This person is not accused in this case. Add them first, as SUSPECT or DEFENDANT: caseParticipantAdd.',
      'input.defendant',
    ]);
    for (const [field, given, what] of [
      ['defendant', nobody, 'person'],
      ['defendant', police, 'person'],
      ['article', nobodys('StatuteArticle'), 'article'],
      ['replaces', nobodys('Charge'), 'charge'],
    ]) {
      expect(await send({ [field!]: given })).toEqual([
        'NOT_FOUND',
        `There is no such ${what} that you may see. Give the ID of one.`,
        `input.${field}`,
      ]);
    }
    const { charge: elsewhere } = await charge(advocate, other, { offence });
    expect(await send({ replaces: elsewhere.id })).toEqual([
      'INVALID',
      'This charge is not one of this case. Give one that is.',
      'input.replaces',
    ]);
    const { charge: first } = await charge(advocate, id, { offence });
    const { charge: second } = await charge(advocate, id, { offence, replaces: first.id });
    expect(await read(advocate, second.id, 'replaces { id }')).toEqual({ replaces: { id: first.id } });
    expect(await send({ replaces: first.id })).toEqual([
      'CONFLICT',
      `Another charge has taken its place already: ${second.id}. Replace that one.`,
      'input.replaces',
    ]);
    const third = await charge(sealed, id, { offence, replaces: second.id, confidentiality: 'SEALED' });
    const fourth = await charge(advocate, id, { offence, replaces: second.id });
    expect(await read(sealed, third.charge.id, 'replaces { id }')).toEqual({ replaces: { id: second.id } });
    expect(await read(advocate, fourth.charge.id, 'replaces { id }')).toEqual({ replaces: { id: second.id } });
  });

  it('of a public case: a new one at once and unseen, a change of a public one waits', async () => {
    const charges = 'charges { id offence version }';
    const before = (await read(servers.public, bilash174, charges)) as { charges: { id: string; version: number }[] };
    await charge(advocate, bilash174, { offence: 'another' });
    const [shown] = before.charges;
    const { proposal } = await done<Charge>(advocate, chargeUpdate, {
      id: shown!.id,
      expectedVersion: shown!.version,
      patch: { offence: 'incitement' },
    });
    expect(await read(servers.public, bilash174, charges)).toEqual(before);
    await done(editor, proposalApprove, { id: proposal?.id });
    expect(await read(servers.public, bilash174, charges)).toEqual({
      charges: [{ id: shown!.id, offence: 'incitement', version: shown!.version + 1 }],
    });
  });
});

describe('caseRelate', () => {
  it('records what one case is to another, once', async () => {
    const [from, to] = [await made('Appeal'), await made('First instance')];
    const input = { to, kind: 'APPEAL_OF', note: 'in part' };
    const { related, changeSet } = await done<{ related: { id: string } }>(advocate, caseRelate, { from, input });
    expect(related).toEqual({ id: related.id, kind: 'APPEAL_OF', version: 1, confidentiality: 'RESTRICTED' });
    expect(await read(advocate, from, 'related { case { id } kind note }')).toEqual({
      related: [{ case: { id: to }, kind: 'APPEAL_OF', note: 'in part' }],
    });
    expect(await changesIn(advocate, changeSet!.seq)).toEqual([
      ['CREATED', 'RelatedCase', expect.objectContaining({ from, case: to, kind: 'APPEAL_OF' })],
    ]);
    expect(await refused(servers, advocate, caseRelate, { from, input })).toEqual([
      'DUPLICATE',
      `The two are related so already: ${related.id}.`,
      'input.to',
    ]);
    expect(await refused(servers, advocate, caseRelate, { from, input: { ...input, to: from } })).toEqual([
      'INVALID',
      'A case is nothing to itself. Give another case.',
      'input.to',
    ]);
    for (const [given, field] of [
      [{ from: nothing, input }, 'from'],
      [{ from, input: { ...input, to: nothing } }, 'input.to'],
      [{ from, input: { ...input, to: bilash } }, 'input.to'],
    ] as const) {
      expect(await refused(servers, advocate, caseRelate, given)).toEqual([
        'NOT_FOUND',
        'There is no such case that you may see. Give the ID of one.',
        field,
      ]);
    }
    const cited = await done<{ citation: { id: string } }>(advocate, citationAdd, {
      subject: related.id,
      input: { source: article },
    });
    expect(await read(advocate, related.id, 'version citations { id }')).toEqual({
      version: 2,
      citations: [{ id: cited.citation.id }],
    });
  });
});

it('leaves everything derived as it should be', async () => {
  expect(await servers.drifts()).toEqual([]);
});
