-- Fills an empty, migrated database with $CASES made-up cases of five events each, all PUBLIC, set by set. Run as
-- superuser with session_replication_role = replica: triggers, and with them the ledger, stay out of the way, so the
-- derived lines are written here as the fold would write them.
SET session_replication_role = replica;
SET search_path = live, extensions;

INSERT INTO ledger.change_sets (seq, id, at, operation, reach, leaf) VALUES (1, 1, now(), 'bench', 0, sha256('bench'));
UPDATE ledger.head SET seq = 1, at = now();
SELECT setval('ledger.change_ids', 1);

CREATE TEMP TABLE n AS SELECT i, md5('case' || i)::uuid AS case_id, md5('person' || i)::uuid AS person_id,
  md5('charge' || i)::uuid AS charge_id, date '2005-01-01' + (i * 7919 % 7300) AS day FROM generate_series(1, :cases) i;

INSERT INTO persons (id, slug, nationalities, occupations, tier, reach, change_id)
  SELECT person_id, 'person-' || i, '{KZ}', '{activist}', 0, 0, 1 FROM n;
INSERT INTO names (id, person_id, ordinal, text, folded, kind, script, tier, reach, change_id)
  SELECT md5('name' || i)::uuid, person_id, 0, 'Person ' || i, 'person ' || i, 'PRIMARY', 'Latn', 0, 0, 1 FROM n;
INSERT INTO organizations (id, slug, kind, country, tier, reach, change_id)
  SELECT md5('org' || i)::uuid, 'org-' || i, 'POLICE', 'KZ', 0, 0, 1 FROM generate_series(0, 99) i;
INSERT INTO names (id, organization_id, ordinal, text, folded, kind, script, tier, reach, change_id)
  SELECT md5('orgname' || i)::uuid, md5('org' || i)::uuid, 0, 'Department ' || i, 'department ' || i, 'PRIMARY', 'Latn', 0, 0, 1
  FROM generate_series(0, 99) i;
INSERT INTO sources (id, slug, kind, title, title_folded, published_edtf, published_earliest, published_latest, language, reliability, disclosure, tier, reach, change_id)
  SELECT md5('source' || i)::uuid, 'source-' || i, 'NEWS_ARTICLE', 'Report number ' || i, 'report number ' || i, '2020-05-01', '2020-05-01', '2020-05-01', 'en', 'C', NULL, 0, 0, 1
  FROM generate_series(0, :cases / 10) i;
INSERT INTO statutes (id, slug, title, country, tier, reach, change_id) VALUES (md5('code')::uuid, 'kz-criminal-code', 'Criminal Code', 'KZ', 0, 0, 1);
INSERT INTO statute_articles (id, statute_id, number, number_key, subject, tier, reach, change_id)
  SELECT md5('article' || i)::uuid, md5('code')::uuid, i::text, lpad(i::text, 10, '0'), 'offence ' || i, 0, 0, 1 FROM generate_series(100, 499) i;
INSERT INTO cases (id, slug, title, title_folded, kind, country, tier, reach, change_id)
  SELECT case_id, 'case-' || i, 'Case number ' || i, 'case number ' || i, 'CRIMINAL', (ARRAY['KZ','RU','CN','KG'])[1 + i % 4], 0, 0, 1 FROM n;
INSERT INTO case_participants (id, case_id, person_id, role, tier, reach, change_id)
  SELECT md5('part' || i)::uuid, case_id, person_id, 'DEFENDANT', 0, 0, 1 FROM n;
INSERT INTO charges (id, case_id, defendant_id, article_id, offence, tier, reach, change_id)
  SELECT charge_id, case_id, person_id, md5('article' || (100 + i % 400))::uuid, NULL, 0, 0, 1 FROM n;

CREATE TEMP TABLE e AS SELECT n.case_id, n.i, k, md5('event' || n.i || '-' || k)::uuid AS id, n.day + k * 40 AS day,
  (ARRAY['INVESTIGATION_OPENED','DETAINED','CHARGED','TRIAL_OPENED','CONVICTED'])[k] AS kind FROM n, generate_series(1, 5) k;
