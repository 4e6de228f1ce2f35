/** The number of the change set that an operation is the first of. */
const OF = (operation: string): string => `(SELECT min(seq) FROM ledger.change_sets WHERE operation = '${operation}')`;
const UPDATED = OF('personUpdate');
export const UUID = '[0-9a-f-]{36}';

/** Takes away what the table itself would refuse. */
const UNCHECKED = `DO $$ DECLARE v_name text; BEGIN FOR v_name IN SELECT conname FROM pg_constraint WHERE conrelid = 'ledger.entries'::regclass AND contype = 'c'
  LOOP EXECUTE format('ALTER TABLE ledger.entries DROP CONSTRAINT %I', v_name); END LOOP; END $$`;

/** What a superuser does past all triggers, and what is found of it; a change set is named by its number, or the operation it is the first of. */
export const TAMPERED: [what: string, statements: string[], found: string][] = [
  [
    'a value of history is edited',
    [`UPDATE history.cases SET country = 'RU' WHERE seq = 4`],
    `4: country of cases ${UUID} is not what was committed to`,
  ],
  [
    'a value that the version did not change is edited',
    [`UPDATE history.persons SET summary = 'Other' WHERE seq = ${UPDATED}`],
    `personUpdate: an uncommitted change of summary of persons ${UUID}`,
  ],
  [
    'a version is deleted',
    [`DELETE FROM history.charges WHERE seq = 5`],
    `5: history has no version of charges ${UUID}`,
  ],
  [
    'a version is inserted',
    [
      `INSERT INTO history.persons SELECT p.* FROM history.persons h, jsonb_populate_record(h, '{"id": "6caf9c6b-a339-4dc3-aaa4-f82fa49be859", "slug": "nobody"}') p WHERE h.seq = ${UPDATED}`,
    ],
    `personUpdate: persons 6caf9c6b-a339-4dc3-aaa4-f82fa49be859 has a version that no entry tells of`,
  ],
  [
    'two versions change places',
    [
      `UPDATE history.persons SET until_seq = NULL WHERE seq = ${UPDATED} OR until_seq = ${UPDATED}`,
      `UPDATE history.persons SET seq = 1000 WHERE seq = ${UPDATED}`,
      `UPDATE history.persons p SET seq = ${UPDATED} FROM history.persons o WHERE o.seq = 1000 AND p.id = o.id AND p.seq < 1000`,
      `UPDATE history.persons SET seq = ${OF('personCreate')} WHERE seq = 1000`,
    ],
    `personCreate: the version is UPDATED, not CREATED, of persons ${UUID}`,
  ],
  [
    'two rows change places',
    [`UPDATE history.cases c SET id = o.id FROM history.cases o WHERE (c.seq, o.seq) IN ((4, 5), (5, 4))`],
    `4: history has no version of cases ${UUID}`,
  ],
  [
    'a table of history is emptied',
    ['TRUNCATE history.statute_articles'],
    `3: history has no version of statute_articles ${UUID}`,
  ],
  [
    'the end of a version is moved',
    [`UPDATE history.persons SET until_seq = until_seq + 1 WHERE until_seq = ${UPDATED}`],
    `personCreate: persons ${UUID} has a version that does not end where the next begins`,
  ],
  [
    'a moment is edited',
    [`UPDATE ledger.change_sets SET at = at + interval '1 millisecond' WHERE seq = 6`],
    '6: its leaf is not that of its moment and commitments',
  ],
  [
    'a moment is made finer',
    [`UPDATE ledger.change_sets SET at = at + interval '1 microsecond' WHERE seq = 6`],
    '6: is dated more finely than milliseconds',
  ],
  [
    'a change set is deleted',
    ['DELETE FROM ledger.change_sets WHERE seq = 6'],
    '6: change set 7 stands where 6 should',
  ],
  [
    'two leaves change places',
    [
      'UPDATE ledger.change_sets c SET leaf = o.leaf FROM ledger.change_sets o WHERE (c.seq, o.seq) IN ((6, 7), (7, 6))',
    ],
    '6: its leaf is not that of its moment and commitments',
  ],
  [
    'a commitment is edited',
    [`UPDATE ledger.entries SET commitments[1] = sha256('x') WHERE seq = 2 AND ordinal = 1`],
    '2: its leaf is not that of its moment and commitments',
  ],
  [
    'an entry is deleted',
    ['DELETE FROM ledger.entries WHERE seq = 2 AND ordinal = 1'],
    '2: its leaf is not that of its moment and commitments',
  ],
  [
    'an entry is said of another kind',
    [`UPDATE ledger.entries SET kind = 'sources' WHERE seq = 2 AND ordinal = 1`],
    `2: history has no version of sources ${UUID}`,
  ],
  [
    'a salt is taken away',
    [`UPDATE ledger.entries SET salts[1] = NULL WHERE seq = 2 AND ordinal = 1`],
    `2: something else than what was erased in \\w+ of \\w+ ${UUID}`,
  ],
  [
    'a record is taken away as if it had been retracted',
    [
      `CREATE TEMP TABLE gone AS SELECT c.* FROM history.citations c WHERE c.until_seq IS NULL ORDER BY c.id LIMIT 1`,
      `UPDATE history.citations h SET until_seq = 8 FROM gone g WHERE h.id = g.id AND h.until_seq IS NULL AND h.seq < 8`,
      `INSERT INTO history.citations SELECT r.* FROM gone g, jsonb_populate_record(NULL::history.citations, to_jsonb(g) || '{"seq": 8, "operation": "RETRACTED"}') r`,
      `DELETE FROM live.citations l USING gone g WHERE l.id = g.id`,
      `INSERT INTO ledger.entries SELECT 8, 9999, 'citations', g.id, 'RETRACTED', g.reach, g.shown, '{}', '{}', '{}' FROM gone g`,
      `DROP TABLE gone`,
    ],
    `8: citations ${UUID} has an entry that says RETRACTED and commits to nothing`,
  ],
  [
    'a field is taken out of what was committed to',
    [
      UNCHECKED,
      `UPDATE ledger.entries SET fields = fields[2:], salts = salts[2:], commitments = commitments[2:] || commitments[1:1] WHERE seq = 2 AND ordinal = 1`,
    ],
    `2: an entry of \\w+ ${UUID} has not as many salts and commitments as fields`,
  ],
  [
    'entries are put out of sight',
    [UNCHECKED, `UPDATE ledger.entries SET shown = 4 WHERE seq = 2`, `DELETE FROM history.sources`],
    `2: history has no version of sources ${UUID}`,
  ],
  [
    'nodes of the tree are taken away, and another planted',
    [`DELETE FROM ledger.tree_nodes`, `INSERT INTO ledger.tree_nodes VALUES (1, 1000, sha256('x'))`],
    '2: the node of level 1 above it, which proofs are made of, is wrong',
  ],
  [
    'what stands is edited',
    [`UPDATE live.cases SET country = 'RU' WHERE slug = 'kz-2020-bilash-174'`],
    `\\d+: cases ${UUID} does not stand as its last version says`,
  ],
  [
    'what stands is deleted',
    [`DELETE FROM live.person_details; DELETE FROM live.sources`],
    `2: sources ${UUID} does not stand as its last version says`,
  ],
  [
    'something stands that was never recorded',
    [
      `INSERT INTO live.persons SELECT p.* FROM live.persons l, jsonb_populate_record(l, '{"id": "6caf9c6b-a339-4dc3-aaa4-f82fa49be859", "slug": "nobody"}') p LIMIT 1`,
    ],
    'null: persons 6caf9c6b-a339-4dc3-aaa4-f82fa49be859 does not stand as its last version says',
  ],
  [
    'a node of the tree is edited',
    [`UPDATE ledger.tree_nodes SET hash = sha256('x') WHERE level = 2 AND index = 1`],
    '8: the node of level 2 above it, which proofs are made of, is wrong',
  ],
  ['the head is set back', ['UPDATE ledger.head SET seq = seq - 1'], '\\d+: the head of the ledger is at \\d+'],
];

