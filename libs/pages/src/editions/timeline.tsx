import { anchorOfId, type EventFates, type EventRecord, type SourceRecord } from '@app/citing';
import type { RecordMessages } from '../messages/record-messages.js';
import { Citations } from './citations.js';
import { EventFateNote } from './event-fate.js';
import { Parties } from './parties.js';
import type { Referred } from './referred.js';
import { Fact, FuzzyDay, Paragraphs, Told } from './told.js';

export interface TimelineProps {
  readonly events: readonly EventRecord[];
  readonly fates: EventFates;
  readonly permalink: string;
  /** Where the newest edition of this is. */
  readonly newest: string;
  readonly sources: readonly SourceRecord[];
  readonly referred: Referred;
  /** What charges are called, by their IDs. */
  readonly charges: ReadonlyMap<string, string>;
  /** The case of an event, where the page tells of several. */
  readonly caseOf?: (event: EventRecord) => { readonly id: string; readonly title: string } | null;
  readonly text: RecordMessages;
}

/** What happened, oldest first, each line with its sources and an address of its own. */
export function Timeline({ events, ...props }: TimelineProps) {
  const { text } = props;
  return (
    <section>
      <h2>{text.timeline}</h2>
      {events.length === 0 && <p>{text.noEvents}</p>}
      <ol class="timeline">
        {events.map((event) => (
          <Event key={event.id} event={event} {...props} />
        ))}
      </ol>
    </section>
  );
}

function Event({
  event,
  fates,
  permalink,
  newest,
  ...props
}: Omit<TimelineProps, 'events'> & { readonly event: EventRecord }) {
  const { text, referred } = props;
  const anchor = anchorOfId(event.id);
  const fate = fates.get(event.id);
  const matter = props.caseOf?.(event) ?? null;
  return (
    <li id={anchor}>
      <h3>
        <FuzzyDay date={event.date} text={text} />: <Told text={event.title} />
      </h3>
      {fate && <EventFateNote fate={fate} text={text} newest={newest} />}
      <p class="quiet">
        {text.word(event.kind)}
        {event.place && ', '}
        {event.place && <Told text={event.place} />}.{' '}
        <a href={`${permalink}#${anchor}`} aria-label={`${text.eventAddress}: ${event.title}`}>
          #
        </a>
        {matter && ' '}
        {matter && (
          <a href={`/cases/${matter.id}`}>
            <Told text={matter.title} />
          </a>
        )}
      </p>
      <Paragraphs text={event.summary} />
      <EventFacts event={event} {...props} />
      {event.disputed && <p class="warning">{text.disputed}</p>}
      {event.irregular && (
        <p class="warning">
          {text.irregular} {event.irregularity && <Told text={event.irregularity} />}
        </p>
      )}
      <p class="quiet">
        {text.sources}:<Citations citations={event.citations} sources={props.sources} referred={referred} text={text} />
      </p>
    </li>
  );
}

function EventFacts({
  event,
  referred,
  charges,
  text,
}: Pick<TimelineProps, 'referred' | 'charges' | 'text'> & { readonly event: EventRecord }) {
  const about = event.charges.flatMap((id) => charges.get(id) ?? []);
  const { restraint } = event;
  return (
    <dl class="facts">
      <Fact name={text.actor}>{event.actor && <Parties ids={[event.actor]} referred={referred} />}</Fact>
      <Fact name={text.involved}>
        {event.involved.length > 0 && <Parties ids={event.involved} referred={referred} />}
      </Fact>
      <Fact name={text.defendants}>
        {event.defendants.length > 0 && <Parties ids={event.defendants} referred={referred} />}
      </Fact>
      <Fact name={text.about}>{about.length > 0 && <Told text={text.list(about)} />}</Fact>
      <Fact name={text.penalties}>
        {event.penalties.length > 0 && (
          <Told text={event.penalties.map((one) => penaltyIn(one, referred, text)).join('; ')} />
        )}
      </Fact>
      <Fact name={text.restraint}>
        {restraint && (
          <Told
            text={text.list([
              text.word(restraint.kind),
              ...(restraint.until ? [text.until(text.date(restraint.until.edtf))] : []),
              ...(restraint.conditions ? [restraint.conditions] : []),
            ])}
          />
        )}
      </Fact>
      <Fact name={text.attribution}>{event.attribution && <Told text={event.attribution} />}</Fact>
      <Fact name={text.rights}>{event.rights.length > 0 && text.list(event.rights)}</Fact>
    </dl>
  );
}

/** A penalty in words, after the name of whom it was imposed on. */
function penaltyIn(penalty: EventRecord['penalties'][number], referred: Referred, text: RecordMessages): string {
  const { kind, person, term, suspended, amount, currency, description, starts, ends } = penalty;
  const name = person && referred.party(person)?.name;
  return [
    ...(name ? [`${name}:`] : []),
    text.word(kind),
    ...(term ? [text.duration(term)] : []),
    ...(suspended ? [text.suspended] : []),
    ...(amount ? [`${amount} ${currency ?? ''}`.trim()] : []),
    ...(description ? [description] : []),
    ...(starts ? [text.from(text.date(starts.edtf))] : []),
    ...(ends ? [text.until(text.date(ends.edtf))] : []),
  ].join(' ');
}
