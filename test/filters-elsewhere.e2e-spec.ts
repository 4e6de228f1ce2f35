import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { NESTED_LISTS } from './support/fixture/nested-lists.js';
import { eventsFound, personsFound, slugs, sourcesFound } from './support/fixture/oracle.js';
import { PUBLIC_ORGANIZATIONS } from './support/fixture/public-view.js';
import { type FixtureServer, startFixtureServer } from './support/fixture-server.js';

let fixture: FixtureServer;

beforeAll(async () => {
  fixture = await startFixtureServer();
}, 60_000);

afterAll(() => fixture?.stop());

interface List {
  totalCount: number;
  nodes: Record<string, string>[];
}

/** What a list shows, sorted; its total is what it holds. */
async function found(field: string, type: string, filter: unknown, shown = 'slug'): Promise<string[]> {
  const query = `query ($filter: ${type}) { list: ${field}(filter: $filter, first: 100) { totalCount nodes { ${shown} } } }`;
  const { list } = await fixture.graph.data<{ list: List }>(query, { filter });
  expect(list.totalCount).toBe(list.nodes.length);
  return list.nodes.map((node) => node[shown] ?? '').toSorted();
}

describe('events', () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    [
      'kinds',
      { kinds: ['CONVICTED', 'ACQUITTED'] },
      [
        'Acquitted',
        'Convicted by the tribunal',
        'Convicted in secret',
        'Convicted of the other',
        'He is convicted',
        'She is acquitted',
      ],
    ],
    ['kinds of which all are hidden', { kinds: ['RELEASED', 'WANTED_NOTICE_ISSUED', 'THREAT_REPORTED'] }, []],
    [
      'stages',
      { stages: ['INTERNATIONAL', 'REVIEW'] },
      [
        'A complaint to the panel',
        'She appeals',
        'The government replies',
        'The panel finds it arbitrary',
        'The verdict is annulled',
      ],
    ],
    ['kinds and stages that exclude each other', { kinds: ['CHARGED'], stages: ['TRIAL'] }, []],
    [
      'during a month',
      { during: '2019-04' },
      ['A further hearing', 'Charged in the last decade', 'Convicted in secret', 'The first hearing'],
    ],
    ['during a time that only an open date reaches', { during: '2090' }, ['A hearing, some day']],
    ['country', { country: 'CN' }, ['Convicted in secret', 'Taken away', 'The verdict is annulled']],
    [
      'statute',
      { statute: 'by-code', kinds: ['CHARGED', 'ACQUITTED'] },
      ['Acquitted', 'Charges are brought', 'Charges are brought'],
    ],
    [
      'articles, where the event names one of its charges',
      { articles: ['389'], during: '2020' },
      ['One charge is dropped'],
    ],
    [
      'articles below an article',
      { articles: ['234'], kinds: ['OTHER', 'TRIAL_OPENED', 'CHARGED'] },
      ['Charges are brought', 'Something happened', 'The trial begins'],
    ],
    ['an article that only a hidden charge is under', { articles: ['174'], country: 'KZ', during: '2023' }, []],
    ['person', { person: 'roza-imanova' }, ['Charges are brought', 'Detained at home', 'Dies in the cell']],
    ['a person with a part in it', { person: 'oleg-brandt', kinds: ['SENTENCED'] }, ['Sentenced to two years']],
    ['a hidden person', { person: 'hidden-witness-1' }, []],
    ['no name of a person', { person: '' }, []],
    [
      'actor, an organization',
      { actor: 'astana-police' },
      ['Detained at home', 'Detained in the street', 'Investigation is opened'],
    ],
    ['actor, a person', { actor: 'dmitri-volkov' }, ['He sues']],
    ['actor, where that is hidden', { actor: 'hidden-witness-1' }, []],
    ['no name of an actor', { actor: '' }, []],
    ['text', { text: 'GOODS_' }, ['50% of goods_seized']],
    ['text that looks like a pattern', { text: '%' }, ['50% of goods_seized']],
    ['text in what is hidden', { text: 'hidden' }, []],
    ['no kinds', { kinds: [] }, []],
    ['no stages', { stages: [] }, []],
    ['no articles', { articles: [] }, []],
    ['a moment after all', { updatedSince: '2999-01-01T00:00:00Z' }, []],
  ])('by %s', async (_name, filter, expected) => {
    expect(eventsFound(filter, fixture.moments)).toEqual(expected);
    expect(await found('events', 'EventFilter', filter, 'title')).toEqual(expected);
  });

  it('by null for each, all of them', async () => {
    const filter = { kinds: null, stages: null, during: null, person: null, actor: null, articles: null, text: null };
    const all = await found('events', 'EventFilter', filter, 'title');
    expect(all).toEqual(eventsFound({}, fixture.moments));
    expect(all.length).toBe(60);
  });
});

