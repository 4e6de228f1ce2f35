import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { WriteServer } from './support/write-server.js';

jest.setTimeout(60_000);

interface FieldChange {
  field: string;
  before: string | null;
  after: string | null;
}

interface Change {
  operation: string;
  record: { __typename: string; id: string; slug?: string; title?: string } | null;
  fields: FieldChange[];
}

const CHANGE = `operation record { __typename ... on Node { id } ... on Person { slug } ... on Organization { slug } ... on Source { slug }
  ... on Statute { slug } ... on Case { slug } ... on CaseEvent { title } } fields { field before after }`;

let server: WriteServer;
let bilash: string;
let article: string;

beforeAll(async () => {
  server = await WriteServer.start();
  bilash = await server.id('Person', 'serikzhan-bilash');
  article = await server.id('Source', 'bitter-winter-2021-02-05-bilash');
}, 60_000);

afterAll(() => server.stop());

async function changesOf(seq: number): Promise<Change[]> {
  const data = await server.public.data<{ changeSet: { changes: Change[] } }>(
    `{ changeSet(seq: ${seq}) { changes { ${CHANGE} } } }`,
  );
  return data.changeSet.changes;
}

/** The fields of the change of one record, each as `field: after`; of those that were there before, nothing. */
async function fieldsOf(seq: number, name: string): Promise<string[]> {
  const change = (await changesOf(seq)).find(({ record }) => [record?.slug, record?.title].includes(name));
  return (change?.fields ?? []).map(({ field, before, after }) =>
    before === null ? `${field}: ${after}` : `${field}: ${before} → ${after}`,
  );
}

const cited = (more: object = {}) => JSON.stringify([{ source: article, ...more, stance: 'SUPPORTS' }]);

describe('the change sets of the first record', () => {
  it('are told to anybody, since everything in them is public', async () => {
    const parts = Array.from({ length: 8 }, (_, place) => `s${place + 1}: changeSet(seq: ${place + 1}) { ...Told }`);
    const data = await server.public.data<Record<string, unknown>>(
      `{ ${parts.join(' ')} } fragment Told on ChangeSet { id seq summary reason actor { displayName } }`,
    );
    expect(Object.values(data)).toEqual(
      Array.from({ length: 8 }, (_, place) => ({
        id: `ChangeSet_00000000-0000-0000-0000-00000000000${place + 1}`,
        seq: place + 1,
        summary: 'Loaded the first record',
        reason: 'The founding record.',
        actor: null,
      })),
    );
  });

  it('changed these records, the weightiest first', async () => {
    const found: [number, ...string[]][] = [];
    for (let seq = 1; seq <= 8; seq++) {
      const kinds = (await changesOf(seq)).map(({ operation, record }) => `${operation} ${record?.__typename}`);
      const counted = [...Map.groupBy(kinds, (kind) => kind)].map(([kind, all]) => `${all.length} ${kind}`);
      found.push([seq, ...counted]);
    }
    expect(found).toEqual([
      [1, '7 CREATED Person', '6 CREATED Organization', '4 CREATED Affiliation', '3 CREATED Relationship'],
      [
        2,
        '7 UPDATED Person',
        '6 UPDATED Organization',
        '4 UPDATED Affiliation',
        '3 UPDATED Relationship',
        '2 CREATED Source',
      ],
      [3, '1 CREATED Statute', '2 CREATED StatuteArticle'],
      [4, '1 CREATED Case', '7 CREATED CaseEvent', '1 CREATED Charge', '1 CREATED CaseParticipant'],
      [5, '1 CREATED Case', '7 CREATED CaseEvent', '1 CREATED Charge', '3 CREATED CaseParticipant'],
      [6, '1 CREATED Case', '2 CREATED CaseEvent', '1 CREATED Charge', '4 CREATED CaseParticipant'],
      [7, '1 CREATED Case', '4 CREATED CaseEvent', '1 CREATED Charge', '3 CREATED CaseParticipant'],
      [8, '3 CREATED RelatedCase'],
    ]);
  });
});

