import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { slugs } from './support/fixture/oracle.js';
import { PUBLIC_CASES } from './support/fixture/public-view.js';
import { type FixtureServer, startFixtureServer } from './support/fixture-server.js';

let fixture: FixtureServer;

beforeAll(async () => {
  fixture = await startFixtureServer();
}, 60_000);

afterAll(() => fixture?.stop());

interface List {
  totalCount: number;
  nodes: { slug: string; title: string; kind: string }[];
}

/** A list without order, as slugs or titles, sorted; its total is what it holds. */
async function found(
  field: string,
  type: string,
  filter: unknown,
  shown: 'slug' | 'title' = 'slug',
): Promise<string[]> {
  const query = `query ($filter: ${type}) { list: ${field}(filter: $filter, first: 100) { totalCount nodes { ${shown} } } }`;
  const { list } = await fixture.graph.data<{ list: List }>(query, { filter });
  expect(list.totalCount).toBe(list.nodes.length);
  return list.nodes.map((node) => node[shown]).toSorted();
}

const ALL_CASES = slugs(PUBLIC_CASES);

describe('cases', () => {
  const cases = (filter: unknown) => found('cases', 'CaseFilter', filter);

  it('are 25 to the public, and each stands where its events say', async () => {
    const query = `{ cases(first: 100) { totalCount nodes { slug status rights participants { custody { state } } } } }`;
    type Shown = {
      slug: string;
      status: string;
      rights: string[];
      participants: { custody: { state: string } | null }[];
    };
    const { cases: list } = await fixture.graph.data<{ cases: { totalCount: number; nodes: Shown[] } }>(query);
    const shown = list.nodes.map(({ slug, status, rights, participants }) => ({
      slug,
      status,
      rights,
      custody: participants.flatMap(({ custody }) => custody?.state ?? []),
    }));
    const bySlug = (a: { slug: string }, b: { slug: string }) => (a.slug < b.slug ? -1 : 1);
    expect(list.totalCount).toBe(25);
    expect(shown.toSorted(bySlug)).toEqual(
      PUBLIC_CASES.map(({ slug, status, rights, custody }) => ({ slug, status, rights, custody })).toSorted(bySlug),
    );
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['country', { country: 'RU' }, ['r-2019-corrected', 'r-2021-volkov', 'r-2022-sorokina', 'r-2022-volkov-civil']],
    ['a country without any', { country: 'FR' }, []],
    ['kind', { kind: 'ADMINISTRATIVE_OFFENCE' }, ['k-2016-murat', 'k-2022-zarina']],
    ['a kind of which the only one is hidden', { kind: 'MILITARY', country: 'BY' }, []],
    ['status', { status: ['DROPPED', 'CONVICTED'] }, ['k-2015-two', 'k-2016-murat', 'k-2019-nunez']],
    [
      'a status that hidden events have moved',
      { status: ['UNDER_INVESTIGATION'] },
      ['b-2022-corrected-in-secret', 'k-2020-omarov-trade', 'k-2022-zarina', 'k-2023-quiet'],
    ],
    ['statute', { statute: 'ru-code' }, ['r-2019-corrected', 'r-2021-volkov', 'r-2022-sorokina']],
    [
      'articles, with what is below them and not beside them',
      { articles: ['234'] },
      ['k-2016-murat', 'k-2020-omarov', 'k-2022-zarina', 'k-2023-quiet', 'k-undated'],
    ],
    ['articles below an article', { articles: ['234.4'] }, ['k-2020-omarov', 'k-undated']],
    ['an article beside it', { articles: ['234-1'] }, ['k-2020-omarov-trade', 'k-2023-witness']],
    ['the beginning of a number', { articles: ['23'] }, []],
    [
      'articles of any law, and not under a hidden charge',
      { articles: ['174'] },
      ['k-2015-two', 'k-2018-seitova', 'k-2019-imanova', 'k-2019-nunez', 'r-2019-corrected'],
    ],
    ['articles of one law', { articles: ['174', '389'], statute: 'ru-code' }, ['r-2019-corrected']],
    [
      'several articles',
      { articles: ['130', '280.3'] },
      [
        'b-2020-petrov',
        'b-2021-kupala',
        'b-2022-corrected-in-secret',
        'r-2019-corrected',
        'r-2021-volkov',
        'r-2022-sorokina',
      ],
    ],
    ['person', { person: 'aigul-seitova' }, ['k-2015-two', 'k-2018-seitova', 'k-2020-omarov', 'k-2023-witness']],
    ['a person with a hidden role in another case', { person: 'nadia-karim' }, ['k-2018-seitova']],
    ['a hidden person', { person: 'hidden-witness-1' }, []],
    ['a person who is not there', { person: 'nobody' }, []],
    ['no name of a person', { person: '' }, []],
    ['organization', { organization: 'almaty-court' }, ['k-2018-seitova', 'k-2020-omarov']],
    ['an organization with a hidden role in another case', { organization: 'minsk-security' }, ['b-2021-kupala']],
    ['a hidden organization', { organization: 'hidden-group-1' }, []],
    ['event kinds', { eventKinds: ['DETAINED'] }, ['b-2021-kupala', 'c-2017-li', 'k-2019-imanova', 'k-2020-omarov']],
    [
      'event kinds that are hidden or corrected in others',
      { eventKinds: ['DROPPED', 'RELEASED', 'WANTED_NOTICE_ISSUED', 'SEARCH_CONDUCTED'] },
      ['k-2016-murat', 'k-2023-witness'],
    ],
    ['during a year', { during: '2016' }, ['k-2010-extradition', 'k-2016-murat']],
    [
      'during a day',
      { during: '2020-05-05' },
      ['b-2020-petrov', 'c-2017-li', 'k-2010-extradition', 'k-2018-seitova', 'k-2020-omarov', 'k-2020-omarov-trade'],
    ],
    ['during a time before', { during: '../1956' }, ['k-1951-akhmet']],
    ['during a time in which only hidden events fall', { during: '2024-12' }, []],
    [
      'custody',
      { custody: ['AT_LIBERTY', 'ABROAD'] },
      ['b-2021-kupala', 'k-2015-two', 'k-2018-seitova', 'k-2021-aliev-1'],
    ],
    ['custody that nobody is in', { custody: ['IMPRISONED'] }, []],
    [
      'rights of the case or of an event',
      { rights: ['CAT-1', 'ICCPR-19'] },
      ['k-2019-imanova', 'k-2023-witness', 'r-2022-sorokina'],
    ],
    ['a right that only a corrected event touched', { rights: ['ICCPR-17'] }, []],
    ['a right that only a hidden event touches', { rights: ['UDHR-12'] }, []],
    ['the part of a right', { rights: ['ICCPR'] }, []],
    [
      'opened from',
      { openedFrom: '2022-03-01' },
      ['k-2022-zarina', 'k-2023-quiet', 'k-2023-witness', 'r-2022-sorokina'],
    ],
    ['opened to', { openedTo: '2015-12-31' }, ['k-2010-extradition', 'k-2015-two']],
    [
      'opened in a span that a vague date may touch',
      { openedFrom: '2021-04-01', openedTo: '2021-04-30' },
      ['r-2021-volkov'],
    ],
    ['text in a title, without case and accents', { text: 'NAIVE jose' }, ['k-2019-nunez']],
    ['text that looks like a pattern', { text: '0%' }, ['k-2016-murat']],
    ['another that does', { text: 'case_' }, ['k-2016-murat']],
    ['text with a backslash', { text: '\\' }, []],
    ['text in a file number', { text: '1234/ab_1' }, ['k-2020-omarov']],
    ['text in what is hidden', { text: 'hidden' }, []],
    ['no text', { text: '' }, ALL_CASES],
    [
      'null for each',
      { status: null, articles: null, person: null, text: null, during: null, rights: null },
      ALL_CASES,
    ],
    ['no status', { status: [] }, []],
    ['no articles', { articles: [] }, []],
    ['no event kinds', { eventKinds: [] }, []],
    ['no custody', { custody: [] }, []],
    ['no rights', { rights: [] }, []],
  ])('by %s', async (_name, filter, expected) => {
    expect(await cases(filter)).toEqual(expected);
  });

  it('by the ID of a person or an organization', async () => {
    const person = `Person_${fixture.writer.id('Person', 'nadia-karim')}`;
    const organization = `Organization_${fixture.writer.id('Organization', 'minsk-security')}`;
    const hidden = `Person_${fixture.writer.id('Person', 'hidden-witness-1')}`;
    expect(await cases({ person })).toEqual(['k-2018-seitova']);
    expect(await cases({ organization })).toEqual(['b-2021-kupala']);
    expect(await cases({ person: hidden })).toEqual([]);
    expect(await cases({ person: organization })).toEqual([]);
  });

  it('by when something new was last to be seen', async () => {
    const last =
      [...fixture.moments.updated.values()]
        .map((moment) => moment.getTime())
        .toSorted((a, b) => a - b)
        .at(-1) ?? 0;
    expect(await cases({ updatedSince: new Date(last).toISOString() })).toEqual(['k-2020-omarov-trade']);
    expect(await cases({ updatedSince: new Date(last + 1000).toISOString() })).toEqual([]);
    expect(await cases({ updatedSince: '2000-01-01T00:00:00Z' })).toEqual(ALL_CASES);
  });
});

