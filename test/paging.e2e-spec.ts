import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type FixtureServer, startFixtureServer } from './support/fixture-server.js';
import { plainCase } from './support/fixture/plain-case.js';
import {
  backward,
  forward,
  type ListInGraph,
  type PageInGraph,
  pageOf,
  pageQuery,
  pagesBackward,
  pagesOf,
} from './support/walk.js';

let fixture: FixtureServer;

beforeAll(async () => {
  fixture = await startFixtureServer();
}, 60_000);

afterAll(() => fixture?.stop());

const LISTS: (ListInGraph & { length: number })[] = [
  {
    name: 'cases by the latest event',
    around: 'LIST',
    field: 'cases(filter: { country: "KZ" }, orderBy: LATEST_EVENT,',
    backward: true,
    length: 17,
  },
  {
    name: 'cases by opening',
    around: 'LIST',
    field: 'cases(filter: { country: "KZ" }, orderBy: OPENED,',
    backward: true,
    length: 17,
  },
  {
    name: 'cases by title',
    around: 'LIST',
    field: 'cases(filter: { country: "KZ" }, orderBy: TITLE,',
    backward: true,
    length: 17,
  },
  {
    name: 'cases by update',
    around: 'LIST',
    field: 'cases(filter: { country: "KZ" }, orderBy: RECENTLY_UPDATED,',
    backward: true,
    length: 17,
  },
  { name: 'persons', around: 'LIST', field: 'persons(', backward: true, length: 16 },
  { name: 'organizations', around: 'LIST', field: 'organizations(', backward: false, length: 10 },
  { name: 'statutes', around: 'LIST', field: 'statutes(', backward: false, length: 3 },
  { name: 'sources', around: 'LIST', field: 'sources(', backward: false, length: 8 },
  { name: 'events', around: 'LIST', field: 'events(filter: { country: "RU" },', backward: true, length: 10 },
  {
    name: 'events nobody dated among others',
    around: 'LIST',
    field: 'events(filter: { kinds: [OTHER, HEARING, COMPLAINT_FILED] },',
    backward: true,
    length: 5,
  },
  {
    name: 'the cases of a person',
    around: 'person(slug: "aigul-seitova") { LIST }',
    field: 'cases(',
    backward: true,
    length: 4,
  },
  {
    name: 'the cases of an organization',
    around: 'organization(slug: "moscow-court") { LIST }',
    field: 'cases(',
    backward: true,
    length: 2,
  },
  {
    name: 'the cases of an article',
    around: 'statute(slug: "kz-code") { article(number: "174") { LIST } }',
    field: 'cases(',
    backward: true,
    length: 4,
  },
  {
    name: 'the articles of a statute',
    around: 'statute(slug: "kz-code") { LIST }',
    field: 'articles(',
    backward: false,
    length: 5,
  },
  {
    name: 'the timeline of a case',
    around: 'case(slug: "k-2018-seitova") { LIST }',
    field: 'timeline(',
    backward: true,
    length: 4,
  },
  {
    name: 'the timeline of a person',
    around: 'person(slug: "bolat-omarov") { LIST }',
    field: 'timeline(',
    backward: false,
    length: 8,
  },
  {
    name: 'the cases of a source',
    around: 'source(slug: "court-2020") { LIST }',
    field: 'cases(',
    backward: false,
    length: 2,
  },
  {
    name: 'what cites a source',
    around: 'source(slug: "steppe-2021") { LIST }',
    field: 'citedBy(',
    backward: false,
    length: 2,
  },
  { name: 'an empty list', around: 'LIST', field: 'cases(filter: { country: "FR" },', backward: true, length: 0 },
];

