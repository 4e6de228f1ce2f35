import { cite, CitationStyle } from '@app/bibliography';
import { citedSourceItem, type EditionDocument, type SourceRecord } from '@app/citing';
import type { RecordMessages } from '../../messages/record-messages.js';
import { anchorOfSource } from './citations.js';
import { Outside, Told } from '../words/told.js';

interface SourcesProps {
  readonly document: Pick<EditionDocument, 'sources' | 'organizations'>;
  readonly text: RecordMessages;
}

/** The sources that a page refers to by their numbers. */
export function Sources({ document, text }: SourcesProps) {
  if (document.sources.length === 0) return null;
  return (
    <section>
      <h2>{text.sources}</h2>
      <ol class="sources">
        {document.sources.map((source) => (
          <li key={source.id} id={anchorOfSource(source.slug)}>
            <a href={`/sources/${source.id}`}>
              <Told text={source.title} language={source.language} />
            </a>
            <br />
            <Told text={cite(citedSourceItem(source, document), CitationStyle.CHICAGO, 'en')} />
            <SourceNotes source={source} text={text} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Where a source can be read, and what a reader should know of it. */
function SourceNotes({ source, text }: { readonly source: SourceRecord; readonly text: RecordMessages }) {
  const { url, archivedUrl, reliability, disclosure } = source;
  return (
    <>
      {url && (
        <>
          {' '}
          <Outside url={url}>{text.read}</Outside>.
        </>
      )}
      {archivedUrl && (
        <>
          {' '}
          <Outside url={archivedUrl}>{text.archived}</Outside>.
        </>
      )}
      <br />
      {text.grade} {text.reliability(reliability)}. {disclosure && <Told text={disclosure} />}
    </>
  );
}
