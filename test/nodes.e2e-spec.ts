import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { Client } from 'pg';
import { AskEverything } from './support/ask-everything.js';
import { GraphClient } from './support/graph-client.js';
import { type FixtureServer, startFixtureServer } from './support/fixture-server.js';

/** The table of each type whose records have an ID of their own. */
const TABLES: Record<string, string> = {
  Affiliation: 'affiliations',
  Case: 'cases',
  CaseEvent: 'case_events',
  CaseParticipant: 'case_participants',
  Charge: 'charges',
  Citation: 'citations',
  Organization: 'organizations',
  Person: 'persons',
  RelatedCase: 'related_cases',
  Relationship: 'relationships',
  Source: 'sources',
  Statute: 'statutes',
  StatuteArticle: 'statute_articles',
  StatuteArticleVersion: 'statute_article_versions',
};
const TYPES = Object.keys(TABLES);
/** How many IDs are asked for at a time. */
const MOST = 100;

type Node = Record<string, unknown> & { __typename: string; id: string };

let fixture: FixtureServer;
let ask: AskEverything;
/** IDs by type, as the database holds them. */
const shown = new Map<string, string[]>();
const hidden = new Map<string, string[]>();

beforeAll(async () => {
  fixture = await startFixtureServer();
  const schema = await new GraphClient(fixture.server).data<IntrospectionQuery>(getIntrospectionQuery());
  ask = new AskEverything(buildClientSchema(schema));
  const client = new Client(fixture.database.addresses.superuser);
  await client.connect();
  for (const [type, table] of Object.entries(TABLES)) {
    const { rows } = await client.query<{ id: string; reach: number }>(
      `SELECT id, reach FROM live.${table} ORDER BY id`,
    );
    const idsOf = (found: typeof rows) => found.map(({ id }) => `${type}_${id}`);
    shown.set(type, idsOf(rows.filter(({ reach }) => reach === 0)));
    hidden.set(type, idsOf(rows.filter(({ reach }) => reach > 0)));
  }
  await client.end();
}, 60_000);

afterAll(() => fixture?.stop());

