/**
 * Recording an event, all of it (rights, references, sequence, ledger, history, standing, the answer), by eight clients at
 * once, beside the bare inserts of what one such change leaves behind: pgbench writes the same rows into the same tables,
 * moves the standing and locks the head, in one transaction. Checks and foreign keys hold for both; policies and our own
 * triggers stay out of its way. It does so in two ways: a message for each insert, so that the head is held while six of them
 * come and go; and with one message from the head on, which is what a writer who cares for speed would send.
 *
 *   npm run build && (cd bench && npm install && npm run record -- [cases])
 *
 * Prints medians of five runs of each, interleaved, and their ratio. Needs pgbench on the PATH or in PGBENCH.
 */
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { asking, load } from './load.mjs';
import { fill, folder, measured, median, serveCasetrail } from './stage.mjs';

const CASES = Number(process.argv[2] ?? 10_000);
const RUNS = 5;
const SECONDS = Number(process.env.SECONDS ?? 5);
const CLIENTS = 8;

const RECORD = `mutation Record($case: ID!, $input: CaseEventInput!) { caseEventRecord(case: $case, input: $input) {
  event { id date { edtf } } case { status } changeSet { seq } userErrors { code message } } }`;

/** The tables that a recorded event writes to. */
const WRITTEN = [
  'live.case_events',
  'live.citations',
  'live.event_lines',
  'live.case_lines',
  'ledger.change_sets',
  'ledger.entries',
];

/** The fields of a new event, and of its citation, of which the ledger keeps a salt and a commitment each. */
const FIELDS = {
  case_events:
    'id hold kind tier reach title rights case_id version disputed date_edtf date_latest recorded_no title_folded date_earliest wgad_categories',
  citations: 'id hold tier reach stance ordinal version source_id case_event_id',
};

async function makeToken(address) {
  const client = new pg.Client(address);
  await client.connect();
  const account = randomUUID();
  const token = `casetrail_${randomBytes(32).toString('base64url')}`;
  await client.query(
    `INSERT INTO live.accounts (id, email, display_name, role, clearance, password_hash) VALUES ($1, 'bench@example.org', 'Bench', 'ADVOCATE', 2, '$argon2id$none')`,
    [account],
  );
  await client.query(
    `INSERT INTO access.tokens (id, account_id, name, hash, prefix, may_write, expires_at) VALUES ($1, $2, 'bench', $3, 'bench', true, now() + interval '1 day')`,
    [randomUUID(), account, createHash('sha256').update(token).digest()],
  );
  await client.end();
  return { account, token };
}

