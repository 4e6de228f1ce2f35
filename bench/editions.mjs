/**
 * Editions from a warm server beside the same data through GraphQL, in one run on one database: eight clients that ask for the
 * newest edition of one case after the other, by its number, and for all that its page tells.
 *
 *   npm run build && (cd bench && npm install && npm run editions -- [cases])
 *
 * Prints medians of five runs of each, interleaved, and their ratios.
 */
import { asking, load } from './load.mjs';
import { fill, measured, median, serveCasetrail } from './stage.mjs';

const CASES = Number(process.argv[2] ?? 2_000);
const RUNS = 5;
const HOW = {
  connections: 8,
  seconds: Number(process.env.SECONDS ?? 4),
  answered: (status, body) => status === 200 && !body.startsWith('{"errors"'),
};
/** How many of the cases are asked for: as many as a warm server keeps. */
const ASKED = 200;

const DATE = '{ edtf earliest latest }';
const NAMES = 'names { text kind script language }';
const PARTY = `{ ... on Person { id slug name ${NAMES} } ... on Organization { id slug name kind country ${NAMES} } }`;
const BODY = `{ id slug name kind country ${NAMES} }`;
const PERSON = `{ id slug name ${NAMES} }`;
const BECAUSE = 'because { id }';
const STANDING = `{ status since ${DATE} final ${BECAUSE} }`;
const CITATIONS = `citations { id stance locator quote credibility source { id slug kind title publishedOn ${DATE} url archivedUrl accessedOn
  language tags reliability disclosure authors { name person ${PERSON} } publisher ${BODY} } }`;
/** All that a case's edition holds. */
const QUERY = `query ($slug: String!) { case(slug: $slug) { id slug title kind country summary rights opened ${DATE} closed ${DATE}
  standing ${STANDING} fileNumbers { value authority ${BODY} } ${CITATIONS}
  participants { id role note period ${DATE} party ${PARTY} standing ${STANDING} custody { state since ${DATE} place ${BECAUSE} } ${CITATIONS} }
  charges { id offence pinpoint allegedConduct conductPlace conductDate ${DATE} standing ${STANDING} replaces { id } defendant ${PERSON}
    article { id number subject statute { id slug title country adopted ${DATE} uri inForce ${DATE} } }
    articleVersion { id title text language inForce ${DATE} } ${CITATIONS} }
  related { id kind note case { id slug title } ${CITATIONS} }
  timeline(first: 100) { nodes { id kind title summary place date ${DATE} attribution disputed irregular irregularity rights
    wgadCategories actor ${PARTY} involved ${PARTY} charges { id } defendants ${PERSON} corrects { id } after { id }
    penalties { kind term suspended amount currency description starts ${DATE} ends ${DATE} person ${PERSON} }
    restraint { kind conditions until ${DATE} } ${CITATIONS} } } } }`;

const slug = () => `case-${1 + Math.floor(Math.random() * ASKED)}`;

await measured(async () => {
  const graph = await serveCasetrail(await fill(CASES));
  const site = graph.replace(/\/graphql$/, '');
  const file = (extension) => () => ({ method: 'GET', path: `/cases/${slug()}@1${extension}` });
  const runs = {
    '.json': file('.json'),
    '.csv': file('.csv'),
    '.jsonld': file('.jsonld'),
    '.bib': file('.bib'),
    page: () => ({ ...file('')(), headers: { accept: 'text/html' } }),
    GraphQL: () => ({ path: '/graphql', ...asking(QUERY, { slug: slug() }) }),
  };
  const rates = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
  for (const request of Object.values(runs)) await load(site, { ...HOW, request });
  for (let round = 0; round < RUNS; round++) {
    for (const [name, request] of Object.entries(runs)) rates[name].push(await load(site, { ...HOW, request }));
  }
  const beside = median(rates.GraphQL);
  for (const [name, found] of Object.entries(rates)) {
    const middle = median(found);
    console.log(
      `${name.padEnd(8)} ${middle.toFixed(0).padStart(7)} a second, ratio ${(middle / beside).toFixed(2)}   (target 0.8; ${found.map((rate) => rate.toFixed(0)).join(', ')})`,
    );
  }
});
