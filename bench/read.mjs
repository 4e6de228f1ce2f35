/**
 * The read path beside its peers, in one run on one database: one case with its timeline, and pages of 50, through
 * Casetrail, through PostGraphile 5 on the same tables, and the bare dossier statement in pgbench.
 *
 *   npm run build && (cd bench && npm install && npm run read -- [cases])
 *
 * Prints medians of five runs of each, interleaved, and their ratios. Needs pgbench on the PATH or in PGBENCH.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { grafserv } from 'postgraphile/grafserv/node';
import { makePgService } from 'postgraphile/adaptors/pg';
import { postgraphile } from 'postgraphile';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { buildClientSchema, getIntrospectionQuery, parse } from '../node_modules/graphql/index.js';
import { askedIn } from '../dist/libs/database/src/index.js';
import { CASE_DOSSIER } from '../dist/libs/cases/src/case-dossier.query.js';
import { asking, load } from './load.mjs';
import { folder, fill, measured, median, serveCasetrail, undo } from './stage.mjs';

const CASES = Number(process.argv[2] ?? 20_000);
const RUNS = 5;
const SECONDS = Number(process.env.SECONDS ?? 4);
const CONNECTIONS = 16;

const SOURCE = 'title language reliability disclosure';
const OURS = `slug title status participants { role party { ... on Person { slug name } } }
  charges { offence status article { number subject } }
  timeline(first: 100) { nodes { kind title summary date { edtf earliest latest } actor { ... on Organization { slug name } }
    citations { stance source { ${SOURCE} } } } }`;
const THEIRS = `slug title caseLinesByCaseId { nodes { status } }
  caseParticipantsByCaseId { nodes { role personByPersonId { slug namesByPersonId { nodes { text kind } } } } }
  chargesByCaseId { nodes { offence chargeLinesByChargeId { nodes { status } } statuteArticleByArticleId { number subject } } }
  eventLinesByCaseId(first: 100, orderBy: POSITION_ASC) { nodes { caseEventByEventId { kind title summary dateEdtf dateEarliest dateLatest
    eventPartiesByEventId { nodes { organizationByOrganizationId { slug namesByOrganizationId { nodes { text kind } } } } }
    citationsByCaseEventId { nodes { stance sourceBySourceId { ${SOURCE} } } } } } }`;

await measured(async () => {
  const database = await fill(CASES);
  const casetrail = await serveCasetrail(database);
  const peer = await servePostGraphile(database.public);
  await compare(casetrail, peer, database);
});

async function servePostGraphile(connectionString) {
  const preset = {
    extends: [PostGraphileAmberPreset],
    // It offers no relation whose index is partial, as those of citations are.
    disablePlugins: ['PgIndexBehaviorsPlugin'],
    pgServices: [makePgService({ connectionString, schemas: ['live'], poolConfig: { max: 12 } })],
    grafserv: { watch: false, graphiql: false },
    grafast: { explain: false },
  };
  const instance = postgraphile(preset);
  const server = createServer();
  await instance.createServ(grafserv).addTo(server);
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  undo.push(() => server.close());
  return `http://127.0.0.1:${server.address().port}/graphql`;
}

async function compare(casetrail, peer, database) {
  const slug = () => `case-${1 + Math.floor(Math.random() * CASES)}`;
  const runs = {
    'Casetrail, one case': [
      casetrail,
      `query One($slug: String!) { case(slug: $slug) { ${OURS} } }`,
      () => ({ slug: slug() }),
    ],
    'PostGraphile, one case': [
      peer,
      `query One($slug: String!) { caseBySlug(slug: $slug) { ${THEIRS} } }`,
      () => ({ slug: slug() }),
    ],
    'Casetrail, page of 50': [casetrail, `query Page { cases(first: 50) { nodes { ${OURS} } } }`, () => ({})],
    'PostGraphile, page of 50': [
      peer,
      `query Page { allCases(first: 50, orderBy: PRIMARY_KEY_ASC) { nodes { ${THEIRS} } } }`,
      () => ({}),
    ],
  };
  for (const [name, run] of Object.entries(runs)) await probe(name, ...run);
  const asked = askedIn(parse(runs['Casetrail, one case'][1]), await schemaOf(casetrail));
  const rates = Object.fromEntries([...Object.keys(runs), 'bare statement, one case'].map((name) => [name, []]));
  for (let round = 0; round < RUNS; round++) {
    for (const [name, run] of Object.entries(runs)) rates[name].push(await rate(...run));
    rates['bare statement, one case'].push(bare(database.public, asked));
  }
  const middle = (name) => median(rates[name]);
  for (const name of Object.keys(rates))
    console.log(
      `${name.padEnd(28)} ${middle(name).toFixed(0).padStart(7)} a second   (${rates[name].map((r) => r.toFixed(0)).join(', ')})`,
    );
  const ratio = (a, b) => (middle(a) / middle(b)).toFixed(2);
  console.log(
    `one case against PostGraphile   ${ratio('Casetrail, one case', 'PostGraphile, one case')}   (target 2.5)`,
  );
  console.log(
    `page of 50 against PostGraphile ${ratio('Casetrail, page of 50', 'PostGraphile, page of 50')}   (target 3)`,
  );
  console.log(
    `one case against bare statement ${ratio('Casetrail, one case', 'bare statement, one case')}   (target 0.45)`,
  );
}

async function probe(name, url, query, variables) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: variables() }),
  });
  const text = await response.text();
  if (text.includes('"errors"')) throw new Error(`${name}: ${text.slice(0, 1500)}`);
  console.log(`${name}: an answer of ${text.length} characters`);
}

/** How many answers a second. */
const rate = (url, query, variables) =>
  load(url, {
    connections: CONNECTIONS,
    seconds: SECONDS,
    request: () => asking(query, variables()),
    answered: (status) => status >= 200 && status < 300,
  });

/** The statement by itself, with the parts on that the query asks for, prepared, by pgbench. */
function bare(address, asked) {
  const file = join(folder, 'dossier.sql');
  let text = CASE_DOSSIER.for(asked)
    .text.replace('$1::uuid[]', `ARRAY[md5('case' || :i)::uuid]`)
    .replace('$2::text[]', `'{}'::text[]`);
  text = text.replaceAll('$3', '101');
  writeFileSync(file, `\\set i random(1, ${CASES})\n${text.replaceAll(/\s*\n\s*/g, ' ')};\n`);
  const flags = ['-n', '-M', 'prepared', '-c', '8', '-j', '1', '-T', String(SECONDS), '-f', file, address];
  const out = execFileSync(process.env.PGBENCH ?? 'pgbench', flags, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return Number(/tps = ([\d.]+)/.exec(out)[1]);
}

async function schemaOf(url) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: getIntrospectionQuery() }),
  });
  return buildClientSchema((await response.json()).data);
}
