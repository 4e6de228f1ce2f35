import type { CaseDocument, ChargeRecord, EventRecord } from '../document/case-document.js';
import type { CitationRecord } from '../document/gathered.js';
import type { PersonDocument } from '../document/person-document.js';
import { casesTold, eventAddress, eventsTold, type ToldEvent, uuidOf } from './cases-told.js';
import type { Row, Table } from './csv-table.js';
import type { EditionView } from './edition-view.js';
import { Listed } from './listed.js';

/** What stands between the members of a list within a cell. */
const BETWEEN = '; ';

/** The sources of one stance, each with where in it: `slug (p. 3); other-slug`. */
export const cited = (citations: readonly CitationRecord[], stance: string, listed: Listed): string =>
  citations
    .filter((citation) => citation.stance === stance)
    .map(({ source, locator }) => `${listed.source(source)}${locator === null ? '' : ` (${locator})`}`)
    .join(BETWEEN);

/**
 * A row for each event of a case, or of all cases of a person, oldest first. Lists are joined by "; ".
 *
 * - `case`: the slug of its case; `edition`: the number of the edition of that case
 * - `event`: its uuid; `address`: where it stands
 * - `kind`: what happened, by the vocabulary; `date`: when, as EDTF; `earliest`, `latest`: the first and the last day it can mean
 * - `title`, `summary`, `place`: in words
 * - `actor`, `involved`: names of who did it and who else had a part in it
 * - `charges`: the charges it concerns, by the numbers of their articles, or by offences where no article is known; none: the
 *   whole case
 * - `defendants`: names of whom it is about; none: all of them
 * - `penalties`: each as kind, term, sum, words and whose: `IMPRISONMENT P5Y suspended [Name]`
 * - `restraint`: kind, until when, conditions
 * - `attribution`: on whose word; `disputed`: whether sources differ; `irregular`, `irregularity`: whether and why it stands
 *   where procedure does not allow it
 * - `corrects`: the uuid of the event that it replaces
 * - `rights`: articles of treaties; `wgad_categories`: grounds by the UN Working Group on Arbitrary Detention
 * - `sources`, `disputed_by`: the slugs of the sources that bear it out and that speak against it, with where in them
 */
const COLUMNS: Readonly<Record<string, (told: ToldEvent, listed: Listed) => Row[string]>> = {
  case: ({ of }) => of.record.slug,
  edition: ({ of }) => of.edition,
  event: ({ event }) => uuidOf(event.id),
  address: ({ event, of }) => eventAddress(of, event.id),
  kind: ({ event }) => event.kind,
  date: ({ event }) => event.date.edtf,
  earliest: ({ event }) => event.date.earliest,
  latest: ({ event }) => event.date.latest,
  title: ({ event }) => event.title,
  summary: ({ event }) => event.summary,
  place: ({ event }) => event.place,
  actor: ({ event }, listed) => event.actor && listed.name(event.actor),
  involved: ({ event }, listed) => event.involved.map((id) => listed.name(id)).join(BETWEEN),
  charges: ({ event, of }) => event.charges.map((id) => chargeText(id, of.charges)).join(BETWEEN),
  defendants: ({ event }, listed) => event.defendants.map((id) => listed.name(id)).join(BETWEEN),
  penalties: ({ event }, listed) => event.penalties.map((penalty) => penaltyText(penalty, listed)).join(BETWEEN),
  restraint: ({ event }) => event.restraint && restraintText(event.restraint),
  attribution: ({ event }) => event.attribution,
  disputed: ({ event }) => event.disputed,
  irregular: ({ event }) => event.irregular,
  irregularity: ({ event }) => event.irregularity,
  corrects: ({ event }) => event.corrects && uuidOf(event.corrects),
  rights: ({ event }) => event.rights.join(BETWEEN),
  wgad_categories: ({ event }) => event.wgadCategories.join(BETWEEN),
  sources: ({ event }, listed) => cited(event.citations, 'SUPPORTS', listed),
  disputed_by: ({ event }, listed) => cited(event.citations, 'DISPUTES', listed),
};

export function eventRows(document: CaseDocument | PersonDocument, view: EditionView): Table {
  const listed = new Listed(document);
  const columns = Object.keys(COLUMNS);
  const rows = eventsTold(document, casesTold(document, view)).map((told) =>
    Object.fromEntries(Object.entries(COLUMNS).map(([column, cell]) => [column, cell(told, listed)])),
  );
  return { columns, rows };
}

/** An article of nothing else than its number; the offence where there is no article. */
function chargeText(id: string, charges: readonly ChargeRecord[]): string {
  const charge = charges.find((one) => one.id === id);
  return charge?.article?.number ?? charge?.offence ?? '';
}

function penaltyText({ person, ...penalty }: EventRecord['penalties'][number], listed: Listed): string {
  const { kind, term, suspended, amount, currency, description, starts, ends } = penalty;
  return words([
    kind,
    term,
    suspended ? 'suspended' : null,
    amount,
    currency,
    starts && `from ${starts.edtf}`,
    ends && `until ${ends.edtf}`,
    description && `(${description})`,
    person && `[${listed.name(person)}]`,
  ]);
}

function restraintText({ kind, until, conditions }: NonNullable<EventRecord['restraint']>): string {
  return words([kind, until && `until ${until.edtf}`, conditions && `(${conditions})`]);
}

const words = (parts: readonly (string | null)[]): string => parts.filter((part) => part !== null).join(' ');
