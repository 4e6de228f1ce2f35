/**
 * The same queries as of a change set and now, in one run on one database: one case with its timeline, and a filtered page of 20.
 *
 *   npm run build && (cd bench && npm install && npm run travel -- [cases])
 *
 * Prints medians of five runs of each, interleaved: the latency by one client after the other, and its ratio.
 */
import { asking, load } from './load.mjs';
import { fill, measured, median, serveCasetrail } from './stage.mjs';

const CASES = Number(process.argv[2] ?? 20_000);
const RUNS = 5;
const SECONDS = Number(process.env.SECONDS ?? 4);

const CASE = `slug title status participants { role party { ... on Person { slug name } } }
  charges { offence status article { number subject } }
  timeline(first: 100) { nodes { kind title summary date { edtf earliest latest } actor { ... on Organization { slug name } }
    citations { stance source { title language reliability disclosure } } } }`;
const ASKED = {
  'one case': `case(slug: $slug) { ${CASE} }`,
  'filtered page of 20': `cases(filter: { country: "KZ", status: [CONVICTED] }, first: 20) { nodes { ${CASE} } totalCount }`,
};

await measured(async () => {
  const url = await serveCasetrail(await fill(CASES));
  for (const [name, field] of Object.entries(ASKED)) {
    const variables = field.includes('$slug') ? '($slug: String!)' : '';
    const texts = {
      now: `query ${variables} { ${field} }`,
      then: `query ${variables} { asOf(seq: 1) { ${field} } }`,
    };
    const latencies = { now: [], then: [] };
    for (const when of ['now', 'then']) await latency(url, texts[when]);
    for (let round = 0; round < RUNS; round++) {
      for (const when of ['now', 'then']) latencies[when].push(await latency(url, texts[when]));
    }
    const [now, then] = ['now', 'then'].map((when) => median(latencies[when]));
    console.log(
      `${name.padEnd(20)} now ${now.toFixed(2)} ms, as of ${then.toFixed(2)} ms, ratio ${(then / now).toFixed(2)}   (target 2)`,
    );
  }
});

/** The mean time of an answer, in milliseconds, to one client. */
async function latency(url, query) {
  const request = () => asking(query, { slug: `case-${1 + Math.floor(Math.random() * CASES)}` });
  const answered = (status, body) => status === 200 && !body.includes('"errors"');
  return 1_000 / (await load(url, { connections: 1, seconds: SECONDS, request, answered }));
}
