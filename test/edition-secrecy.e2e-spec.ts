import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { FILES } from '@app/citing';
import { rowsOf } from './support/connect.js';
import { type Answer, Asking, told } from './support/secrecy/asking.js';
import { type CitedRecord, citedRecords, differences, type Names, STYLES } from './support/secrecy/cited-record.js';
import { SecretRecord, SUBJECTS } from './support/secrecy/secret-record.js';
import { TEXTS } from './support/secrecy/shapes.js';
import type { MarkedRow } from './support/secrecy/marked-record.js';
import type { Someone } from './support/write-server.js';

jest.setTimeout(120_000);

/** Every form in which an edition is served: what stands behind the address, and what is accepted. */
const FORMS = [
  ...FILES.map(({ extension }) => ({ extension: extension ?? '', accept: '*/*' })),
  ...FILES.map(({ mediaTypes: [accept] }) => ({ extension: '', accept })),
  { extension: '', accept: 'text/html' },
];

/** Of a case that is not public there is nothing to hash. */
const SHA256_OF_NOTHING = hash('sha256', '');
/** How a citation gives the number of an edition. */
const EDITION_NUMBER = /version|edition|@\d/i;
/** What is noticed of an answer. */
const FAULTS = ['a member is answered otherwise', 'HEAD is answered otherwise', 'cases.title of tier 2'];
/** The change set that hides what was public. */
const HIDDEN_IN = 4;

let secret: SecretRecord;
let viewers: Someone[];
let asking: Asking;

beforeAll(async () => {
  secret = await SecretRecord.start();
  const { servers } = secret;
  viewers = [servers.public];
  for (const clearance of [0, 1, 2, 3]) viewers.push(await servers.someone('EDITOR', clearance));
  asking = new Asking(servers.server.url, viewers, secret.record);
}, 120_000);

afterAll(async () => {
  asking?.stop();
  await secret?.servers.stop();
});

/** Texts that a document of a case does not show: what is said of persons and bodies elsewhere. */
const ELSEWHERE = [
  'persons',
  'organizations',
  'person_details',
  'affiliations',
  'relationships',
  'merged_persons',
  'statute_article_versions',
];

