/**
 * Which record hangs on which (`domain.md`, who sees what), as data: the reach of a row is the highest of its own tier
 * and the reach of everything listed here. From it come the triggers that keep `reach` true: one before each write of a
 * row, one after the reach of something it hangs on has moved.
 */
export const HANGS_ON: Record<string, readonly (readonly [column: string, parent: string])[]> = {
  persons: [],
  organizations: [],
  statutes: [],
  sources: [],
  cases: [],
  names: [['person_id', 'persons'], ['organization_id', 'organizations']],
  person_details: [['person_id', 'persons']],
  affiliations: [['person_id', 'persons'], ['organization_id', 'organizations']],
  relationships: [['from_id', 'persons'], ['to_id', 'persons']],
  statute_articles: [['statute_id', 'statutes']],
  statute_article_versions: [['article_id', 'statute_articles']],
  source_authors: [['source_id', 'sources']],
  case_file_numbers: [['case_id', 'cases']],
  case_participants: [['case_id', 'cases'], ['person_id', 'persons'], ['organization_id', 'organizations']],
  charges: [['case_id', 'cases'], ['defendant_id', 'persons']],
  related_cases: [['from_id', 'cases'], ['to_id', 'cases']],
  case_events: [['case_id', 'cases']],
  event_parties: [['event_id', 'case_events'], ['person_id', 'persons'], ['organization_id', 'organizations']],
  event_charges: [['event_id', 'case_events'], ['charge_id', 'charges']],
  event_defendants: [['event_id', 'case_events'], ['person_id', 'persons']],
  penalties: [['event_id', 'case_events'], ['person_id', 'persons']],
  pointers: [
    ['from_source_id', 'sources'],
    ['from_organization_id', 'organizations'],
    ['from_author_id', 'source_authors'],
    ['from_file_number_id', 'case_file_numbers'],
    ['from_event_id', 'case_events'],
    ['from_charge_id', 'charges'],
    ['to_person_id', 'persons'],
    ['to_organization_id', 'organizations'],
    ['to_event_id', 'case_events'],
    ['to_charge_id', 'charges'],
  ],
  citations: [
    ['source_id', 'sources'],
    ['person_id', 'persons'],
    ['person_details_id', 'person_details'],
    ['organization_id', 'organizations'],
    ['affiliation_id', 'affiliations'],
    ['relationship_id', 'relationships'],
    ['statute_id', 'statutes'],
    ['statute_article_id', 'statute_articles'],
    ['subject_source_id', 'sources'],
    ['case_id', 'cases'],
    ['case_participant_id', 'case_participants'],
    ['charge_id', 'charges'],
    ['related_case_id', 'related_cases'],
    ['case_event_id', 'case_events'],
  ],
};

/** Every record table, those that others hang on first. */
export const RECORD_TABLES = Object.keys(HANGS_ON);

/**
 * An event also needs one of the charges it names, and one source that supports it, to be visible. The citation's own
 * reach is not used: it includes the event's, which would be a circle.
 */
const EVENT_TERMS = `
    coalesce((SELECT min(c.reach) FROM live.event_charges ec JOIN live.charges c ON c.id = ec.charge_id WHERE ec.event_id = NEW.id), 0),
    coalesce((SELECT min(greatest(c.tier, s.reach)) FROM live.citations c JOIN live.sources s ON s.id = c.source_id
      WHERE c.case_event_id = NEW.id AND c.stance = 'SUPPORTS'), 0)`;

/** The trigger that computes a row's reach before it is written. */
export function reachTrigger(table: string): string {
  const terms = (HANGS_ON[table] ?? []).map(
    ([column, parent]) => `coalesce((SELECT p.reach FROM live.${parent} p WHERE p.id = NEW.${column}), 0)`,
  );
  if (table === 'case_events') terms.push(EVENT_TERMS);
  return `
    CREATE FUNCTION live.reach_of_${table}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = live AS $$
    BEGIN
      NEW.reach := greatest(NEW.tier, ${terms.length > 0 ? terms.join(',\n        ') : '0'});
      RETURN NEW;
    END $$;
    CREATE TRIGGER a_reach BEFORE INSERT OR UPDATE ON live.${table} FOR EACH ROW EXECUTE FUNCTION live.reach_of_${table}();`;
}