describe.each(LISTS)('$name', (list) => {
  it('is the same whole, in pages of one, two and three', async () => {
    const whole = await pageOf(fixture.graph, list, { first: 100 });
    expect(new Set(whole.edges.map(({ node }) => node.id)).size).toBe(list.length);
    for (const size of [1, 2, 3]) {
      const pages = list.length > 0 ? pagesOf(whole.edges, size) : [whole];
      expect(await forward(fixture.graph, list, size)).toEqual(pages);
    }
  });

  it('is the same from the end, or says that it has none', async () => {
    if (!list.backward) {
      const [refusal] = await fixture.graph.errors(pageQuery(list, 'BACKWARD'), { last: 1 });
      expect(refusal).toMatch(/^Unknown argument "last" on field "[A-Za-z]+\.[A-Za-z]+"\.$/);
      return;
    }
    const whole = await pageOf(fixture.graph, list, { first: 100 });
    for (const size of [1, 2, 3]) {
      const pages = list.length > 0 ? pagesBackward(whole.edges, size) : [whole];
      expect(await backward(fixture.graph, list, size)).toEqual(pages);
    }
  });
});

describe('a page that cannot be', () => {
  const cases = (args: string) => fixture.graph.errors(`{ cases(${args}) { totalCount } }`);
  const foreign = (argument: string) =>
    `"${argument}" is not a cursor of this list. Pass one that this list gave with the same order, or leave it out to start over.`;
  const endOf = async (around: string, field: string): Promise<string> => {
    const { pageInfo } = await pageOf(fixture.graph, { name: '', around, field, backward: false }, { first: 1 });
    return pageInfo.endCursor ?? '';
  };

  it.each([
    ['first: 0', '"first" is 0. Ask for 1 to 100 items at a time.'],
    ['first: 101', '"first" is 101. Ask for 1 to 100 items at a time.'],
    ['first: -1', '"first" is -1. Ask for 1 to 100 items at a time.'],
    ['last: 0', '"last" is 0. Ask for 1 to 100 items at a time.'],
    ['last: 2147483647', '"last" is 2147483647. Ask for 1 to 100 items at a time.'],
    ['first: 1, last: 1', '"first" and "last" exclude each other. Use "first" with "after", or "last" with "before".'],
    [
      'first: 1, before: "x"',
      '"first" and "before" exclude each other. Use "first" with "after", or "last" with "before".',
    ],
  ])('%s', async (args, message) => {
    expect(await cases(args)).toEqual([message]);
  });

  it('starts behind something that is no cursor', async () => {
    for (const cursor of ['', 'x', 'W10', Buffer.from('["2020-01-01"]').toString('base64url')]) {
      expect(await cases(`after: "${cursor}"`)).toEqual([foreign('after')]);
      expect(await cases(`last: 1, before: "${cursor}"`)).toEqual([foreign('before')]);
    }
  });

  it('starts behind a cursor of another list or another order', async () => {
    const byTitle = await endOf('LIST', 'cases(orderBy: TITLE,');
    const ofPersons = await endOf('LIST', 'persons(');
    const ofEvents = await endOf('LIST', 'events(');
    expect(await cases(`orderBy: OPENED, after: "${byTitle}"`)).toEqual([foreign('after')]);
    expect(await cases(`orderBy: TITLE, after: "${ofPersons}"`)).toEqual([foreign('after')]);
    expect(
      await fixture.graph.errors(`{ case(slug: "k-undated") { timeline(after: "${ofEvents}") { totalCount } } }`),
    ).toEqual([foreign('after')]);
    expect(await fixture.graph.data(`{ cases(orderBy: TITLE, after: "${byTitle}") { totalCount } }`)).toEqual({
      cases: { totalCount: 25 },
    });
  });

  it('starts behind a cursor that was tampered with', async () => {
    const cursor = await endOf('LIST', 'cases(orderBy: TITLE,');
    const other = cursor.startsWith('W') ? `X${cursor.slice(1)}` : `W${cursor.slice(1)}`;
    for (const forged of [other, `${cursor}A`, cursor.slice(0, -1), cursor.toLowerCase(), `${cursor}=`]) {
      expect(await cases(`orderBy: TITLE, after: "${forged}"`)).toEqual([foreign('after')]);
    }
  });
});

