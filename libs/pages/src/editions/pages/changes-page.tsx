import { anchorOfId, type CaseChanges, type EventRecord, type StandingRecord } from '@app/citing';
import type { ComponentChildren } from 'preact';
import type { Assets } from '../../assets/assets.js';
import type { Messages } from '../../messages/english.js';
import { chargeName } from '../words/charge-name.js';
import { FuzzyDay, Sentence, Since } from '../words/dates.js';
import { EditionOf } from './edition-document.js';
import { Frame } from './frame.js';
import { Referred } from '../words/referred.js';
import { Told } from '../words/told.js';

interface ChangesPageProps {
  readonly found: CaseChanges;
  readonly messages: Messages;
  readonly assets: Assets;
}

/** What is different between two editions of a case: events, and where it stands. */
export function ChangesPage({ found, messages, assets }: ChangesPageProps) {
  const text = messages.record;
  const { from, to, changes, slug } = found;
  const title = text.changes.title(to.document.case.title);
  const nothing = Object.values(changes).every((list: readonly unknown[]) => list.length === 0);
  return (
    <Frame title={title} description={text.changes.description} messages={messages} assets={assets}>
      <h1>
        <Told text={title} />
      </h1>
      <p class="lead">{between(found, text)}</p>
      <ul>
        {(from && from.seq !== to.seq ? [from, to] : [to]).map((edition) => (
          <li key={edition.seq}>
            <a href={`/cases/${slug}@${edition.seq}`}>
              <EditionOf edition={edition} text={text} />
            </a>
          </li>
        ))}
      </ul>
      {nothing && <p>{text.changes.nothing}</p>}
      <Part name={text.changes.added} items={changes.added}>
        {(event) => <EventLine event={event} edition={to.permalink} text={text} />}
      </Part>
      <Part name={text.changes.corrected} items={changes.corrected}>
        {({ before, after }) => (
          <>
            {text.changes.was}: <EventLine event={before} edition={from?.permalink ?? ''} text={text} />
            <br />
            {text.changes.is}: <EventLine event={after} edition={to.permalink} text={text} />
          </>
        )}
      </Part>
      <Part name={text.changes.retracted} items={changes.retracted}>
        {(event) => <EventLine event={event} edition={from?.permalink ?? ''} text={text} />}
      </Part>
      <Part name={text.changes.standings} items={changes.standings}>
        {({ of, before, after }) => (
          <>
            <Told text={nameOf(of, found, text)} />:{' '}
            <Sentence
              of={text.changes.moved}
              parts={[<Stood standing={before} text={text} />, <Stood standing={after} text={text} />]}
            />
          </>
        )}
      </Part>
      <p>
        <a href={`/cases/${slug}/changes.json?from=${found.since}&to=${to.seq}`}>{text.changes.asJson}</a>
      </p>
    </Frame>
  );
}

interface PartProps<Item> {
  readonly name: string;
  readonly items: readonly Item[];
  readonly children: (item: Item) => ComponentChildren;
}

function Part<Item>({ name, items, children }: PartProps<Item>) {
  if (items.length === 0) return null;
  return (
    <section>
      <h2>{name}</h2>
      <ul>
        {items.map((item) => (
          <li key={JSON.stringify(item)}>{children(item)}</li>
        ))}
      </ul>
    </section>
  );
}

type Text = Messages['record'];

function between({ from, to }: CaseChanges, { changes }: Text): string {
  if (!from) return changes.fromNothing(to.seq);
  return from.seq === to.seq ? changes.same(to.seq) : changes.between(from.seq, to.seq);
}

function EventLine({ event, edition, text }: { event: EventRecord; edition: string; text: Text }) {
  return (
    <a href={`${edition}#${anchorOfId(event.id)}`}>
      <FuzzyDay date={event.date} text={text} />: <Told text={event.title} />
    </a>
  );
}

function Stood({ standing, text }: { standing: StandingRecord | null; text: Text }) {
  if (!standing) return <>{text.changes.none}</>;
  return (
    <>
      {text.word(standing.status)}
      {standing.since && <Since date={standing.since} text={text} />}
    </>
  );
}

/** What a standing is of, in words. */
function nameOf(id: string, { from, to }: CaseChanges, text: Text): string {
  for (const edition of [to, from]) {
    if (!edition) continue;
    const { document } = edition;
    if (document.case.id === id) return text.changes.theCase;
    const charge = document.charges.find((one) => one.id === id);
    if (charge) return `${text.changes.charge}: ${chargeName(charge, document.statutes, text)}`;
    const participant = document.participants.find((one) => one.id === id);
    const party = participant && new Referred(document).party(participant.party);
    if (party) return party.name;
  }
  return id;
}