/** The uuid that scale.sql gives the record of this kind and number. */
function uuidOf(kind, number) {
  const hex = createHash('md5').update(`${kind}${number}`).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** How many events a second are recorded. */
const recording = (url, token) =>
  load(url, {
    connections: CLIENTS,
    seconds: SECONDS,
    request: () => {
      const number = 1 + Math.floor(Math.random() * CASES);
      const citations = [{ source: `Source_${uuidOf('source', Math.floor(number / 10))}` }];
      const input = { kind: 'STATEMENT_ISSUED', date: '2026-01-01', title: 'A statement', citations };
      const variables = { case: `Case_${uuidOf('case', number)}`, input };
      return asking(RECORD, variables, { authorization: `Bearer ${token}` });
    },
    answered: (status, body) => status === 200 && body.includes('"userErrors":[]'),
  });

/**
 * Has the foreign keys of these tables checked for pgbench too, which goes past every other trigger: an insert into a table
 * includes the keys that the table declares. FOREIGN_KEYS=off leaves them out.
 */
async function checkForeignKeys(address) {
  const client = new pg.Client(address);
  await client.connect();
  const { rows } = await client.query(
    `SELECT format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', tgrelid::regclass, tgname) AS statement FROM pg_trigger t
     JOIN pg_constraint c ON c.oid = t.tgconstraint AND c.contype = 'f' AND c.conrelid = t.tgrelid
     WHERE t.tgrelid = ANY ($1::regclass[])`,
    [WRITTEN],
  );
  for (const { statement } of rows) await client.query(statement);
  await client.end();
}

/** An entry of the ledger, as long as a true one; `head` has its number. */
function entry(head, ordinal, kind, id) {
  const fields = FIELDS[kind].split(' ');
  const hashes = fields.map(() => `'\\x${randomBytes(32).toString('hex')}'::bytea`).join(', ');
  return `SELECT seq, ${ordinal}, '${kind}', ${id}, 'CREATED', 2, 2, '{${fields.join(',')}}'::text[], ARRAY[${hashes}], ARRAY[${hashes}] FROM ${head}`;
}

const OF_CASE = `WHERE case_id = md5('case' || :i)::uuid`;

/** What comes before the head: the event and its citation, its line, and the case's line of the tiers that do not see it. */
const BEFORE = [
  `INSERT INTO live.case_events (id, case_id, kind, date_edtf, date_earliest, date_latest, title, title_folded, tier, reach, change_id)
   VALUES (md5(:r::text)::uuid, md5('case' || :i)::uuid, 'STATEMENT_ISSUED', '2026-01-01', '2026-01-01', '2026-01-01', 'A statement', 'a statement', 2, 2, :r)`,
  `INSERT INTO live.citations (id, source_id, case_event_id, tier, reach, change_id)
   VALUES (md5('c' || :r)::uuid, md5('source' || :i / 10)::uuid, md5(:r::text)::uuid, 2, 2, :r)`,
  `INSERT INTO live.event_lines (event_id, tier_from, tier_to, case_id, position, line_key, irregular)
   VALUES (md5(:r::text)::uuid, 2, 3, md5('case' || :i)::uuid, 6, '2026-01-01', false)`,
  `UPDATE live.case_lines SET tier_to = 1 ${OF_CASE} AND tier_from = 0 AND tier_to <> 1`,
];

const HEAD = 'UPDATE ledger.head SET seq = seq + 1, at = clock_timestamp()';

/** What has its number from the head: the change set, its entries, the history of both records, the line of the case. */
function after(head, account) {
  const line =
    'status, final, since_event, because, opened_event, opened_from, opened_to, closed_event, first_day, opened_key';
  return [
    `INSERT INTO ledger.change_sets (seq, id, at, operation, actor, reach, leaf)
     SELECT seq, :r, at, 'caseEventRecord', '${account}', 2, sha256(seq::text::bytea) FROM ${head}`,
    `INSERT INTO ledger.entries ${entry(head, 1, 'case_events', 'md5(:r::text)::uuid')}`,
    `INSERT INTO ledger.entries ${entry(head, 2, 'citations', `md5('c' || :r)::uuid`)}`,
    `INSERT INTO history.case_events SELECT h.seq, NULL, 'CREATED', 2, e.* FROM live.case_events e, ${head} h WHERE e.id = md5(:r::text)::uuid`,
    `INSERT INTO history.citations SELECT h.seq, NULL, 'CREATED', 2, c.* FROM live.citations c, ${head} h WHERE c.id = md5('c' || :r)::uuid`,
    `INSERT INTO live.case_lines (case_id, tier_from, tier_to, ${line}, last_day, event_count, latest_key, change_id, updated_seq, updated_at)
     SELECT case_id, 2, 3, ${line}, '2026-01-01', event_count + 1, '2026-01-01', :r, h.seq, h.at FROM live.case_lines l, ${head} h ${OF_CASE} AND tier_from = 0
     ON CONFLICT (case_id, tier_from) DO UPDATE SET event_count = case_lines.event_count + 1, change_id = excluded.change_id,
       updated_seq = excluded.updated_seq, updated_at = excluded.updated_at`,
  ];
}

/** The statements that write the rows which one recorded event leaves behind, as they are. */
const INSERTS = {
  plain: (account) => [...BEFORE, HEAD, ...after('ledger.head', account)],
  together: (account) => {
    const statements = after('taken', account);
    const last = statements.pop();
    const others = statements.map((statement, place) => `w${place} AS (${statement})`);
    return [...BEFORE, `WITH taken AS (${HEAD} RETURNING seq, at), ${others.join(', ')} ${last}`];
  },
};

/** How many times a second pgbench does these statements in one transaction. */
function bare(address, statements) {
  const file = join(folder, 'record.sql');
  const lines = ['BEGIN', ...statements, 'COMMIT'].map((statement) => `${statement.replaceAll(/\s+/g, ' ')};`);
  const drawn = [`\\set i random(1, ${CASES})`, `\\set r random(1, 9000000000000000)`];
  writeFileSync(file, [...drawn, ...lines].join('\n'));
  const flags = ['-n', '-M', 'prepared', '-c', String(CLIENTS), '-j', '1', '-T', String(SECONDS), '-f', file, address];
  const env = { ...process.env, PGOPTIONS: '-c session_replication_role=replica' };
  const out = execFileSync(process.env.PGBENCH ?? 'pgbench', flags, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  });
  return Number(/tps = ([\d.]+)/.exec(out)[1]);
}

await measured(async () => {
  const database = await fill(CASES);
  const { account, token } = await makeToken(database.superuser);
  if (process.env.FOREIGN_KEYS !== 'off') await checkForeignKeys(database.superuser);
  const server = await serveCasetrail(database);
  await recording(server, token);
  const rates = { casetrail: [], plain: [], together: [] };
  for (let round = 0; round < RUNS; round++) {
    rates.casetrail.push(await recording(server, token));
    for (const way of ['plain', 'together']) rates[way].push(bare(database.superuser, INSERTS[way](account)));
  }
  const show = (name) =>
    `${median(rates[name]).toFixed(0)} a second (${rates[name].map((r) => r.toFixed(0)).join(', ')})`;
  console.log(`Casetrail, recording an event  ${show('casetrail')}`);
  for (const [way, name] of Object.entries({ plain: 'a message each', together: 'one from the head on' })) {
    console.log(`bare, ${name.padEnd(24)} ${show(way)}`);
    const ratio = median(rates.casetrail) / median(rates[way]);
    console.log(`ratio                          ${ratio.toFixed(2)}   (target 0.5)`);
  }
});