describe('what is hidden', () => {
  it('is as hidden as it is meant to be, and seen by those who are cleared', async () => {
    const reaches = await secret.reaches();
    expect(reaches.filter(({ reach, expected }) => reach !== expected)).toEqual([]);
    expect(reaches.length).toBe(559);
    for (const tier of [0, 1, 2, 3]) {
      const row = secret.record.sets[tier]!['cases']!;
      const seen = await Promise.all(
        viewers.map((who) => who.data<{ case: object | null }>(`{ case(slug: "${row.slug}") { id slug title } }`)),
      );
      expect(seen.map((answer) => answer.case !== null)).toEqual([
        tier === 0,
        ...[0, 1, 2, 3].map((one) => one >= tier),
      ]);
      // What those who are cleared are told is found to be hidden, if it is: so it would be found at an address.
      const found = secret.record.hiddenIn(JSON.stringify(seen.at(-1)));
      expect(found.toSorted()).toEqual(tier === 0 ? [] : [row.id, row.slug!, row.marks.get('title')!].toSorted());
    }
    // And it would be noticed: here members are answered otherwise than nobody, and by HEAD there is nothing.
    const { slug } = secret.record.sets[2]!['cases']!;
    const path = `graphql?query=${encodeURIComponent(`{ case(slug: "${slug}") { title } }`)}`;
    const noticed = async (nobody: Someone, others: readonly Someone[]) => {
      const some = new Asking(secret.servers.server.url, [nobody, ...others], secret.record, {
        'graphql-require-preflight': 'yes',
      });
      const message = await some.all([[path, 'application/json']]).then(
        () => '',
        (error: Error) => error.message,
      );
      some.stop();
      return FAULTS.filter((fault) => message.includes(fault));
    };
    const [nobody, , , , sealed] = viewers;
    expect(await noticed(nobody!, viewers.slice(3))).toEqual([FAULTS[0], FAULTS[1]]);
    expect(await noticed(sealed!, viewers.slice(1))).toEqual(FAULTS);
  });

  it('is at no address of an edition, in no format, for nobody', async () => {
    const { record } = secret;
    const shown = await secret.shown();
    const asked = shown.flatMap(({ path, addresses, row, editions }) =>
      addresses.flatMap((address) =>
        FORMS.map(({ extension, accept }) => ({
          row,
          editions,
          address,
          extension,
          accept,
          path: `${path}/${address}${extension}`,
        })),
      ),
    );
    const answers = await asking.all(asked.map(({ path, accept }) => [path, accept] as const));
    for (const [place, { row, address, extension, editions }] of asked.entries()) {
      const { status, headers } = answers[place]!;
      expect([address, status, headers['location'] ?? null]).toEqual([
        address,
        ...leadsTo(row.slug!, editions, address, extension),
      ]);
    }
    // What is public is there: the newest edition in each format calls the record by its name.
    for (const { row } of shown.filter((one) => !one.row.retracted)) {
      const name = row.table === 'persons' ? nameOf(row.id) : row.marks.get('title')!;
      // A table has a row for each event, and so none of records without any.
      const forms = SUBJECTS.some(({ table }) => record.sets[0]![table] === row)
        ? FORMS
        : FORMS.filter((form) => !isTable(form));
      for (const form of forms) {
        const place = asked.findIndex(
          (one) => one.address === row.slug && one.extension === form.extension && one.accept === form.accept,
        );
        const text = answers[place]!.bytes.toString().toLowerCase();
        expect([form, text.includes(isTable(form) && row.table === 'cases' ? row.slug! : name)]).toEqual([form, true]);
      }
    }
    expect([shown.length, asked.length]).toEqual([27, 4914]);
    expect(asking.taken()).toEqual({
      'GET 200': 2704,
      'GET 301': 7124,
      'GET 304': 1352,
      'HEAD 200': 1352,
      'HEAD 301': 3562,
    });
  });

  it('leaves what is public: each of its texts is in an edition', async () => {
    const { record } = secret;
    const addresses = (await secret.shown()).flatMap(({ path, row, editions }) =>
      editions.map((seq) => [`${path}/${row.slug}@${seq}.json`, '*/*'] as const),
    );
    const all = (await asking.all(addresses)).map(({ bytes }) => bytes.toString()).join('\n');
    // What has been corrected from the first is in no timeline; bodies that take part in nothing are on no page.
    const unsaid = [record.sets[0]!['earlierEvents']!, ...record.toShow.filter((row) => row.table === 'organizations')];
    const said = ({ row, column }: { row: MarkedRow; column: string }): boolean =>
      column !== 'slug' &&
      !ELSEWHERE.includes(row.table) &&
      !unsaid.includes(row) &&
      !row.parents.some((parent) => unsaid.includes(parent));
    const lacking = [...record.marks]
      .filter(([mark, written]) => record.isPublic(mark) && said(written) && !all.includes(mark))
      .map(([mark, { row, column }]) => `${row.table}.${column}: ${mark}`);
    expect(Object.keys(TEXTS).length).toBe(19);
    expect(lacking).toEqual([]);
    expect(asking.taken()).toEqual({ 'GET 200': 160, 'GET 304': 80, 'HEAD 200': 80 });
  });

  it('is in no citation that nobody is told, now or as of any change set', async () => {
    const cited = async (by: Names['by'], styles: readonly string[], seq: number | null) => {
      const found = await Promise.all(
        namesOf(by).map((names) => citedRecords(secret.servers.public, names, styles, seq)),
      );
      expect([seq, secret.record.hiddenIn(JSON.stringify(found))]).toEqual([seq, []]);
      return found.map((one) => one.filter((record) => record !== null).length);
    };
    expect([...namesOf('slug'), ...namesOf('id')].map(({ names }) => names.length)).toEqual([18, 30, 11, 20]);
    expect(await cited('slug', STYLES, null)).toEqual([3, 12]);
    expect(await cited('id', STYLES, null)).toEqual([3, 12]);
    const then = Array.from({ length: secret.head }, (_, place) => place + 1);
    // Retracted in the end are a source and a case.
    expect(await Promise.all(then.map((seq) => cited('slug', [STYLES[seq % 5]!, 'CSL_JSON'], seq)))).toEqual([
      ...then.slice(0, 4).map(() => [3, 12]),
      ...then.slice(4, 13).map(() => [4, 13]),
      [4, 12],
      [3, 12],
    ]);
  });

  it('is in no citation that members are told who are not cleared for it, and is cited by no edition', async () => {
    const { record, servers } = secret;
    const seals = await rowsOf<{ part: string }>(
      servers.owner,
      `SELECT left(encode(sha256, 'hex'), 12) AS part FROM ledger.editions`,
    );
    const told = [];
    for (const [place, who] of viewers.entries()) {
      const clearance = Math.max(0, place - 1);
      const found = (await Promise.all(namesOf('id').map((names) => citedRecords(who, names)))).flat();
      expect([clearance, record.hiddenIn(JSON.stringify(found), clearance)]).toEqual([clearance, []]);
      told.push(found.filter((one) => one !== null).flatMap(partsCited));
    }
    const [nobody, ...members] = told;
    const everybodys = new Map(nobody!.map(({ id, said }) => [id, said]));
    for (const { id, said } of members.flat()) {
      const row = record.rows.get(id)!;
      const text = JSON.stringify(said);
      if (record.reach(row) === 0) {
        expect([id, said]).toEqual([id, everybodys.get(id)!]);
        continue;
      }
      const hashes = seals.filter(({ part }) => text.includes(part));
      expect([row.table, hashes, text.includes('SHA-256')]).toEqual([row.table, [], false]);
      if (row.table === 'case_events') expect([said.APA, EDITION_NUMBER.test(text)]).toEqual([said.APA, false]);
      if (row.table === 'sources') expect([text, /edition \d/i.test(text)]).toEqual([text, false]);
      // What was public until it was hidden has editions of that time: this is none of them.
      if (row.table === 'cases')
        expect([said.edition!.sha256, record.toHide.includes(row) && said.edition!.seq < HIDDEN_IN]).toEqual([
          SHA256_OF_NOTHING,
          false,
        ]);
    }
    expect(told.map((cited) => countBy(cited, ({ id }) => record.rows.get(id)!.table))).toEqual([
      { cases: 3, case_events: 21, sources: 12 },
      { cases: 3, case_events: 21, sources: 12 },
      { cases: 6, case_events: 26, sources: 14 },
      { cases: 8, case_events: 30, sources: 17 },
      { cases: 10, case_events: 34, sources: 19 },
    ]);
    // What the last was told would be found in what the others are.
    const sealed = JSON.stringify(told.at(-1));
    expect([0, 1, 2, 3].map((clearance) => record.hiddenIn(sealed, clearance).length)).toEqual([85, 55, 25, 0]);
    expect(seals.length).toBe(59);
  });

  it('is in no account of what changed', async () => {
    const cases = (await secret.shown()).filter(({ path }) => path === 'cases');
    const shown = cases.filter(({ row }) => !row.retracted);
    const asked = shown.flatMap(({ row, editions }) =>
      [
        ...spansOf(editions).map(([from, to]) => `from=${from}&to=${to}`),
        ...editions.map((from) => `from=${from}`),
      ].flatMap((query) => [
        [`cases/${row.slug}/changes?${query}`, 'text/html'] as const,
        [`cases/${row.slug}/changes?${query}`, 'application/json'] as const,
        [`cases/${row.slug}/changes.json?${query}`, '*/*'] as const,
      ]),
    );
    const answers = await asking.all(asked);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    // Its other names lead to the one it has; behind the number of an edition there is nothing.
    const elsewhere = shown.flatMap(({ row, editions, addresses }) =>
      addresses.flatMap((address) =>
        address === row.slug
          ? []
          : [
              { row, to: `?from=${editions[0]}`, path: `cases/${address}/changes`, accept: 'text/html' },
              { row, to: `?from=1&to=${editions.at(-1)}`, path: `cases/${address}/changes.json`, accept: '*/*' },
            ],
      ),
    );
    const led = await asking.all(elsewhere.map(({ path, to, accept }) => [`${path}${to}`, accept] as const));
    for (const [place, { row, path, to }] of elsewhere.entries()) {
      const { status, headers } = led[place]!;
      const moved = `../${row.slug}/${path.split('/').at(-1)}${to}`;
      expect([path, status, headers['location']]).toEqual([
        path,
        ...(path.includes('@') ? [404, undefined] : [301, moved]),
      ]);
    }
    expect([asked.length, elsewhere.length]).toEqual([300, 152]);
    expect(asking.taken()).toEqual({
      'GET 200': 600,
      'GET 301': 24,
      'GET 304': 300,
      'GET 404': 280,
      'HEAD 200': 300,
      'HEAD 301': 12,
      'HEAD 404': 140,
    });
    // Of what was retracted there is nothing hidden either, whatever is answered.
    const retracted = cases.filter(({ row }) => row.retracted);
    const answered = await asking.all(
      retracted.flatMap(({ row, editions, addresses }) =>
        [row.slug!, `Case_${row.id}`, ...addresses].flatMap((name) =>
          [`from=${editions[0]}`, `from=1&to=${editions.at(-1)}`, `from=1&to=${secret.head}`].flatMap((query) => [
            [`cases/${name}/changes?${query}`, 'text/html'] as const,
            [`cases/${name}/changes.json?${query}`, '*/*'] as const,
          ]),
        ),
      ),
    );
    asking.taken();
    expect([retracted.length, answered.length]).toEqual([1, 24]);
  });

  it('is in no difference that the graph tells nobody', async () => {
    const told = [];
    for (const { row, editions } of (await secret.shown()).filter(({ path }) => path === 'cases')) {
      const spans = spansOf(editions);
      const found = await differences(secret.servers.public, { slug: row.slug! }, spans);
      expect([row.slug, secret.record.hiddenIn(JSON.stringify(found))]).toEqual([row.slug, []]);
      told.push([spans.length, found.filter((one) => one !== null).length]);
    }
    expect(told).toEqual([
      [66, 66],
      [15, 15],
      [2, 2],
      [1, 0],
    ]);
    const absent = secret.absent().filter(({ path, address }) => path === 'cases' && !address.includes('@'));
    for (const { address } of absent) {
      const name = address.startsWith('Case_') ? { id: address } : { slug: address };
      expect([address, await differences(secret.servers.public, name, [[1, secret.head]])]).toEqual([address, [null]]);
    }
    expect(absent.length).toBe(22);
  });
});