/** Everything made to fit again, as whoever runs the database could: values, commitments and leaves. */
export const REWRITTEN = [
  `UPDATE history.cases SET country = 'RU' WHERE seq = 4`,
  `UPDATE live.cases l SET country = 'RU' FROM history.cases h WHERE h.id = l.id AND h.seq = 4`,
  `UPDATE history.cases h SET country = 'RU' FROM history.cases o WHERE h.id = o.id AND o.seq = 4`,
  `UPDATE ledger.entries e SET commitments = ARRAY(SELECT CASE WHEN f = 'country'
      THEN ledger.commitment('cases', e.record_id, e.operation, f, '"RU"', s) ELSE c END
      FROM unnest(e.fields, e.salts, e.commitments) WITH ORDINALITY u (f, s, c, place) ORDER BY place)
    WHERE e.seq = 4 AND e.kind = 'cases'`,
  `UPDATE ledger.change_sets c SET leaf = ledger.leaf(c.seq, c.at, (SELECT string_agg('"' || encode(u.x, 'hex') || '"', ',' ORDER BY encode(u.x, 'hex') COLLATE "C")
      FROM ledger.entries e, unnest(e.commitments) u (x) WHERE e.seq = 4)) WHERE c.seq = 4`,
  'DELETE FROM ledger.tree_nodes',
  'SELECT ledger.grow_tree()',
];

/** As an older backup would: the last change set, which only made records, is not there. */
export const OLDER = [
  ...['persons', 'names'].flatMap((table) => [
    `DELETE FROM live.${table} WHERE id IN (SELECT id FROM history.${table} WHERE seq = (SELECT seq FROM ledger.head))`,
    `DELETE FROM history.${table} WHERE seq = (SELECT seq FROM ledger.head)`,
  ]),
  'DELETE FROM ledger.entries WHERE seq = (SELECT seq FROM ledger.head)',
  'DELETE FROM ledger.change_sets WHERE seq = (SELECT seq FROM ledger.head)',
  'DELETE FROM ledger.checkpoints WHERE size = (SELECT seq FROM ledger.head)',
  'UPDATE ledger.head SET seq = seq - 1',
  'DELETE FROM ledger.tree_nodes WHERE ((index + 1) << level) > (SELECT seq FROM ledger.head)',
];
