import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { FILES } from '@app/citing';
import { nothing } from './support/published-case.js';
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
/** How many are asked for at a time. */
const AT_ONCE = 8;

let secret: SecretRecord;
let viewers: Someone[];

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
}

beforeAll(async () => {
  secret = await SecretRecord.start();
  const { servers } = secret;
  viewers = [servers.public];
  for (const clearance of [0, 1, 2, 3]) viewers.push(await servers.someone('EDITOR', clearance));
}, 120_000);

afterAll(() => secret?.servers.stop());

async function ask(path: string, accept: string, who: Someone): Promise<Answer> {
  const response = await fetch(`${secret.servers.server.url}/${path}`, {
    redirect: 'manual',
    headers: { accept, ...(who.bearer === null ? {} : { authorization: `Bearer ${who.bearer}` }) },
  });
  const { status, headers } = response;
  return { status, headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

/** What was answered, in one text. */
function told(answer: Answer): string {
  return JSON.stringify(nothing({ ...answer, sha256: '' }));
}

/**
 * Asks for each as everybody and as a member, of each clearance in turn: both are answered alike, and nothing hidden is in the
 * answer.
 */
async function askAll(asked: readonly (readonly [path: string, accept: string])[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  const found: unknown[] = [];
  const waiting = [...asked.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [place, [path, accept]] = next;
      const two = [viewers[0]!, viewers[1 + (place % 4)]!];
      const [first, other] = await Promise.all(two.map((who) => ask(path, accept, who)));
      answers[place] = first!;
      const text = told(first!);
      const hidden = secret.record.hiddenIn(text).map((mark) => {
        const { row, column } = secret.record.marks.get(mark) ?? { row: secret.record.rows.get(mark), column: 'id' };
        return `${row?.table}.${column} of tier ${row?.tier}`;
      });
      const alike = told(other!) === text;
      if (hidden.length > 0 || !alike || first!.status >= 500)
        found.push({ path, accept, hidden, alike, status: first!.status });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  expect(found).toEqual([]);
  return answers;
}

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
    const answers = await askAll(asked.map(({ path, accept }) => [path, accept] as const));
    for (const [place, { row, address, extension, editions }] of asked.entries()) {
      const { status, headers } = answers[place]!;
      expect([address, status, headers.get('location')]).toEqual([
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
  });

  it('leaves what is public: each of its texts is in an edition', async () => {
    const { record } = secret;
    const addresses = (await secret.shown()).flatMap(({ path, row, editions }) =>
      editions.map((seq) => [`${path}/${row.slug}@${seq}.json`, '*/*'] as const),
    );
    const all = (await askAll(addresses)).map(({ bytes }) => bytes.toString()).join('\n');
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
  });

  it('is in no citation', async () => {
    // Of records and of sources, by every slug they have had.
    const { record } = secret;
    const query = (styles: readonly string[]) => {
      const cite = styles.map((style) => `${style}: cite(style: ${style})`).join(' ');
      return `query ($case: String!, $source: String!, $first: Int!) {
        case(slug: $case) { title ${cite} timeline(first: $first) { nodes { ${cite} } } }
        source(slug: $source) { title csl ${cite} } }`;
    };
    const slugs = (table: string): string[] => record.of(table).flatMap((row) => secret.slugsOf(row));
    const sources = slugs('sources');
    const cited: unknown[] = [];
    for (const [place, slug] of slugs('cases').entries()) {
      for (const styles of [
        ['APA', 'CHICAGO', 'MLA'],
        ['BIBTEX', 'RIS', 'CSL_JSON'],
      ]) {
        const answer = await secret.servers.public.data<{ case: object | null; source: object | null }>(query(styles), {
          case: slug,
          source: sources[place % sources.length],
          first: 20,
        });
        expect([slug, record.hiddenIn(JSON.stringify(answer))]).toEqual([slug, []]);
        if (answer.case) cited.push(answer.case);
      }
    }
    expect(cited.length).toBe(6);
  });

  it('is in no account of what changed', async () => {
    const shown = (await secret.shown()).filter(({ path, row }) => path === 'cases' && !row.retracted);
    const asked = shown.flatMap(({ row, editions }) => {
      const spans = [1, ...editions].flatMap((from) =>
        editions.filter((to) => to >= from).map((to) => `from=${from}&to=${to}`),
      );
      return [...spans, ...editions.map((from) => `from=${from}`)].flatMap(
        (query) =>
          [
            [`cases/${row.slug}/changes?${query}`, 'text/html'],
            [`cases/${row.slug}/changes?${query}`, 'application/json'],
            [`cases/${row.slug}/changes.json?${query}`, '*/*'],
          ] as [string, string][],
      );
    });
    const answers = await askAll(asked);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(asked.length).toBe(348);
  });
});

it('what is hidden, was withdrawn, was retracted or never was is answered alike', async () => {
  const absent = secret.absent();
  const asked = absent.flatMap(({ path, address }) =>
    FORMS.map(({ extension, accept }) => [`${path}/${address}${extension}`, accept] as const),
  );
  const answers = await askAll(asked);
  for (const [place, { extension, accept }] of FORMS.entries()) {
    const ofForm = answers.filter((_, one) => one % FORMS.length === place);
    const other = ofForm
      .map((answer, one) => [absent[one], told(answer)] as const)
      .filter(([, text]) => text !== told(ofForm[0]!));
    expect({ extension, accept, other: other.map(([one, text]) => [one, text]).slice(0, 20) }).toEqual({
      extension,
      accept,
      other: [],
    });
    expect(ofForm[0]!.status).toBe(404);
  }
  const changes = absent
    .filter(({ path, address }) => path === 'cases' && !address.includes('@'))
    .flatMap(
      ({ address }) =>
        [
          [`cases/${address}/changes?from=1`, 'text/html'],
          [`cases/${address}/changes?from=1&to=2`, 'application/json'],
        ] as [string, string][],
    );
  const told404 = await askAll(changes);
  expect(told404.filter((answer, place) => told(answer) !== told(told404[place % 2]!))).toEqual([]);
  expect([absent.length, asked.length, changes.length]).toEqual([186, 2418, 44]);
});

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