describe('what is hidden, was withdrawn, was retracted or never was', () => {
  it('is answered alike, in every form', async () => {
    const absent = secret.absent();
    const asked = absent.flatMap(({ path, address }) =>
      FORMS.map(({ extension, accept }) => [`${path}/${address}${extension}`, accept] as const),
    );
    const answers = await asking.all(asked, '*');
    for (const [place, form] of FORMS.entries()) {
      const ofForm = answers.filter((_, one) => one % FORMS.length === place);
      expect([form, different(ofForm, absent)]).toEqual([form, []]);
      expect(ofForm[0]!.status).toBe(404);
    }
    expect([absent.length, asked.length]).toEqual([186, 2418]);
    expect(asking.taken()).toEqual({ 'GET 404': 4836, 'HEAD 404': 2418 });
  });

  it('is answered alike where changes are asked for', async () => {
    const retracted = (await secret.shown()).filter(({ row }) => row.retracted).map(({ row }) => row);
    const absent = secret.absent().filter(({ path }) => path === 'cases');
    const queries = [
      ['changes?from=1', 'text/html'],
      ['changes.json?from=1', '*/*'],
      ['changes?from=1&to=2', 'application/json'],
    ] as const;
    const asked = queries.map(([query, accept]) =>
      absent
        // What there was of it before it was retracted can be compared.
        .filter(
          ({ address }) =>
            !query.includes('to=') ||
            !retracted.some(({ id, slug }) => address.includes(id) || address.split('@')[0] === slug),
        )
        .map(({ address }) => [`cases/${address}/${query}`, accept] as const),
    );
    for (const some of asked) {
      const answers = await asking.all(some, '*');
      expect(different(answers, some)).toEqual([]);
      expect(answers[0]!.status).toBe(404);
    }
    expect(asked.map(({ length }) => length)).toEqual([63, 63, 60]);
    expect(asking.taken()).toEqual({ 'GET 404': 372, 'HEAD 404': 186 });
  });

  it('is answered like what is there where one asks what may be done with it', async () => {
    const there = (await secret.shown()).flatMap(({ path, addresses }) =>
      addresses.map((address) => ({ path, address })),
    );
    const paths = [...there, ...secret.absent()].flatMap(({ path, address }, place) => [
      `${path}/${address}${FORMS[place % FORMS.length]!.extension}`,
      ...(path === 'cases' ? [`${path}/${address}/changes${place % 2 === 0 ? '' : '.json'}?from=1`] : []),
    ]);
    const answers = await asking.options(paths);
    expect(different(answers, paths)).toEqual([]);
    expect(answers[0]!.status).toBe(204);
    expect([there.length, paths.length]).toEqual([378, 708]);
    expect(asking.taken()).toEqual({ 'OPTIONS 204': paths.length });
  });
});

