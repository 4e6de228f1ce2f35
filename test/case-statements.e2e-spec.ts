import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { explainedServer, type ExplainedServer } from './support/explained-server.js';
import {
  caseCreate,
  caseRelate,
  caseUpdate,
  chargeAdd,
  chargeUpdate,
  citationAdd,
  eventRecord,
  organizationCreate,
  participantAdd,
  personCreate,
  sourceCreate,
  sourceUpdate,
} from './support/mutations.js';

jest.setTimeout(60_000);

type Mutation = typeof caseCreate;
interface Matter {
  case: string;
  charge: string;
  source: string;
  person: string;
}

let server: ExplainedServer;
let cited: string;
let authority: string;
let small: Matter;
let large: Matter;

/** Does a mutation: the ID of the record it answers with, and the statements it took. */
async function done({ field, types, select }: Mutation, args: object): Promise<{ id: string; sent: string[] }> {
  const names = [...types.matchAll(/\$(\w+)/g)].map(([, name]) => `${name}: $${name}`);
  const query = `mutation (${types}) { result: ${field}(${names.join(', ')}) { ${select} userErrors { code message field } } }`;
  const { data, sent } = await server.traced(query, args);
  const { userErrors, ...answer } = (data as { result: Record<string, { id?: string } | null> }).result;
  expect(userErrors).toEqual([]);
  const id = Object.values(answer).find((record) => record?.id)?.id ?? '';
  // A list of ids is one parameter each: how many there are is no statement more.
  return { id, sent: sent.map((text) => text.replace(/\(\$\d+(, \$\d+)*\)/g, '($…)')) };
}

const made = async (mutation: Mutation, args: object) => (await done(mutation, args)).id;
const name = (text: string) => ({ names: [{ text, kind: 'PRIMARY' }] });

/** A case that holds so much of everything. */
async function matterOf(size: number): Promise<Matter> {
  const times = Array.from({ length: size }, (_, place) => place);
  const id = await made(caseCreate, {
    input: {
      title: `A case of ${size}`,
      kind: 'CRIMINAL',
      country: 'KZ',
      fileNumbers: times.map((place) => ({ value: `${size}-${place}`, authority })),
      citations: times.map(() => ({ source: cited })),
    },
  });
  const source = await made(sourceCreate, {
    input: { kind: 'OTHER', title: `Source of ${size}`, authors: times.map((place) => ({ name: `Author ${place}` })) },
  });
  let [person, charge] = ['', ''];
  for (const place of times) {
    person = await made(personCreate, { input: name(`Accused ${place} of ${size}`) });
    await made(participantAdd, { case: id, input: { party: person, role: 'DEFENDANT' } });
    charge = await made(chargeAdd, { case: id, input: { defendant: person, offence: 'made up' } });
    await made(eventRecord, {
      case: id,
      input: { kind: 'CHARGED', date: '2021', charges: [charge], defendants: [person], citations: [{ source }] },
    });
  }
  return { case: id, charge, source, person };
}

beforeAll(async () => {
  server = await explainedServer(10);
  cited = await made(sourceCreate, { input: { kind: 'OTHER', title: 'Cited' } });
  authority = await made(organizationCreate, { input: { ...name('Authority'), kind: 'COURT' } });
  [small, large] = [await matterOf(2), await matterOf(9)];
}, 120_000);

afterAll(() => server?.stop());

describe('however much a case holds, it takes the same statements', () => {
  it.each<[string, Mutation, (matter: Matter, other: Matter) => object | Promise<object>]>([
    [
      'caseUpdate',
      caseUpdate,
      (matter) => ({
        id: matter.case,
        expectedVersion: 1,
        patch: {
          title: 'Changed',
          summary: 'Changed too.',
          fileNumbers: [{ value: 'new', authority }],
          addCitations: [{ source: cited }],
        },
      }),
    ],
    [
      'caseParticipantAdd',
      participantAdd,
      (matter) => ({
        case: matter.case,
        input: { party: authority, role: 'AUTHORITY', citations: [{ source: cited }] },
      }),
    ],
    ['caseRelate', caseRelate, (matter, other) => ({ from: matter.case, input: { to: other.case, kind: 'FOLLOWS' } })],
    [
      'chargeAdd',
      chargeAdd,
      (matter) => ({
        case: matter.case,
        input: {
          defendant: matter.person,
          offence: 'another',
          replaces: matter.charge,
          citations: [{ source: cited }],
        },
      }),
    ],
    [
      'chargeUpdate',
      chargeUpdate,
      (matter) => ({ id: matter.charge, expectedVersion: 1, patch: { offence: 'changed', conductDate: '2019' } }),
    ],
    ['citationAdd', citationAdd, (matter) => ({ subject: matter.charge, input: { source: cited }, reason: null })],
    [
      'sourceUpdate',
      sourceUpdate,
      (matter) => ({
        id: matter.source,
        expectedVersion: 1,
        patch: { title: 'Changed', authors: [{ name: 'Another' }] },
      }),
    ],
  ])('%s', async (_name, mutation, argsOf) => {
    const one = await done(mutation, await argsOf(small, large));
    const other = await done(mutation, await argsOf(large, small));
    expect(other.sent).toEqual(one.sent);
    expect(one.sent.length).toBeGreaterThan(0);
  });
});