describe('persons', () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    [
      'country, of citizens and of whoever takes part in a case there',
      { country: 'RU' },
      ['dmitri-volkov', 'elena-sorokina', 'timur-aliev'],
    ],
    ['a country where only others are citizens', { country: 'BY' }, ['ivan-petrov', 'yana-kupala']],
    ['a country nobody has to do with', { country: 'FR' }, []],
    ['gender', { gender: 'OTHER' }, ['jose-nunez']],
    ['the gender that sources do not tell', { gender: 'UNKNOWN' }, ['zarina-bek']],
    ['custody', { custody: ['DETAINED', 'HOUSE_ARREST'] }, ['bolat-omarov', 'dmitri-volkov', 'ivan-petrov', 'li-wei']],
    ['custody after death', { custody: ['DECEASED'] }, ['roza-imanova']],
    ['custody that only hidden events tell', { custody: ['IMPRISONED'] }, []],
    [
      'custody of which nothing is known, with those who stand accused nowhere',
      { custody: ['UNKNOWN'] },
      [
        'elena-sorokina',
        'gulnara-akhmet',
        'jose-nunez',
        'murat-kassym',
        'nadia-karim',
        'oleg-brandt',
        'petra-lind',
        'zarina-bek',
      ],
    ],
    ['articles', { articles: ['234'] }, ['bolat-omarov', 'ivan-petrov', 'murat-kassym', 'zarina-bek']],
    ['articles of one law', { articles: ['174'], statute: 'ru-code' }, ['elena-sorokina']],
    ['statute', { statute: 'by-code' }, ['ivan-petrov', 'yana-kupala']],
    [
      'an article under which only a hidden person is charged, and others',
      { articles: ['389'] },
      ['ivan-petrov', 'jose-nunez', 'timur-aliev'],
    ],
    ['text in any name', { text: 'heron' }, ['yana-kupala']],
    ['text in another script', { text: 'сейітова' }, ['aigul-seitova']],
    ['text without accents', { text: 'jose NUNEZ' }, ['jose-nunez']],
    ['text in Chinese', { text: '伟' }, ['li-wei']],
    ['text that looks like a pattern', { text: '% k' }, ['murat-kassym']],
    ['another that does', { text: 'm_u' }, ['murat-kassym']],
    ['text in a hidden name', { text: 'falcon' }, []],
    ['text in what is hidden', { text: 'hidden' }, []],
    ['no custody', { custody: [] }, []],
    ['no articles', { articles: [] }, []],
  ])('by %s', async (_name, filter, expected) => {
    expect(personsFound(filter)).toEqual(expected);
    expect(await found('persons', 'PersonFilter', filter)).toEqual(expected);
  });

  it('in the order of their names', async () => {
    const { persons } = await fixture.graph.data<{ persons: List }>('{ persons(first: 100) { nodes { name } } }');
    const names = persons.nodes.map(({ name }) => name);
    expect(names.slice(0, 3)).toEqual(['Aigul Seitova', 'Bolat Omarov', 'Dmitri Volkov']);
    expect(names.slice(6, 9)).toEqual(['José Núñez', 'Li Wei', 'Murat 100% Kassym_uly']);
    expect(names.length).toBe(16);
  });

  it('by when they were recorded', async () => {
    expect(await found('persons', 'PersonFilter', { updatedSince: '2999-01-01T00:00:00Z' })).toEqual([]);
    expect((await found('persons', 'PersonFilter', { updatedSince: '2000-01-01T00:00:00Z' })).length).toBe(16);
  });
});