describe('the order of cases', () => {
  const inOrder = async (orderBy: string, shown: string): Promise<Record<string, string>[]> => {
    const query = `query ($orderBy: CaseOrder) { cases(orderBy: $orderBy, first: 100) { nodes { slug title ${shown} } } }`;
    const { cases } = await fixture.graph.data<{ cases: { nodes: Record<string, string>[] } }>(query, { orderBy });
    return cases.nodes;
  };
  const keyed = (key: (one: (typeof PUBLIC_CASES)[number]) => string | null) =>
    new Map(PUBLIC_CASES.map((one) => [one.slug, key(one)]));
  /** Descending, nulls last: each key as often as cases have it. */
  const descending = (keys: Iterable<string | null>) =>
    [...keys].toSorted((a, b) => (a === b ? 0 : a === null || (b !== null && a < b) ? 1 : -1));

  it('by the latest event: the last first, the undated at the end', async () => {
    const keys = keyed(({ lastDay }) => lastDay);
    const shown = await inOrder('LATEST_EVENT', 'id');
    expect(shown.map(({ slug }) => keys.get(slug ?? ''))).toEqual(descending(keys.values()));
    expect(shown.map(({ slug }) => slug).slice(0, 3)).toEqual(['k-2024-murat', 'b-2021-kupala', 'k-2023-witness']);
    expect(shown.at(-1)?.['slug']).toBe('k-undated');
  });

  it('by opening: the last opened first, those of which nothing is known at the end', async () => {
    const keys = keyed(({ opened }) => opened && (opened.earliest ?? opened.latest));
    const shown = await inOrder('OPENED', 'id');
    expect(shown.map(({ slug }) => keys.get(slug ?? ''))).toEqual(descending(keys.values()));
    expect(shown.map(({ slug }) => slug).slice(0, 3)).toEqual(['k-2023-witness', 'k-2023-quiet', 'r-2022-sorokina']);
    expect(slugs(shown.slice(-6) as { slug: string }[])).toEqual([
      'c-2017-li',
      'k-1951-akhmet',
      'k-2021-open-end',
      'k-2024-murat',
      'k-undated',
      'r-2022-volkov-civil',
    ]);
  });

  it('by title, without case and accents', async () => {
    const shown = await inOrder('TITLE', 'id');
    expect(shown.map(({ title }) => title)).toEqual([
      '100% of the case_file of Murat',
      'A case nobody dated',
      'A case put right',
      'A case put right in secret',
      'A case with witnesses',
      'A charge that is not told',
      'A second case against Bolat Omarov',
      'Azat Voice before the constitutional council',
      'Bolat Omarov on trial',
      'Dmitri Volkov at home',
      'Elena Sorokina appeals',
      'Ivan Petrov is acquitted',
      'Li Wei',
      'Murat before the panel',
      'Naïve José Núñez',
      'The case of Aigul Seitova',
      'The case of Gulnara Akhmet before a military tribunal',
      'The death of Roza Imanova',
      'The extradition of Ivan Petrov',
      'The first case of Timur Aliev',
      'The second case of Timur Aliev',
      'Two defendants',
      'Volkov against the city',
      'Yana Kupala is pardoned',
      'Zarina Bek is under investigation',
    ]);
  });

  it('by the last update that the public could see', async () => {
    const shown = await inOrder('RECENTLY_UPDATED', 'id');
    const recorded = [...fixture.moments.updated].filter(([slug]) => ALL_CASES.includes(slug));
    const latestFirst = recorded.toSorted(([, a], [, b]) => b.getTime() - a.getTime()).map(([slug]) => slug);
    expect(shown.map(({ slug }) => slug)).toEqual(latestFirst);
  });
});
