import { type ChargeRecord, type EditionDocument, type SourceRecord } from '@app/citing';
import type { RecordMessages } from '../messages/record-messages.js';
import { Citations } from './citations.js';
import { Party } from './parties.js';
import type { Referred } from './referred.js';
import { Standing } from './standing.js';
import { Fact, FuzzyDay, Paragraphs, Told } from './told.js';

type Statutes = Exclude<EditionDocument, { readonly source: unknown }>['statutes'];

interface ChargesProps {
  readonly charges: readonly ChargeRecord[];
  readonly statutes: Statutes;
  readonly sources: readonly SourceRecord[];
  readonly referred: Referred;
  readonly titles: ReadonlyMap<string, string>;
  readonly text: RecordMessages;
}

/** What a charge is called: the article and its law, or the offence. */
export function chargeName(
  { article, pinpoint, offence }: ChargeRecord,
  statutes: Statutes,
  text: RecordMessages,
): string {
  const law = article && statutes.find(({ id }) => id === article.statute);
  if (!article || !law) return offence ?? text.word('UNKNOWN');
  const name = text.article(pinpoint ?? article.number, law.title);
  return article.subject ? `${name} (${article.subject})` : name;
}

/** Under which articles of which laws, against whom, and where each charge stands. */
export function Charges({ charges, statutes, sources, referred, titles, text }: ChargesProps) {
  if (charges.length === 0) return null;
  return (
    <section>
      <h2>{text.charges}</h2>
      <ul class="plain">
        {charges.map((charge) => (
          <li key={charge.id} id={charge.id}>
            <h3>
              <Told text={chargeName(charge, statutes, text)} />
            </h3>
            <p>
              <Standing standing={charge.standing} text={text} titles={titles} />
            </p>
            <dl class="facts">
              <Fact name={text.against}>{charge.defendant && <Party id={charge.defendant} referred={referred} />}</Fact>
              <Fact name={text.alleged}>{charge.allegedConduct && <Paragraphs text={charge.allegedConduct} />}</Fact>
              <Fact name={text.conductDate}>
                {charge.conductDate && <FuzzyDay date={charge.conductDate} text={text} />}
              </Fact>
              <Fact name={text.wording}>
                {charge.wording?.text && (
                  <blockquote lang={charge.wording.language}>
                    <Paragraphs text={charge.wording.text} />
                  </blockquote>
                )}
              </Fact>
              <Fact name={text.sources}>
                {charge.citations.length > 0 && (
                  <Citations citations={charge.citations} sources={sources} referred={referred} text={text} />
                )}
              </Fact>
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}
