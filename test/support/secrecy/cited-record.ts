import type { Someone } from '../write-server.js';

export const STYLES = ['APA', 'CHICAGO', 'MLA', 'BIBTEX', 'RIS', 'CSL_JSON'] as const;

type Cites = Readonly<Partial<Record<(typeof STYLES)[number], string>>>;

interface CitedEvent extends Cites {
  readonly id: string;
  readonly title: string;
}

/** A case or a source, with all that it is cited by. */
export interface CitedRecord extends Cites {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  /** Of a source. */
  readonly csl?: string;
  /** Of a case. */
  readonly edition?: { readonly seq: number; readonly at: string; readonly sha256: string; readonly permalink: string };
  readonly timeline?: { readonly nodes: readonly CitedEvent[] };
}

/** Which kind of record is asked for, by which names. */
export interface Names {
  readonly type: 'case' | 'source';
  readonly by: 'slug' | 'id';
  readonly names: readonly string[];
}

/** What a request may hold, somewhat below what the server allows. */
const ALIASES = 95;
const COST = 240_000;
/** What a citation costs, and how many events of a case are asked for. */
const CITE = 300;
const EVENTS = 50;

/**
 * Asks for what each is cited by; null for each that is not there.
 *
 * @param seq  the change set as of which it is asked for; null: now
 */
export async function citedRecords(
  who: Someone,
  { type, by, names }: Names,
  styles: readonly string[] = STYLES,
  seq: number | null = null,
): Promise<(CitedRecord | null)[]> {
  const cites = styles.map((style) => `${style}: cite(style: ${style})`).join(' ');
  const asked =
    type === 'source'
      ? `fragment Asked on Source { id slug title csl ${cites} }`
      : `fragment Asked on Case { id slug title edition { seq at sha256 permalink superseded } ${cites} timeline(first: ${EVENTS}) { nodes { id title ${cites} } } }`;
  const each = styles.length * (type === 'source' ? 1 : 2);
  const cost = 100 + styles.length * CITE * (type === 'source' ? 1 : 1 + EVENTS);
  const most = Math.floor(Math.min(ALIASES / (1 + each), COST / cost));
  const given = Array.from({ length: most }, (_, place) => `$n${place}: ${by === 'id' ? 'ID' : 'String'}`);
  const fields = given.map((_, place) => `r${place}: ${type}(${by}: $n${place}) { ...Asked }`).join(' ');
  const query = `query (${seq === null ? '' : '$seq: Int, '}${given.join(', ')}) {
    ${seq === null ? fields : `asOf(seq: $seq) { ${fields} }`} } ${asked}`;
  const answers: (CitedRecord | null)[] = [];
  for (const some of portions(names, most)) {
    type Records = Record<string, CitedRecord | null>;
    const data = await who.data<Records & { asOf: Records }>(query, { seq, ...variables('n', some, most) });
    const found = seq === null ? data : data.asOf;
    answers.push(...some.map((_, place) => found[`r${place}`] ?? null));
  }
  return answers;
}

const PARTY = '... on Person { slug name summary } ... on Organization { slug name legalStanding summary }';
const CHANGED = `fragment Changed on CaseEvent { id title summary place attribution irregularity restraint { conditions } cite(style: CSL_JSON)
  penalties { description person { slug name } } actor { ${PARTY} } involved { ${PARTY} } defendants { slug name summary names { text } }
  charges { id offence pinpoint allegedConduct conductPlace } corrects { id title } after { id title }
  citations { id locator quote source { slug title url tags disclosure authors { name } publisher { name } } } }
fragment Difference on CaseDiff { from { ...Told } to { ...Told } statusBefore statusAfter added { ...Changed }
  corrected { before { ...Changed } after { ...Changed } } retracted { ...Changed } }
fragment Told on Edition { seq at sha256 permalink superseded }`;

/** How many differences are asked for in a request: each has some 250 fields. */
const DIFFERENCES = 10;

const PLACES = Array.from({ length: DIFFERENCES }, (_, place) => place);
const COMPARE = `query ($slug: String, $id: ID, ${PLACES.map((place) => `$f${place}: Int!, $t${place}: Int!`).join(', ')}) {
  case(slug: $slug, id: $id) { ${PLACES.map((place) => `d${place}: diff(from: $f${place}, to: $t${place}) { ...Difference }`).join(' ')} } } ${CHANGED}`;

/** What the graph says of the differences of a case between pairs of change sets; null for each where it is not there. */
export async function differences(
  who: Someone,
  name: { readonly slug: string } | { readonly id: string },
  spans: readonly (readonly [from: number, to: number])[],
): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const some of portions(spans, DIFFERENCES)) {
    const [from, to] = [some.map(([first]) => first), some.map(([, last]) => last)];
    const { case: found } = await who.data<{ case: Record<string, unknown> | null }>(COMPARE, {
      ...name,
      ...variables('f', from, DIFFERENCES),
      ...variables('t', to, DIFFERENCES),
    });
    answers.push(...some.map((_, place) => found?.[`d${place}`] ?? null));
  }
  return answers;
}

/** Values for as many variables as a query has, so that its text stays the same: the first of them once more where there are fewer. */
const variables = (name: string, values: readonly unknown[], length: number): Record<string, unknown> =>
  Object.fromEntries(Array.from({ length }, (_, place) => [`${name}${place}`, values[place] ?? values[0]]));

function portions<Item>(items: readonly Item[], size: number): Item[][] {
  const starts = Array.from({ length: Math.ceil(items.length / size) }, (_, place) => place * size);
  return starts.map((start) => items.slice(start, start + size));
}
