import type { CitationRecord, SourceRecord } from '@app/citing';
import type { RecordMessages } from '../../messages/record-messages.js';
import type { Referred } from '../words/referred.js';
import { Told } from '../words/told.js';

/** Where the page lists a source. */
export const anchorOfSource = (slug: string): string => `source-${slug}`;

interface CitationsProps {
  readonly citations: readonly CitationRecord[];
  /** The sources that the page lists, in its order: they are numbered by it. */
  readonly sources: readonly SourceRecord[];
  readonly referred: Referred;
  readonly text: RecordMessages;
}

/** The numbers of sources in lists, each counted once a list: a page has a citation for every line of a long timeline. */
const counted = new WeakMap<readonly SourceRecord[], ReadonlyMap<string, number>>();

function numbersIn(sources: readonly SourceRecord[]): ReadonlyMap<string, number> {
  const known = counted.get(sources) ?? new Map(sources.map(({ id }, place) => [id, place + 1]));
  counted.set(sources, known);
  return known;
}

/** On whose word: numbers that lead to the sources, with the place and the passage where they are known. */
export function Citations({ citations, sources, referred, text }: CitationsProps) {
  return (
    <>
      {citations.map(({ id, source, stance, locator, quote, credibility }) => {
        const cited = referred.source(source);
        if (!cited) return null;
        const number = numbersIn(sources).get(source);
        return (
          <span key={id} class="citation">
            {' '}
            <a href={`#${anchorOfSource(cited.slug)}`} aria-label={`[${number}] ${cited.title}`}>
              [{number}]
            </a>
            {stance === 'DISPUTES' && ` (${text.disputes})`}
            {locator && ', '}
            {locator && <Told text={locator} />}
            {credibility !== null && `, ${text.credibility(credibility)}`}
            {quote && ' '}
            {quote && (
              <q>
                <Told text={quote} language={cited.language} />
              </q>
            )}
          </span>
        );
      })}
    </>
  );
}
