import { wholeCaseLoader } from '@app/cases';
import { GraphContext, type Read } from '@app/database';
import { personLoader } from '@app/people';
import { citationsOf } from '@app/sources';
import { EDITION_FIELDS, PERSON_FIELDS } from '../../document/asked-fields.js';
import type { CasePart, CitationPart, PersonOfEdition } from '../../document/parts.js';
import { personDocument } from '../../document/person-document.js';
import { findEditions } from '../public-editions.query.js';
import { statutesOf } from './statutes-of.js';
import type { Subject } from './subject.js';

/** How many cases a document holds: those in which something happened last. */
const MOST_CASES = 100;

const CASES_OF_PERSON = {
  name: 'edition-cases-of-person',
  text: `SELECT matter.id AS key, count(*) OVER ()::integer AS total FROM cases matter JOIN case_lines line ON line.case_id = matter.id
    WHERE matter.id IN (SELECT part.case_id FROM case_participants part WHERE part.person_id = $1::uuid
      UNION SELECT charge.case_id FROM charges charge WHERE charge.defendant_id = $1::uuid)
    ORDER BY line.latest_key DESC NULLS LAST, matter.id DESC LIMIT ${MOST_CASES}`,
};

const MERGED_TIMELINE = {
  name: 'edition-merged-timeline',
  text: `SELECT place.event_id AS key FROM event_lines place WHERE place.case_id = ANY ($1::uuid[])
    ORDER BY place.line_key NULLS LAST, place.case_id, place.position, place.event_id`,
};

export const PERSON: Subject = {
  type: 'Person',
  path: 'people',
  gather: async (key, past, seq) => {
    const context = new GraphContext(past, EDITION_FIELDS);
    const [found, citations, cases] = await Promise.all([
      new GraphContext(past, PERSON_FIELDS).loader(personLoader).load({ key }),
      context.loader(citationsOf('Person')).load(key),
      past.rows<{ key: string; total: number }>(CASES_OF_PERSON, [key]),
    ]);
    if (!found) return null;
    const keys = cases.map((one) => one.key);
    const [dossiers, timeline] = await Promise.all([dossiersOf(keys, seq, context), timelineOf(keys, past)]);
    const events = new Map(
      dossiers.flatMap(({ dossier }) => dossier.events.map((event) => [event.key, { caseKey: dossier.key, event }])),
    );
    const content = {
      person: found as unknown as PersonOfEdition,
      citations: citations as unknown as CitationPart[],
      cases: dossiers,
      casesLeftOut: (cases[0]?.total ?? 0) - cases.length,
      timeline: timeline.flatMap((event) => events.get(event) ?? []),
      statutes: await statutesOf(
        dossiers.map(({ dossier }) => dossier),
        context,
      ),
    };
    return (head) => personDocument(content, head);
  },
};

async function dossiersOf(
  keys: readonly string[],
  seq: number,
  context: GraphContext,
): Promise<{ seq: number; dossier: CasePart }[]> {
  const [found, editions] = await Promise.all([
    Promise.all(keys.map((key) => context.loader(wholeCaseLoader).load({ key }))),
    findEditions(
      context.read,
      keys.map((key) => ({ key, seq })),
    ),
  ]);
  return found.flatMap((dossier, place) => {
    const edition = editions[place];
    return dossier && edition ? { seq: edition.seq, dossier: dossier as unknown as CasePart } : [];
  });
}

async function timelineOf(keys: readonly string[], past: Read): Promise<string[]> {
  if (keys.length === 0) return [];
  return (await past.rows<{ key: string }>(MERGED_TIMELINE, [keys])).map(({ key }) => key);
}
