import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { explainedServer, type ExplainedServer } from './support/explained-server.js';
import { CONSTANT, WITHOUT_PAST } from './support/filled-record.sql.js';

jest.setTimeout(60_000);

const FEW = 1_000;
const MANY = 30_000;

let few: ExplainedServer;
let many: ExplainedServer;
/** Plans that are made on tables known to be empty are kept while these grow. */
let without: ExplainedServer;

beforeAll(async () => {
  [few, many, without] = await Promise.all([
    explainedServer(FEW),
    explainedServer(MANY),
    explainedServer(FEW, WITHOUT_PAST),
  ]);
}, 300_000);

afterAll(async () => {
  await few?.stop();
  await many?.stop();
  await without?.stop();
});

/** The ID of the made-up record of this type and number. */
function idOf(type: 'Case' | 'Charge' | 'Organization' | 'Source', number: number): string {
  const uuid = createHash('md5')
    .update(`${type.toLowerCase()}${number}`)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return `${type}_${uuid}`;
}

const SET = 'changeSet { seq } userErrors { code message }';
const PERFORMED = { changeSet: { seq: expect.any(Number) }, userErrors: [] };

const MUTATIONS = {
  caseEventRecord: {
    query: `mutation ($case: ID!, $input: CaseEventInput!) { result: caseEventRecord(case: $case, input: $input) {
      event { id title actor { __typename } charges { id } citations { source { title } } } case { status standing { status } } ${SET} } }`,
    variables: (number: number) => ({
      case: idOf('Case', number),
      input: {
        kind: 'TRIAL_OPENED',
        date: '2021-05-01',
        actor: idOf('Organization', 7),
        charges: [idOf('Charge', number)],
        citations: [{ source: idOf('Source', 7) }],
      },
    }),
  },
  personCreate: {
    query: `mutation ($input: PersonInput!) { result: personCreate(input: $input) { person { id slug names { text } } ${SET} } }`,
    variables: (number: number) => ({
      input: {
        names: [
          { text: `Somebody ${number}`, kind: 'PRIMARY' },
          { text: `Other ${number}`, kind: 'ALIAS' },
        ],
      },
    }),
  },
  sourceCreate: {
    query: `mutation ($input: SourceInput!) { result: sourceCreate(input: $input) { source { id slug } ${SET} } }`,
    variables: (number: number) => ({
      input: { kind: 'NEWS_ARTICLE', title: `Found ${number}`, url: `https://found.example/${number}` },
    }),
  },
};

/** A statement is prepared when it is sent for the fifth time; after five more the session decides how it is planned from then on. */
const UNTIL_DECIDED = 12;

describe.each(Object.entries(MUTATIONS))('%s', (_name, { query, variables }) => {
  it.each([
    ['asked for the first time', 1],
    ['asked again and again', UNTIL_DECIDED],
  ])('does the same at both sizes, and reads no large table whole, %s', async (when, times) => {
    for (let time = 1; time <= times; time += 1) {
      const number = times + time;
      const traces = await Promise.all([few, many, without].map((server) => server.traced(query, variables(number))));
      for (const { data } of traces) expect(data).toEqual({ result: expect.objectContaining(PERFORMED) });
      if (time < times) continue;
      const [small, large, early] = traces.map(({ sent, plans }) => ({ sent, plans: plans() }));
      expect(large?.sent).toEqual(small?.sent);
      expect(large?.plans).toEqual(small?.plans);
      expect(large?.plans.length).toBeGreaterThan(large?.sent.length ?? 0);
      for (const { plans } of [small!, large!, early!]) {
        const whole = plans.flatMap(({ text, whole }) =>
          whole.filter((table) => many.large.has(table) && !CONSTANT.includes(table)).map((table) => ({ table, text })),
        );
        expect({ when, whole }).toEqual({ when, whole: [] });
      }
    }
  });
});