describe('organizations', () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    ['country', { country: 'RU' }, ['moscow-court']],
    ['kind', { kind: 'COURT' }, ['almaty-court', 'moscow-court']],
    ['kind and country', { kind: 'NGO', country: 'KZ' }, ['azat-voice-registered']],
    ['text, two of one name', { text: 'azat voice' }, ['azat-voice', 'azat-voice-registered']],
    ['text in another script', { text: 'городской' }, ['moscow-court']],
    ['text in an acronym', { text: 'mvd' }, ['interior-ministry']],
    ['text that looks like a pattern', { text: '5% r' }, ['nordic-review']],
    ['text in what is hidden', { text: 'hidden' }, []],
    ['nothing', { country: null, kind: null, text: null }, slugs(PUBLIC_ORGANIZATIONS)],
  ])('by %s', async (_name, filter, expected) => {
    expect(await found('organizations', 'OrganizationFilter', filter)).toEqual(expected);
  });
});

describe('sources', () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    ['kind', { kind: 'NEWS_ARTICLE' }, ['steppe-2019', 'steppe-2021']],
    ['publisher', { publisher: 'steppe-news' }, ['steppe-2019', 'steppe-2021']],
    ['a publisher who is not there', { publisher: 'hidden-group-1' }, []],
    ['no name of a publisher', { publisher: '' }, []],
    ['language', { language: 'en' }, ['nordic-2022', 'open-testimony', 'un-2023']],
    ['published from', { publishedFrom: '2022-03-31' }, ['nordic-2022', 'open-testimony', 'un-2023']],
    ['published to', { publishedTo: '2020-01-01' }, ['court-2020', 'old-letter', 'steppe-2019']],
    ['published in a span', { publishedFrom: '2020-06-30', publishedTo: '2021-01-01' }, ['court-2020', 'steppe-2021']],
    ['text without accents', { text: 'echos' }, ['nordic-2022']],
    ['text in Cyrillic', { text: 'ДЕЛО' }, ['steppe-2019']],
    ['text that looks like a pattern', { text: 'f_' }, ['undated-video']],
    ['text in what is hidden', { text: 'hidden' }, []],
  ])('by %s', async (_name, filter, expected) => {
    expect(sourcesFound(filter)).toEqual(expected);
    expect(await found('sources', 'SourceFilter', filter)).toEqual(expected);
  });

  it('by the ID of the publisher', async () => {
    const publisher = `Organization_${fixture.writer.id('Organization', 'un-detention')}`;
    expect(await found('sources', 'SourceFilter', { publisher })).toEqual(['un-2023']);
  });

  it('the latest published first, the undated last', async () => {
    const { sources } = await fixture.graph.data<{ sources: List }>('{ sources(first: 100) { nodes { slug } } }');
    expect(sources.nodes.map(({ slug }) => slug)).toEqual([
      'un-2023',
      'open-testimony',
      'nordic-2022',
      'steppe-2021',
      'court-2020',
      'steppe-2019',
      'old-letter',
      'undated-video',
    ]);
  });
});

describe('what belongs to a record', () => {
  const asked = async (query: string): Promise<unknown> => (await fixture.graph.data<{ one: unknown }>(query)).one;

  it.each(NESTED_LISTS)('%s', async (_name, query, expected) => {
    expect(await asked(query)).toEqual(expected);
  });
});

describe('what the database shows a member', () => {
  const asMember = async (tier: number, query: string): Promise<unknown[]> => {
    const client = new Client(fixture.database.addresses.member);
    await client.connect();
    try {
      await client.query('BEGIN');
      await client.query(`SELECT set_config('app.clearance', $1, true)`, [String(tier)]);
      return (await client.query<Record<string, unknown>>(query)).rows;
    } finally {
      await client.end();
    }
  };

  it.each([
    [0, 0],
    [1, 0],
    [2, 1],
    [3, 1],
  ])('of tier %i, by a filter that no row policy covers: %i names', async (tier, count) => {
    expect((await asMember(tier, `SELECT persons_named_like('%falcon%')`)).length).toBe(count);
  });

  it.each([
    [0, 'UNDER_INVESTIGATION', 'UNKNOWN'],
    [1, 'UNDER_INVESTIGATION', 'AT_LIBERTY'],
    [2, 'DROPPED', 'AT_LIBERTY'],
    [3, 'DROPPED', 'AT_LIBERTY'],
  ])('of tier %i, of one case: it is %s, and the defendant %s', async (tier, status, custody) => {
    const query = `SELECT line.status, accused.custody FROM cases JOIN case_lines line ON line.case_id = cases.id
      JOIN defendant_lines accused ON accused.case_id = cases.id WHERE slug = 'k-2022-zarina'`;
    expect(await asMember(tier, query)).toEqual([{ status, custody }]);
  });
});
