import type { CitationRecord, SourceRecord } from '@app/citing';
import type { RecordMessages } from '../messages/record-messages.js';
import type { Referred } from './referred.js';
import { Told } from './told.js';

/** Where the page lists a source. */
export const anchorOfSource = (slug: string): string => `source-${slug}`;

interface CitationsProps {
  readonly citations: readonly CitationRecord[];
  /** The sources that the page lists, in its order: they are numbered by it. */
  readonly sources: readonly SourceRecord[];
  readonly referred: Referred;
  readonly text: RecordMessages;
}

/** On whose word: numbers that lead to the sources, with the place and the passage where they are known. */
export function Citations({ citations, sources, referred, text }: CitationsProps) {
  return (
    <>
      {citations.map(({ id, source, stance, locator, quote }) => {
        const cited = referred.source(source);
        if (!cited) return null;
        const number = sources.findIndex((one) => one.id === source) + 1;
        return (
          <span key={id} class="citation">
            {' '}
            <a href={`#${anchorOfSource(cited.slug)}`} aria-label={`${text.sources} ${number}: ${cited.title}`}>
              [{number}]
            </a>
            {stance === 'DISPUTES' && ` (${text.disputes})`}
            {locator && ', '}
            {locator && <Told text={locator} />}
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
