import { anchorOfId, type EventFates, type EventRecord, type SourceRecord } from '@app/citing';
import type { RecordMessages } from '../../messages/record-messages.js';
import { Citations } from './citations.js';
import { FuzzyDay } from '../words/dates.js';
import { EventFacts } from './event-facts.js';
import { EventFateNote } from './event-fate.js';
import type { Referred } from '../words/referred.js';
import { Paragraphs, Told } from '../words/told.js';

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
  /** The titles of the events, by their IDs. */
  readonly titles: ReadonlyMap<string, string>;
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
      {events.length === 0 ? (
        <p>{text.noEvents}</p>
      ) : (
        <ol class="timeline">
          {events.map((event) => (
            <Event key={event.id} event={event} {...props} />
          ))}
        </ol>
      )}
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
        <a href={`${permalink}#${anchor}`} aria-label={`# ${text.eventAddress}: ${event.title}`}>
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
      {event.corrects && <p class="quiet">{text.corrects}</p>}
      {event.disputed && <p class="warning">{text.disputed}</p>}
      {event.irregular && (
        <p class="warning">
          {text.irregular} {event.irregularity && <Told text={event.irregularity} />}
        </p>
      )}
      <p class="quiet">
        {text.sources}:
        <Citations citations={event.citations} sources={props.sources} referred={referred} text={text} />
      </p>
    </li>
  );
}
