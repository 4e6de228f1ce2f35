import type { SourceDocument } from '@app/citing';
import { Citations } from '../parts/citations.js';
import { Day, FuzzyDay } from '../words/dates.js';
import { EditionDocument, type EditionPageProps } from './edition-document.js';
import { Fact, Facts } from '../parts/facts.js';
import { Named } from '../words/named.js';
import { Party } from '../parts/parties.js';
import { Referred } from '../words/referred.js';
import { Sources } from '../parts/sources.js';
import { Listed, Outside, Paragraphs, Told } from '../words/told.js';

interface SourcePageProps extends EditionPageProps {
  readonly document: SourceDocument;
}

/** An edition of a source: what it is, where it can be read, how far it is to be relied on, and how it is cited. */
export function SourcePage({ document, ...props }: SourcePageProps) {
  const text = props.messages.record;
  const { source, sources } = document;
  const referred = new Referred(document);
  return (
    <EditionDocument
      {...props}
      title={source.title}
      description={text.describeSource(text.word(source.kind))}
      newest={`/sources/${source.id}`}
      difference={null}
    >
      {source.disclosure && <Paragraphs text={source.disclosure} />}
      <Facts>
        <Fact name={text.kind}>{text.word(source.kind)}</Fact>
        <Fact name={text.actor}>
          {source.authors.map(({ name, person }, place) => (
            <span key={name}>
              {place > 0 && ', '}
              {person ? (
                <a href={`/people/${person}`}>
                  <Told text={name} />
                </a>
              ) : (
                <Told text={name} />
              )}
            </span>
          ))}
        </Fact>
        <Fact name={text.publisher}>{source.publisher && <Party id={source.publisher} referred={referred} />}</Fact>
        <Fact name={text.published}>{source.publishedOn && <FuzzyDay date={source.publishedOn} text={text} />}</Fact>
        <Fact name={text.read}>{source.url && <Outside url={source.url} />}</Fact>
        <Fact name={text.archived}>{source.archivedUrl && <Outside url={source.archivedUrl} />}</Fact>
        <Fact name={text.accessedOn}>{source.accessedOn && <Day at={source.accessedOn} text={text} />}</Fact>
        <Fact name={text.language}>{source.language && text.languageName(source.language)}</Fact>
        <Fact name={text.grade}>{text.reliability(source.reliability)}</Fact>
        <Fact name={text.tags}>{source.tags.length > 0 && <Listed items={source.tags} />}</Fact>
        <Fact name={text.restsOn}>
          {source.citations.length > 0 && (
            <Citations citations={source.citations} sources={sources} referred={referred} text={text} />
          )}
        </Fact>
      </Facts>
      <Named document={document} text={text} />
      <Sources document={document} text={text} />
    </EditionDocument>
  );
}