describe('a change', () => {
  it('holds a person with all names, and their citations where those were added', async () => {
    const spelling = (text: string, script: string, language?: string) => ({
      text,
      kind: 'TRANSLITERATION',
      script,
      ...(language ? { language } : {}),
      confidentiality: 'PUBLIC',
    });
    const names = [
      { text: 'Serikzhan Bilash', kind: 'PRIMARY', script: 'Latn', confidentiality: 'PUBLIC' },
      spelling('Серікжан Біләш', 'Cyrl', 'kk'),
      spelling('Серикжан Билаш', 'Cyrl', 'ru'),
      spelling('Serikjan Bilash', 'Latn'),
    ];
    expect(await fieldsOf(1, 'serikzhan-bilash')).toEqual([
      'slug: serikzhan-bilash',
      'occupations: ["human-rights activist"]',
      expect.stringMatching(/^summary: Human-rights activist who made known what happens to Kazakhs in Xinjiang\./),
      'confidentiality: PUBLIC',
      `names: ${JSON.stringify(names)}`,
    ]);
    expect(await fieldsOf(2, 'serikzhan-bilash')).toEqual([`citations: ${cited()}`]);
  });

  it('holds a source with its authors and its publisher', async () => {
    const author = await server.id('Person', 'rustam-abdrakhmanov');
    expect(await fieldsOf(2, 'almaty-police-letter-174')).toEqual([
      'slug: almaty-police-letter-174',
      'kind: OFFICIAL_LETTER',
      'title: Letter discontinuing the criminal case against Serikzhan Bilash under article 174',
      'publishedOn: [2020-05-01..2021-02-05]',
      'reliability: B',
      'disclosure: Known from a picture of it that the lawyer Shynkuat Baizhanov made public on Facebook.',
      'confidentiality: PUBLIC',
      `authors: [{"name":"Rustam Abdrakhmanov","person":"${author}"}]`,
      `publisher: ${await server.id('Organization', 'almaty-internal-affairs')}`,
      `citations: ${cited()}`,
    ]);
  });

  it('holds a law', async () => {
    expect(await fieldsOf(3, 'kz-criminal-code')).toEqual([
      'slug: kz-criminal-code',
      'title: Criminal Code of the Republic of Kazakhstan',
      'country: KZ',
      'adopted: 2014-07-03',
      'inForce: 2015-01-01/..',
      'confidentiality: PUBLIC',
      `citations: ${cited({ locator: 'for the code and its articles; title and dates of the code are general knowledge' })}`,
    ]);
  });

  it('holds events with their penalties and who acted', async () => {
    const of = await server.id('Case', 'kz-2019-bilash');
    expect(await fieldsOf(4, 'Banned from leading a public organization for seven years')).toEqual([
      `case: ${of}`,
      'kind: SENTENCED',
      'date: 2019?',
      'title: Banned from leading a public organization for seven years',
      'disputed: false',
      'confidentiality: PUBLIC',
      'penalties: [{"kind":"ACTIVITY_BAN","term":"P7Y","description":"Leading a public organization.","starts":"2019?","ends":"2026?"}]',
      `citations: ${cited()}`,
    ]);
    expect(await fieldsOf(4, 'UN Working Group on Arbitrary Detention finds his detention illegal')).toEqual([
      `case: ${of}`,
      'kind: INTERNATIONAL_OPINION',
      'date: 2020-11',
      'title: UN Working Group on Arbitrary Detention finds his detention illegal',
      'summary: That the opinion speaks of this case is inferred.',
      'disputed: false',
      'rights: ["ICCPR-9"]',
      'confidentiality: PUBLIC',
      `actor: ${await server.id('Organization', 'wgad')}`,
      `citations: ${cited()}`,
    ]);
  });
});