describe('while records are added between two pages', () => {
  const idsOf = (page: PageInGraph) => page.nodes.map(({ id }) => id);

  it('cases before the cursor move nothing, and those behind it come in their place', async () => {
    const list: ListInGraph = {
      name: '',
      around: 'LIST',
      field: 'cases(filter: { country: "BY" }, orderBy: TITLE,',
      backward: true,
    };
    const before = idsOf(await pageOf(fixture.graph, list, { first: 100 }));
    expect(before.length).toBe(3);
    const first = await pageOf(fixture.graph, list, { first: 2 });
    await fixture.writer.change(async (manager) => {
      await fixture.writer.case(manager, plainCase('b-added-ahead', '1 comes ahead'));
      await fixture.writer.case(manager, plainCase('b-added-behind', 'Zzz comes behind'));
      await fixture.writer.case(manager, { ...plainCase('hidden-added', 'Zz hidden'), tier: 1 });
    });
    const second = await pageOf(fixture.graph, list, { first: 2, after: first.pageInfo.endCursor });
    expect(idsOf(first)).toEqual(before.slice(0, 2));
    expect(idsOf(second)).toEqual([before[2], `Case_${fixture.writer.id('Case', 'b-added-behind')}`]);
    expect(second).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: false, hasPreviousPage: true } });
    const back = await pageOf(fixture.graph, list, { last: 2, before: second.pageInfo.startCursor });
    expect(idsOf(back)).toEqual(before.slice(0, 2));
    expect(back.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
  });

  it.each<ListInGraph>([
    {
      name: 'the timeline of a case',
      around: 'case(slug: "b-2021-kupala") { LIST }',
      field: 'timeline(',
      backward: true,
    },
    {
      name: 'the timeline of a person',
      around: 'person(slug: "li-wei") { LIST }',
      field: 'timeline(',
      backward: false,
    },
    { name: 'events', around: 'LIST', field: 'events(filter: { person: "roza-imanova" },', backward: true },
  ])('an event ahead of the cursor moves the others, and $name goes on where it was', async (list) => {
    const slug =
      { 'the timeline of a case': 'b-2021-kupala', 'the timeline of a person': 'c-2017-li', events: 'k-2019-imanova' }[
        list.name
      ] ?? '';
    const before = idsOf(await pageOf(fixture.graph, list, { first: 100 }));
    const first = await pageOf(fixture.graph, list, { first: 2 });
    await fixture.writer.change(async (manager) => {
      const caseId = fixture.writer.id('Case', slug);
      await fixture.writer.event(manager, caseId, {
        kind: 'COMPLAINT_FILED',
        date: '2001-01-01',
        title: 'Comes first of all',
      });
      await fixture.writer.event(manager, caseId, { kind: 'OTHER', date: '2031-01-01', title: 'Comes last of all' });
    });
    const second = await pageOf(fixture.graph, list, { first: 100, after: first.pageInfo.endCursor });
    expect(idsOf(second).slice(0, -1)).toEqual(before.slice(2));
    expect(second).toMatchObject({
      totalCount: before.length + 2,
      pageInfo: { hasNextPage: false, hasPreviousPage: true },
    });
    if (!list.backward) return;
    const back = await pageOf(fixture.graph, list, { last: 100, before: second.pageInfo.startCursor });
    expect(idsOf(back).slice(1)).toEqual(before.slice(0, 2));
  });

  it('what only others may see changes no order, no count and no cursor', async () => {
    const list: ListInGraph = { name: '', around: 'LIST', field: 'cases(orderBy: RECENTLY_UPDATED,', backward: true };
    const timeline: ListInGraph = {
      name: '',
      around: 'case(slug: "k-2015-two") { LIST }',
      field: 'timeline(',
      backward: true,
    };
    const before = await Promise.all([list, timeline].map((each) => pageOf(fixture.graph, each, { first: 100 })));
    await fixture.writer.change(async (manager) => {
      const caseId = fixture.writer.id('Case', 'k-2015-two');
      const hidden = { kind: 'COMPLAINT_FILED', date: '2001-01-01', title: 'Hidden complaint' } as const;
      await fixture.writer.event(manager, caseId, hidden, { tier: 1 });
    });
    expect(await Promise.all([list, timeline].map((each) => pageOf(fixture.graph, each, { first: 100 })))).toEqual(
      before,
    );
  });
});