/** Those answers that are not like the first, with what was asked for. */
const different = (answers: readonly Answer[], asked: readonly unknown[]): unknown[] =>
  answers
    .map((answer, place) => [asked[place], told(answer)] as const)
    .filter(([, text]) => text !== told(answers[0]!))
    .slice(0, 20);

/** All pairs of editions, the earlier first, and from the beginning. */
const spansOf = (editions: readonly number[]): (readonly [from: number, to: number])[] =>
  [...new Set([1, ...editions])].flatMap((from) =>
    editions.filter((to) => to >= from).map((to) => [from, to] as const),
  );

/** All cases and all sources, by the slugs that they have had or by their IDs. */
const namesOf = (by: Names['by']): Names[] =>
  (['case', 'source'] as const).map((type) => ({
    type,
    by,
    names: secret.record
      .of(`${type}s`)
      .flatMap((row) => (by === 'slug' ? secret.slugsOf(row) : [`${type === 'case' ? 'Case' : 'Source'}_${row.id}`])),
  }));

type Cited = Omit<CitedRecord, 'slug' | 'timeline'>;

/** A record and the events that are cited with it, by their uuids. */
const partsCited = ({ timeline, ...record }: CitedRecord): { id: string; said: Cited }[] =>
  [record, ...(timeline?.nodes ?? [])].map((said) => ({ id: said.id.split('_')[1]!, said }));

function countBy<Item>(items: readonly Item[], kind: (item: Item) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[kind(item)] = (counts[kind(item)] ?? 0) + 1;
  return counts;
}

/** What an address is to be answered: only the newest slug with the number of an edition, or none, is one of its own. */
function leadsTo(
  slug: string,
  editions: readonly number[],
  address: string,
  extension: string,
): [number, string | null] {
  const [name, asked] = address.split('@');
  const edition = asked === undefined ? null : Math.max(...editions.filter((seq) => seq <= Number(asked)));
  if (name === slug && (edition === null || edition === Number(asked))) return [200, null];
  return [301, `${slug}${edition === null ? '' : `@${edition}`}${extension}`];
}

const isTable = ({ extension, accept }: (typeof FORMS)[number]): boolean =>
  extension === '.csv' || accept === 'text/csv';

/** The primary name of a person. */
function nameOf(person: string): string {
  const first = secret.record.of('names').find(({ parents }) => parents[0]?.id === person);
  return first!.marks.get('text')!;
}