describe('the history', () => {
  it('of a person is of the person and the names and citations, the latest first', async () => {
    const { person } = await server.public.data<{ person: { history: { nodes: unknown[] } } }>(
      `{ person(slug: "serikzhan-bilash") { history { totalCount nodes { operation record { ... on Node { id } } changeSet { seq } fields { field } } } } }`,
    );
    expect(person.history).toEqual({
      totalCount: 2,
      nodes: [
        { operation: 'UPDATED', record: { id: bilash }, changeSet: { seq: 2 }, fields: [{ field: 'citations' }] },
        {
          operation: 'CREATED',
          record: { id: bilash },
          changeSet: { seq: 1 },
          fields: ['slug', 'occupations', 'summary', 'confidentiality', 'names'].map((field) => ({ field })),
        },
      ],
    });
  });

  it('of an organization likewise', async () => {
    const data = await server.public.data(
      `{ organization(slug: "atajurt") { history { totalCount nodes { operation changeSet { seq } fields { field } } } } }`,
    );
    expect(data).toEqual({
      organization: {
        history: {
          totalCount: 2,
          nodes: [
            { operation: 'UPDATED', changeSet: { seq: 2 }, fields: [{ field: 'citations' }] },
            {
              operation: 'CREATED',
              changeSet: { seq: 1 },
              fields: ['slug', 'kind', 'country', 'legalStanding', 'summary', 'confidentiality', 'names'].map(
                (field) => ({ field }),
              ),
            },
          ],
        },
      },
    });
  });

  it('of a case is of all that is in it', async () => {
    const data = await server.public.data<{
      case: {
        history: { totalCount: number; nodes: { changeSet: { seq: number }; record: { __typename: string } }[] };
      };
    }>(
      `{ case(slug: "kz-2020-bilash-174") { history { totalCount nodes { changeSet { seq } record { __typename } } } } }`,
    );
    const { totalCount, nodes } = data.case.history;
    const inside = [
      'Case',
      ...Array.from({ length: 7 }, () => 'CaseEvent'),
      'Charge',
      ...Array.from({ length: 3 }, () => 'CaseParticipant'),
    ];
    expect(totalCount).toBe(13);
    expect(nodes.map(({ changeSet, record }) => `${changeSet.seq} ${record.__typename}`)).toEqual([
      '8 RelatedCase',
      ...inside.map((type) => `5 ${type}`),
    ]);
  });

  it('is read page by page', async () => {
    const page = `query ($after: String) { case(slug: "kz-2020-bilash-174") { history(first: 5, after: $after) {
      totalCount pageInfo { hasNextPage hasPreviousPage endCursor } edges { cursor node { record { ... on Node { id } } } } } } }`;
    const whole = await server.public.data<Paged>(page.replace('first: 5', 'first: 100'));
    const seen: string[] = [];
    let after: string | null = null;
    for (const [place, hasNextPage] of [true, true, false].entries()) {
      const { history }: Paged['case'] = (await server.public.data<Paged>(page, { after })).case;
      expect(history.totalCount).toBe(13);
      expect(history.pageInfo).toEqual({
        hasNextPage,
        hasPreviousPage: place > 0,
        endCursor: history.edges.at(-1)?.cursor,
      });
      seen.push(...history.edges.map(({ node }) => node.record.id));
      after = history.pageInfo.endCursor;
    }
    expect(seen).toEqual(whole.case.history.edges.map(({ node }) => node.record.id));
    expect(
      await server.public.errors(
        'query ($after: String) { person(slug: "serikzhan-bilash") { history(after: $after) { totalCount } } }',
        {
          after,
        },
      ),
    ).toEqual([
      [
        'BAD_USER_INPUT',
        '"after" is not a cursor of this list. Pass one that this list gave with the same order, or leave it out to start over.',
      ],
    ]);
  });
});

interface Paged {
  case: {
    history: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string };
      edges: { cursor: string; node: { record: { id: string } } }[];
    };
  };
}

describe('a change set', () => {
  it('is found by its number and by its ID, and the latest as the snapshot', async () => {
    const data = await server.public.data<Record<string, { id: string; hash: string; at: string }>>(
      `{ eighth: changeSet(seq: 8) { ...All } snapshot { ...All } node(id: "ChangeSet_00000000-0000-0000-0000-000000000008") { ...All } }
       fragment All on ChangeSet { id seq at hash summary }`,
    );
    expect(data['snapshot']).toEqual(data['eighth']);
    expect(data['node']).toEqual(data['eighth']);
    const { rows } = await server.owner.query<{ leaf: string; at: Date }>(
      `SELECT encode(leaf, 'hex') AS leaf, at FROM ledger.change_sets WHERE seq = 8`,
    );
    expect([data['eighth']?.hash, data['eighth']?.at]).toEqual([rows[0]?.leaf, rows[0]?.at.toISOString()]);
  });

  it('is null where none has that number', async () => {
    expect(
      await server.public.data(
        `{ none: changeSet(seq: 0) { id } before: changeSet(seq: -1) { id } later: changeSet(seq: 9) { id } far: changeSet(seq: 2147483647) { id }
           byId: node(id: "ChangeSet_00000000-0000-0000-0000-000000000009") { id } byOther: node(id: "ChangeSet_10000000-0000-0000-0000-000000000008") { id }
           farthest: node(id: "ChangeSet_00000000-0000-0000-0000-ffffffffffff") { id } }`,
      ),
    ).toEqual({ none: null, before: null, later: null, far: null, byId: null, byOther: null, farthest: null });
  });
});