INSERT INTO case_events (id, case_id, kind, date_edtf, date_earliest, date_latest, title, title_folded, tier, reach, change_id)
  SELECT id, case_id, kind, day::text, day, day, initcap(replace(kind, '_', ' ')), lower(replace(kind, '_', ' ')), 0, 0, 1 FROM e;
INSERT INTO event_parties (id, event_id, part, ordinal, organization_id, tier, reach, change_id)
  SELECT md5('actor' || id)::uuid, id, 'ACTOR', 0, md5('org' || i % 100)::uuid, 0, 0, 1 FROM e;
INSERT INTO citations (id, source_id, case_event_id, tier, reach, change_id)
  SELECT md5('cite' || id)::uuid, md5('source' || i / 10)::uuid, id, 0, 0, 1 FROM e;
INSERT INTO case_lines (case_id, tier_from, tier_to, status, since_event, because, opened_event, opened_from, opened_to, closed_event, first_day, last_day,
    event_count, latest_key, opened_key, change_id, updated_seq, updated_at)
  SELECT case_id, 0, 3, 'CONVICTED', md5('event' || i || '-5')::uuid, ARRAY[md5('event' || i || '-1')::uuid, md5('event' || i || '-3')::uuid, md5('event' || i || '-4')::uuid, md5('event' || i || '-5')::uuid],
    md5('event' || i || '-1')::uuid, day + 40, day + 40, md5('event' || i || '-5')::uuid, day + 40, day + 200, 5, day + 200, day + 40, 1, 1, (SELECT at FROM ledger.change_sets) FROM n;
INSERT INTO event_lines (event_id, tier_from, tier_to, case_id, position, line_key, irregular) SELECT id, 0, 3, case_id, k, day, false FROM e;
INSERT INTO charge_lines (charge_id, tier_from, tier_to, status, since_event, because)
  SELECT charge_id, 0, 3, 'CONVICTED', md5('event' || i || '-5')::uuid,
    ARRAY[md5('event' || i || '-1')::uuid, md5('event' || i || '-3')::uuid, md5('event' || i || '-4')::uuid, md5('event' || i || '-5')::uuid] FROM n;
INSERT INTO defendant_lines (case_id, person_id, tier_from, tier_to, status, since_event, because, custody, custody_since, custody_because)
  SELECT case_id, person_id, 0, 3, 'CONVICTED', md5('event' || i || '-5')::uuid,
    ARRAY[md5('event' || i || '-1')::uuid, md5('event' || i || '-3')::uuid, md5('event' || i || '-4')::uuid, md5('event' || i || '-5')::uuid],
    'DETAINED', md5('event' || i || '-2')::uuid, ARRAY[md5('event' || i || '-2')::uuid] FROM n;
INSERT INTO person_lines (person_id, tier_from, tier_to, custody, custody_since, custody_because)
  SELECT person_id, 0, 3, 'DETAINED', md5('event' || i || '-2')::uuid, ARRAY[md5('event' || i || '-2')::uuid] FROM n;
-- All of it was recorded by the one change set; in the past each tier has lines of its own.
DO $$ DECLARE t text; BEGIN FOREACH t IN ARRAY '{persons,names,organizations,sources,statutes,statute_articles,cases,case_participants,charges,case_events,event_parties,citations}'::text[] LOOP EXECUTE format('INSERT INTO history.%1$I SELECT 1, NULL, ''CREATED'', 0, l.* FROM %1$I l', t); END LOOP; END $$;
DO $$ DECLARE t text; BEGIN FOREACH t IN ARRAY '{case_lines,event_lines,charge_lines,defendant_lines,person_lines}'::text[] LOOP EXECUTE format('INSERT INTO history.%1$I SELECT 1, NULL, r.* FROM %1$I l CROSS JOIN generate_series(0, 3) tier CROSS JOIN LATERAL jsonb_populate_record(l, jsonb_build_object(''tier_from'', tier, ''tier_to'', tier)) r', t); END LOOP; END $$;
UPDATE ledger.line_past SET complete = true;
VACUUM (ANALYZE, FREEZE);
