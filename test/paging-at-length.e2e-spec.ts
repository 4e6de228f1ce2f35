import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plainCase } from './support/fixture/plain-case.js';
import type { EventInFixture } from './support/fixture/shape.js';
import { type FixtureServer, startFixtureServer } from './support/fixture-server.js';
import { backward, forward, type ListInGraph, type PageInGraph } from './support/walk.js';

const CASES = 60;
const EVENTS = 150;

let fixture: FixtureServer;

beforeAll(async () => {
  fixture = await startFixtureServer();
  await fixture.writer.change(async (manager) => {
    for (let number = 1; number <= CASES; number++) {
      await fixture.writer.case(manager, plainCase(`plain-${number}`, `Plain case ${number}`));
    }
    await fixture.writer.case(manager, { ...plainCase('long', 'A long case'), country: 'KZ', events: longTimeline() });
  });
}, 120_000);

afterAll(() => fixture?.stop());

/** A hearing or something else every third day, and between them a few that the public does not see. */
function longTimeline(): EventInFixture[] {
  return Array.from({ length: EVENTS }, (_, index): EventInFixture[] => {
    const date = new Date(Date.UTC(2020, 0, 1 + 3 * index)).toISOString().slice(0, 10);
    const kind = index % 2 === 0 ? 'HEARING' : 'OTHER';
    const shown: EventInFixture = { kind, date, title: `Event ${index + 1}` };
    return index % 50 === 7 ? [shown, { kind: 'HEARING', date, title: `Hidden event ${index}`, tier: 2 }] : [shown];
  }).flat();
}

