import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type CaseConditions,
  casesFound,
  type EventConditions,
  eventsFound,
  type PersonConditions,
  personsFound,
  type SourceConditions,
  sourcesFound,
} from './support/fixture/oracle.js';
import { type FixtureServer, startFixtureServer } from './support/fixture-server.js';

let fixture: FixtureServer;

beforeAll(async () => {
  fixture = await startFixtureServer();
}, 60_000);

afterAll(() => fixture?.stop());

/** What the server finds, sorted, and how many it counts. */
async function found(
  field: string,
  type: string,
  filter: unknown,
  shown: 'slug' | 'title',
): Promise<{ total: number; shown: string[] }> {
  const query = `query ($filter: ${type}) { list: ${field}(filter: $filter, first: 100) { totalCount nodes { ${shown} } } }`;
  type List = { totalCount: number; nodes: { slug: string; title: string }[] };
  const { list } = await fixture.graph.data<{ list: List }>(query, { filter });
  return { total: list.totalCount, shown: list.nodes.map((node) => node[shown]).toSorted() };
}

const one = <Value>(...values: Value[]) => fc.constantFrom<Value | null>(...values, null);
const some = (...values: string[]) => fc.subarray(values, { minLength: 1, maxLength: 4 });

const COUNTRY = one('KZ', 'KZ', 'RU', 'BY');
const STATUTE = one('kz-code', 'ru-code', 'by-code', 'no-code');
const ARTICLES = some('174', '234', '234.4', '234-1', '389', '280.3', '130', '2');
const DURING = one(
  '2015',
  '2019/2021',
  '2020-05',
  '2020-21',
  '2021-06-15',
  '201X',
  '../2016',
  '2022/..',
  '[2023-01-01..]',
);
const DAYS = one('2015-01-31', '2018-02-10', '2020-05-10', '2021-04-30', '2022-03-01', '2023-05-31');
const CUSTODY = some('UNKNOWN', 'AT_LIBERTY', 'DETAINED', 'HOUSE_ARREST', 'IMPRISONED', 'ABROAD', 'DECEASED');
const KINDS = some(
  'CHARGED',
  'DETAINED',
  'INVESTIGATION_OPENED',
  'CONVICTED',
  'SENTENCED',
  'DROPPED',
  'HEARING',
  'SEARCH_CONDUCTED',
);
const PEOPLE = one(
  'aigul-seitova',
  'bolat-omarov',
  'dmitri-volkov',
  'ivan-petrov',
  'elena-sorokina',
  'yana-kupala',
  'nadia-karim',
  'hidden-witness-1',
);

/** Filters of up to four of these conditions: with more, hardly anything would be left of a list. */
function combinations<Filter extends object>(conditions: {
  [Field in keyof Filter]: fc.Arbitrary<Filter[Field]>;
}): fc.Arbitrary<Filter> {
  return fc.subarray(Object.keys(conditions), { maxLength: 4 }).chain((fields) => {
    const chosen = Object.fromEntries(Object.entries(conditions).filter(([field]) => fields.includes(field)));
    return fc.record(chosen as Record<string, fc.Arbitrary<unknown>>) as fc.Arbitrary<Filter>;
  });
}

/** Runs a property on filters until it fails, and then says which filter, and under which seed. */
async function holdsFor<Filter>(
  arbitrary: fc.Arbitrary<Filter>,
  numRuns: number,
  check: (filter: Filter) => Promise<number>,
): Promise<void> {
  let fruitful = 0;
  const property = fc.asyncProperty(arbitrary, async (filter) => {
    if ((await check(filter)) > 0) fruitful += 1;
  });
  await fc.assert(property, { numRuns });
  // Were all answers empty, nothing would have been compared.
  expect(fruitful).toBeGreaterThan(numRuns / 10);
}

it('cases: any combination finds what somebody who reads the fixture would', async () => {
  const moments = [...fixture.moments.updated.values()].map((moment) => moment.toISOString());
  const filters = combinations<CaseConditions>({
    country: COUNTRY,
    kind: one('CRIMINAL', 'CRIMINAL', 'CRIMINAL', 'CIVIL', 'MILITARY', 'EXTRADITION'),
    status: some(
      'UNKNOWN',
      'UNDER_INVESTIGATION',
      'CHARGED',
      'CONVICTED',
      'DROPPED',
      'ON_TRIAL',
      'CLOSED',
      'UNDER_APPEAL',
    ),
    statute: STATUTE,
    articles: ARTICLES,
    person: PEOPLE,
    organization: one('almaty-court', 'moscow-court', 'astana-police', 'minsk-security', 'hidden-group-1'),
    eventKinds: KINDS,
    during: DURING,
    custody: CUSTODY,
    rights: some('ICCPR-6', 'ICCPR-9', 'ICCPR-14', 'ICCPR-17', 'ICCPR-19', 'CAT-1', 'UDHR-12', 'UDHR-18'),
    openedFrom: DAYS,
    openedTo: DAYS,
    updatedSince: fc.constantFrom(...moments),
    text: one('of', 'CASE', 'a', 'olat', '0', '_', '%'),
  });
  await holdsFor(filters, 300, async (filter) => {
    const expected = casesFound(filter, fixture.moments);
    expect(await found('cases', 'CaseFilter', filter, 'slug')).toEqual({ total: expected.length, shown: expected });
    return expected.length;
  });
}, 60_000);

it('events', async () => {
  const filters = combinations<EventConditions>({
    kinds: KINDS,
    stages: some('OPENING', 'LIBERTY', 'CHARGE', 'TRIAL', 'OUTCOME', 'REVIEW', 'INTERNATIONAL', 'ADVOCACY'),
    during: DURING,
    country: COUNTRY,
    statute: STATUTE,
    articles: ARTICLES,
    person: PEOPLE,
    actor: one('almaty-court', 'astana-police', 'moscow-court', 'dmitri-volkov', 'hidden-witness-1'),
    text: one('a', 'CHARGE', 'is', '%', '_'),
  });
  await holdsFor(filters, 150, async (filter) => {
    const expected = eventsFound(filter, fixture.moments);
    expect(await found('events', 'EventFilter', filter, 'title')).toEqual({ total: expected.length, shown: expected });
    return expected.length;
  });
}, 60_000);

it('persons', async () => {
  const filters = combinations<PersonConditions>({
    country: COUNTRY,
    gender: one('FEMALE', 'MALE', 'OTHER'),
    custody: CUSTODY,
    statute: STATUTE,
    articles: ARTICLES,
    text: one('a', 'VA', 'ов', '%'),
  });
  await holdsFor(filters, 150, async (filter) => {
    const expected = personsFound(filter);
    expect(await found('persons', 'PersonFilter', filter, 'slug')).toEqual({ total: expected.length, shown: expected });
    return expected.length;
  });
}, 60_000);

it('sources', async () => {
  const days = one('2018-12-31', '2019-06-01', '2020-03-01', '2021-07-01', '2023-01-01');
  const filters = combinations<SourceConditions>({
    kind: one('NEWS_ARTICLE', 'VIDEO'),
    publisher: one('steppe-news', 'almaty-court'),
    language: one('ru', 'en'),
    publishedFrom: days,
    publishedTo: days,
    text: one('о', 'a', '%'),
  });
  await holdsFor(filters, 100, async (filter) => {
    const expected = sourcesFound(filter);
    expect(await found('sources', 'SourceFilter', filter, 'slug')).toEqual({ total: expected.length, shown: expected });
    return expected.length;
  });
}, 60_000);