const nodesOf = async (ids: string[], selection = '__typename id'): Promise<(Node | null)[]> => {
  const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ${selection} } }`;
  return (await fixture.graph.data<{ nodes: (Node | null)[] }>(query, { ids })).nodes;
};

const oneOf = (type: string): string => shown.get(type)?.[0] ?? '';

describe('what has an ID', () => {
  it.each(TYPES)('%s: each that the public may see is found, and is what its ID says', async (type) => {
    const ids = shown.get(type) ?? [];
    expect(ids.length).toBeGreaterThan(0);
    for (let start = 0; start < ids.length; start += MOST) {
      const some = ids.slice(start, start + MOST);
      expect(await nodesOf(some)).toEqual(some.map((id) => ({ __typename: type, id })));
    }
    const { node } = await fixture.graph.data<{ node: Node }>('query ($id: ID!) { node(id: $id) { __typename id } }', {
      id: ids[0],
    });
    expect(node).toEqual({ __typename: type, id: ids[0] });
  });

  it('is hidden from the public in every type that names somebody', () => {
    const never = ['Statute', 'StatuteArticle', 'StatuteArticleVersion'];
    expect(TYPES.filter((type) => hidden.get(type)?.length === 0)).toEqual(never);
  });

  it.each(TYPES)('%s: what is hidden, unknown or no ID is answered alike', async (type) => {
    const uuid = oneOf(type).slice(type.length + 1);
    const others = [
      `${type}_${randomUUID()}`,
      `${type}_${uuid.toUpperCase()}`,
      `${type}_${uuid}0`,
      `${type}${uuid}`,
      `${type}_`,
      `Account_${uuid}`,
      `${type === 'Case' ? 'Person' : 'Case'}_${uuid}`,
      uuid,
      '',
      '__proto__',
    ];
    const ids = [...(hidden.get(type) ?? []), ...others];
    expect(await nodesOf(ids)).toEqual(ids.map(() => null));
    for (const id of ids) {
      expect(await fixture.graph.data('query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual({ node: null });
    }
  });

  it('is answered in the order of asking, as often as it is asked for', async () => {
    const ids = [oneOf('Case'), 'nothing', oneOf('Person'), oneOf('Case'), hidden.get('Person')?.[0] ?? ''];
    expect((await nodesOf(ids)).map((node) => node?.id ?? null)).toEqual([ids[0], null, ids[2], ids[0], null]);
    expect(await nodesOf([])).toEqual([]);
  });

  it('is answered for 100 at a time', async () => {
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    const ids = Array.from({ length: 101 }, () => oneOf('Case'));
    expect(await fixture.graph.errors(query, { ids })).toEqual(['"ids" holds 101 IDs. Ask for at most 100 at a time.']);
  });
});

describe('what has a slug', () => {
  it.each([
    ['person', 'aigul-seitova', 'hidden-witness-1', 'Person'],
    ['organization', 'azat-voice', 'hidden-group-1', 'Organization'],
    ['source', 'un-2023', 'hidden-source-1', 'Source'],
    ['case', 'k-2018-seitova', 'hidden-case-1', 'Case'],
    ['statute', 'kz-code', 'no-code', 'Statute'],
  ])('%s is found by it and by its ID, and what is hidden is not there', async (field, slug, secret, type) => {
    const asked = async (argument: string) =>
      (await fixture.graph.data<Record<string, Node | null>>(`{ ${field}(${argument}) { __typename id slug } }`))[
        field
      ];
    const found = await asked(`slug: "${slug}"`);
    expect(found).toEqual({ __typename: type, id: found?.id, slug });
    expect(await asked(`id: "${found?.id}"`)).toEqual(found);
    const concealed = hidden.get(type)?.[0] ?? `${type}_${randomUUID()}`;
    for (const argument of [
      `slug: "${secret}"`,
      'slug: "nothing"',
      `id: "${concealed}"`,
      `id: "${oneOf('Citation')}"`,
      'id: "x"',
    ]) {
      expect(await asked(argument)).toBeNull();
    }
    expect(await fixture.graph.errors(`{ ${field} { id } }`)).toEqual([
      'Neither "slug" nor "id" is given. Give one of them.',
    ]);
    expect(await fixture.graph.errors(`{ ${field}(slug: "x", id: "y") { id } }`)).toEqual([
      '"slug" and "id" name one record in two ways. Give one of them.',
    ]);
  });
});

describe('a citation', () => {
  it('leads to its subject, of whatever kind, and each subject back to it', async () => {
    const citations = await Promise.all(
      chunks(shown.get('Citation') ?? []).map((ids) =>
        nodesOf(ids, 'id ... on Citation { subject { __typename citations { id } } }'),
      ),
    );
    const subjects = citations.flat().map((citation) => {
      const subject = citation?.['subject'] as { __typename: string; citations: { id: string }[] };
      return { type: subject.__typename, knows: subject.citations.some(({ id }) => id === citation?.id) };
    });
    const kinds = TYPES.filter((type) => type !== 'Citation' && type !== 'StatuteArticleVersion');
    expect([...new Set(subjects.map(({ type }) => type))].toSorted()).toEqual(kinds);
    expect(subjects.every(({ knows }) => knows)).toBe(true);
  });

  it('is not there where its source is hidden', async () => {
    const query = '{ events(filter: { text: "a search" }) { nodes { citations { source { slug } stance } } } }';
    expect(await fixture.graph.data(query)).toEqual({
      events: { nodes: [{ citations: [{ source: { slug: 'steppe-2021' }, stance: 'SUPPORTS' }] }] },
    });
  });

  it('says where it disputes', async () => {
    const query =
      '{ events(filter: { text: "dies in the cell" }) { nodes { disputed citations { stance credibility source { slug } } } } }';
    expect(await fixture.graph.data(query)).toEqual({
      events: {
        nodes: [
          {
            disputed: true,
            citations: [
              { stance: 'SUPPORTS', credibility: 2, source: { slug: 'steppe-2019' } },
              { stance: 'DISPUTES', credibility: 4, source: { slug: 'court-2020' } },
            ],
          },
        ],
      },
    });
  });
});

describe('every field of every type', () => {
  const someOf = (type: string) => (shown.get(type) ?? []).slice(0, 12);

  it.each(TYPES)('%s: all of them are answered, and what is in them', async (type) => {
    const nodes = await nodesOf(someOf(type), `... on ${type} { ${ask.all(type, 2)} }`);
    expect(nodes.map((node) => node?.id)).toEqual(someOf(type));
    expect(Object.keys(nodes[0] ?? {}).toSorted()).toEqual(['__typename', ...ask.fieldsOf(type)].toSorted());
  });

  it.each(TYPES)('%s: each alone is answered as it is among the others', async (type) => {
    const together = await nodesOf(someOf(type), `... on ${type} { ${ask.all(type, 2)} }`);
    for (const field of ask.fieldsOf(type)) {
      const alone = await nodesOf(someOf(type), `... on ${type} { ${ask.one(type, field, 2)} }`);
      expect(alone).toEqual(together.map((node) => ({ [field]: node?.[field] })));
    }
  });

  it.each(['persons', 'organizations', 'statutes', 'sources', 'cases', 'events'])(
    '%s: of the list too',
    async (list) => {
      const answer = await fixture.graph.data<Record<string, { nodes: Node[] }>>(`{ ${ask.one('Query', list, 3)} }`);
      expect(answer[list]?.nodes.length).toBe(3);
    },
  );
});

function chunks(ids: string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / MOST) }, (_, index) =>
    ids.slice(index * MOST, (index + 1) * MOST),
  );
}