/** The trigger that carries a moved reach to whatever hangs on the row. */
export function cascadeTrigger(table: string): string {
  const updates: string[] = [];
  if (table === 'charges') {
    updates.push(`UPDATE live.case_events e SET reach = e.reach
        WHERE e.id IN (SELECT ec.event_id FROM live.event_charges ec WHERE ec.charge_id = NEW.id);`);
  }
  if (table === 'sources') {
    updates.push(`UPDATE live.case_events e SET reach = e.reach
        WHERE e.id IN (SELECT c.case_event_id FROM live.citations c WHERE c.source_id = NEW.id AND c.case_event_id IS NOT NULL);`);
  }
  for (const [child, parents] of Object.entries(HANGS_ON)) {
    for (const [column, parent] of parents) {
      if (parent === table) updates.push(`UPDATE live.${child} SET reach = reach WHERE ${column} = NEW.id;`);
    }
  }
  if (updates.length === 0) return '';
  return `
    CREATE FUNCTION live.cascade_${table}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = live AS $$
    BEGIN
      ${updates.join('\n      ')}
      RETURN NULL;
    END $$;
    CREATE TRIGGER c_cascade AFTER UPDATE ON live.${table} FOR EACH ROW
      WHEN (OLD.reach IS DISTINCT FROM NEW.reach) EXECUTE FUNCTION live.cascade_${table}();`;
}

/** What an event rests on is written after the event: each such row has the event's reach computed again. */
export const EVENT_SUPPORT_TRIGGERS = `
    CREATE FUNCTION live.support_of_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = live AS $$
    DECLARE touched uuid := CASE TG_TABLE_NAME
      WHEN 'citations' THEN (to_jsonb(coalesce(NEW, OLD)) ->> 'case_event_id')::uuid
      ELSE (to_jsonb(coalesce(NEW, OLD)) ->> 'event_id')::uuid END;
    DECLARE wanted smallint;
    BEGIN
      IF touched IS NULL THEN RETURN NULL; END IF;
      SELECT greatest(e.tier, k.reach,
        coalesce((SELECT min(c.reach) FROM event_charges ec JOIN charges c ON c.id = ec.charge_id WHERE ec.event_id = e.id), 0),
        coalesce((SELECT min(greatest(c.tier, s.reach)) FROM citations c JOIN sources s ON s.id = c.source_id
          WHERE c.case_event_id = e.id AND c.stance = 'SUPPORTS'), 0))
        INTO wanted FROM case_events e JOIN cases k ON k.id = e.case_id WHERE e.id = touched;
      UPDATE case_events SET reach = wanted WHERE id = touched AND reach IS DISTINCT FROM wanted;
      RETURN NULL;
    END $$;
    CREATE TRIGGER d_support AFTER INSERT OR UPDATE OR DELETE ON live.citations
      FOR EACH ROW EXECUTE FUNCTION live.support_of_event();
    CREATE TRIGGER d_support AFTER INSERT OR UPDATE OR DELETE ON live.event_charges
      FOR EACH ROW EXECUTE FUNCTION live.support_of_event();

    -- No event without a source: checked when the transaction ends, since the citation is written after the event.
    CREATE FUNCTION live.event_is_sourced() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = live AS $$
    DECLARE event uuid;
    BEGIN
      IF TG_TABLE_NAME = 'citations' THEN event := OLD.case_event_id; ELSE event := NEW.id; END IF;
      IF EXISTS (SELECT FROM case_events e WHERE e.id = event)
         AND NOT EXISTS (SELECT FROM citations c WHERE c.case_event_id = event AND c.stance = 'SUPPORTS') THEN
        RAISE EXCEPTION 'An event without a supporting citation cannot be kept.' USING ERRCODE = 'CT002';
      END IF;
      RETURN NULL;
    END $$;
    CREATE CONSTRAINT TRIGGER e_sourced AFTER INSERT ON live.case_events DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION live.event_is_sourced();
    CREATE CONSTRAINT TRIGGER e_sourced AFTER UPDATE OR DELETE ON live.citations DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW WHEN (OLD.case_event_id IS NOT NULL) EXECUTE FUNCTION live.event_is_sourced();`;