describe('a timeline that is longer than a page', () => {
  const titles = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => `Event ${from + index}`);
  const QUERY = `query ($kinds: [CaseEventKind!], $stages: [CaseStage!], $first: Int, $after: String, $last: Int, $before: String) {
    case(slug: "long") { timeline(kinds: $kinds, stages: $stages, first: $first, after: $after, last: $last, before: $before) {
      totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { title } } } }`;
  type Shown = Pick<PageInGraph, 'totalCount' | 'pageInfo'> & { nodes: { title: string }[] };
  const ask = async (variables: Record<string, unknown>) => {
    const { data, statements } = await fixture.graph.counted<{ case: { timeline: Shown } }>(QUERY, variables);
    const { totalCount, pageInfo, nodes } = data.case.timeline;
    return { totalCount, pageInfo, titles: nodes.map(({ title }) => title), statements };
  };

  it('starts with the dossier and goes on with statements of its own', async () => {
    const first = await ask({ first: 100 });
    expect(first).toMatchObject({ totalCount: EVENTS, titles: titles(1, 100), statements: 1 });
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const second = await ask({ first: 100, after: first.pageInfo.endCursor });
    expect(second).toMatchObject({ totalCount: EVENTS, titles: titles(101, 150), statements: 4 });
    expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const back = await ask({ last: 100, before: second.pageInfo.startCursor });
    expect(back).toMatchObject({ totalCount: EVENTS, titles: titles(1, 100), statements: 4 });
    expect(back.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  });

  it('ends with its last events', async () => {
    expect(await ask({ last: 10 })).toMatchObject({ totalCount: EVENTS, titles: titles(141, 150) });
    expect((await ask({ last: 10 })).pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  it('shows one kind or stage alone, page by page', async () => {
    const hearings = titles(1, 150).filter((_, index) => index % 2 === 0);
    const first = await ask({ kinds: ['HEARING'], first: 70 });
    expect(first).toMatchObject({ totalCount: 75, titles: hearings.slice(0, 70) });
    const second = await ask({ kinds: ['HEARING'], first: 70, after: first.pageInfo.endCursor });
    expect(second).toMatchObject({ totalCount: 75, titles: hearings.slice(70) });
    expect(await ask({ stages: ['TRIAL'], last: 3 })).toMatchObject({ totalCount: 75, titles: hearings.slice(-3) });
    expect(await ask({ kinds: ['CONVICTED'] })).toMatchObject({ totalCount: 0, titles: [] });
  });

  it('is the same however it is walked', async () => {
    const list: ListInGraph = { name: '', around: 'case(slug: "long") { LIST }', field: 'timeline(', backward: true };
    const there = await forward(fixture.graph, list, 40);
    const back = await backward(fixture.graph, list, 40);
    const ids = (pages: PageInGraph[]) => pages.flatMap(({ nodes }) => nodes.map(({ id }) => id));
    expect(there.map(({ nodes }) => nodes.length)).toEqual([40, 40, 40, 30]);
    expect(ids(back.toReversed())).toEqual(ids(there));
    expect(new Set(ids(there)).size).toBe(EVENTS);
  });

  it('goes on where it was when events are added ahead of a page', async () => {
    const first = await ask({ first: 100 });
    await fixture.writer.change(async (manager) => {
      for (const day of ['2019-01-01', '2020-02-01']) {
        await fixture.writer.event(manager, fixture.writer.id('Case', 'long'), {
          kind: 'OTHER',
          date: day,
          title: `Added on ${day}`,
        });
      }
    });
    const second = await ask({ first: 100, after: first.pageInfo.endCursor });
    expect(second).toMatchObject({ totalCount: EVENTS + 2, titles: titles(101, 150) });
  });
});

describe('the number of statements does not depend on the size of a page', () => {
  it.each([1, 10, 50])('for %i cases with all that belongs to each: 4', async (first) => {
    const query = `query ($first: Int) { cases(filter: { text: "plain case" }, orderBy: TITLE, first: $first) {
      totalCount
      nodes {
        title status standing { explanation because { title } }
        participants { role party { ... on Person { name } ... on Organization { name } } standing { status } custody { state } }
        charges { article { number subject } defendant { name } status }
        timeline(first: 100) { totalCount nodes { title date { label } actor { ... on Organization { name } }
          citations { source { title authors { name } publisher { name } disclosure } } } }
        sources { title }
      } } }`;
    type Shown = { cases: { totalCount: number; nodes: { status: string; timeline: { totalCount: number } }[] } };
    const { data, statements } = await fixture.graph.counted<Shown>(query, { first });
    expect(data.cases.totalCount).toBe(CASES);
    expect(data.cases.nodes.map(({ status, timeline }) => `${status} ${timeline.totalCount}`)).toEqual(
      Array.from({ length: first }, () => 'CHARGED 2'),
    );
    expect(statements).toBe(4);
  });

  it.each([1, 10, 50])('for the %i cases of one person, by the founding query: 5', async (first) => {
    const query = `query ($first: Int) { person(slug: "petra-lind") { name custody { state }
      cases(filter: { articles: ["130"] }, orderBy: OPENED, first: $first) { totalCount nodes {
        title status standing { explanation }
        charges { article { number subject } }
        timeline(first: 100) { nodes { title date { label } citations { source { title authors { name } publisher { name } disclosure } } } }
      } } } }`;
    type Shown = { person: { cases: { totalCount: number; nodes: unknown[] } } };
    const { data, statements } = await fixture.graph.counted<Shown>(query, { first });
    expect(data.person.cases.totalCount).toBe(CASES + 1);
    expect(data.person.cases.nodes.length).toBe(first);
    expect(statements).toBe(5);
  });

  it.each([1, 5, 16])('for %i persons, the cases of each, and the timeline of each of those: 13', async (first) => {
    const query = `query ($first: Int) { persons(first: $first) { totalCount nodes {
      name
      custody { state because { title } }
      affiliations { organization { name } }
      cases(first: 3, orderBy: TITLE) { totalCount nodes { title timeline(first: 2) { nodes { title } } } }
      timeline(first: 2) { totalCount nodes { title case { title } } }
    } } }`;
    type Shown = { persons: { nodes: { cases: { nodes: unknown[] } }[] } };
    const { data, statements } = await fixture.graph.counted<Shown>(query, { first });
    expect(data.persons.nodes.length).toBe(first);
    expect(data.persons.nodes[0]?.cases.nodes.length).toBe(3);
    expect(statements).toBe(13);
  });

  it.each([1, 10, 60])('for %i events and the cases of each: 4', async (first) => {
    const query = `query ($first: Int) { events(filter: { country: "BY", kinds: [CHARGED] }, first: $first) { totalCount nodes {
      title case { title participants { role } timeline(first: 2) { nodes { title } } } charges { article { number } } } } }`;
    const { data, statements } = await fixture.graph.counted<{ events: { nodes: unknown[] } }>(query, { first });
    expect(data.events.nodes.length).toBe(first);
    expect(statements).toBe(4);
  });
});
