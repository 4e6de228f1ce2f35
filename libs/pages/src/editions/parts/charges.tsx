import type { ChargeRecord, SourceRecord } from '@app/citing';
import type { RecordMessages } from '../../messages/record-messages.js';
import { anchorOfCharge } from '../words/anchors.js';
import { chargeName, type Statutes } from '../words/charge-name.js';
import { Citations } from './citations.js';
import { FuzzyDay, Sentence } from '../words/dates.js';
import { Fact, Facts } from './facts.js';
import { Party } from './parties.js';
import type { Referred } from '../words/referred.js';
import { Standing } from './standing.js';
import { Paragraphs, Told } from '../words/told.js';

interface ChargesProps {
  readonly charges: readonly ChargeRecord[];
  readonly statutes: Statutes;
  readonly sources: readonly SourceRecord[];
  readonly referred: Referred;
  readonly titles: ReadonlyMap<string, string>;
  readonly text: RecordMessages;
}

/** Under which articles of which laws, against whom, and where each charge stands. */
export function Charges({ charges, ...props }: ChargesProps) {
  const { statutes, titles, text } = props;
  if (charges.length === 0) return null;
  const names = new Map(charges.map((charge) => [charge.id, chargeName(charge, statutes, text)]));
  return (
    <section>
      <h2>{text.charges}</h2>
      <ul class="plain">
        {charges.map((charge) => (
          <li key={charge.id} id={anchorOfCharge(charge.id)}>
            <h3>
              <Told text={names.get(charge.id) ?? ''} />
            </h3>
            <p>
              <Standing standing={charge.standing} text={text} titles={titles} />
            </p>
            <ChargeFacts charge={charge} names={names} {...props} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ChargeFactsProps extends Omit<ChargesProps, 'charges'> {
  readonly charge: ChargeRecord;
  readonly names: ReadonlyMap<string, string>;
}

function ChargeFacts({ charge, names, sources, referred, text }: ChargeFactsProps) {
  const { replaces } = charge;
  const replaced = replaces && names.get(replaces);
  return (
    <Facts>
      <Fact name={text.against}>{charge.defendant && <Party id={charge.defendant} referred={referred} />}</Fact>
      <Fact name={text.offence}>{charge.article && charge.offence && <Told text={charge.offence} />}</Fact>
      <Fact name={text.alleged}>{charge.allegedConduct && <Paragraphs text={charge.allegedConduct} />}</Fact>
      <Fact name={text.conductDate}>{charge.conductDate && <FuzzyDay date={charge.conductDate} text={text} />}</Fact>
      <Fact name={text.conductPlace}>{charge.conductPlace && <Told text={charge.conductPlace} />}</Fact>
      <Fact name={text.replaces}>
        {replaces && replaced && (
          <a href={`#${anchorOfCharge(replaces)}`}>
            <Told text={replaced} />
          </a>
        )}
      </Fact>
      <Fact name={text.wording}>{charge.wording && <Wording wording={charge.wording} text={text} />}</Fact>
      <Fact name={text.sources}>
        {charge.citations.length > 0 && (
          <Citations citations={charge.citations} sources={sources} referred={referred} text={text} />
        )}
      </Fact>
    </Facts>
  );
}

/** An article as it read at the time. */
function Wording({
  wording,
  text,
}: {
  readonly wording: NonNullable<ChargeRecord['wording']>;
  readonly text: RecordMessages;
}) {
  const { title, language, inForce } = wording;
  return (
    <>
      {title && <Told text={title} language={language} />}
      {inForce && ' '}
      {inForce && <Sentence of={text.inForce} parts={[<FuzzyDay date={inForce} text={text} />]} />}
      {wording.text && (
        <blockquote lang={language}>
          <Paragraphs text={wording.text} />
        </blockquote>
      )}
    </>
  );
}
