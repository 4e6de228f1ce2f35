import { anchorOfId, type EventRecord } from '@app/citing';
import type { RecordMessages } from '../../messages/record-messages.js';
import { Fact, Facts } from './facts.js';
import { Parties } from './parties.js';
import { Penalties, Restraint } from './penalties.js';
import type { Referred } from '../words/referred.js';
import { Listed, Told } from '../words/told.js';

interface EventFactsProps {
  readonly event: EventRecord;
  readonly referred: Referred;
  /** What charges are called, by their IDs. */
  readonly charges: ReadonlyMap<string, string>;
  /** The titles of the events of the page, by their IDs. */
  readonly titles: ReadonlyMap<string, string>;
  readonly text: RecordMessages;
}

/** Who did what to whom, about what, and on whose word. */
export function EventFacts({ event, referred, charges, titles, text }: EventFactsProps) {
  const { actor, involved, defendants, penalties, restraint, attribution, after, rights, wgadCategories } = event;
  const about = event.charges.flatMap((id) => charges.get(id) ?? []);
  const before = after && titles.get(after);
  return (
    <Facts>
      <Fact name={text.actor}>{actor && <Parties ids={[actor]} referred={referred} />}</Fact>
      <Fact name={text.involved}>{involved.length > 0 && <Parties ids={involved} referred={referred} />}</Fact>
      <Fact name={text.defendants}>{defendants.length > 0 && <Parties ids={defendants} referred={referred} />}</Fact>
      <Fact name={text.about}>{about.length > 0 && <Listed items={about} />}</Fact>
      <Fact name={text.penalties}>
        {penalties.length > 0 && <Penalties penalties={penalties} referred={referred} text={text} />}
      </Fact>
      <Fact name={text.restraint}>{restraint && <Restraint restraint={restraint} text={text} />}</Fact>
      <Fact name={text.attribution}>{attribution && <Told text={attribution} />}</Fact>
      <Fact name={text.after}>
        {after && before && (
          <a href={`#${anchorOfId(after)}`}>
            <Told text={before} />
          </a>
        )}
      </Fact>
      <Fact name={text.rights}>{rights.length > 0 && <Listed items={rights} />}</Fact>
      <Fact name={text.wgad}>
        {wgadCategories.length > 0 && <Listed items={wgadCategories.map((ground) => text.wgadCategory(ground))} />}
      </Fact>
    </Facts>
  );
}
