import type { CaseDocument, SourceRecord } from '@app/citing';
import type { RecordMessages } from '../../messages/record-messages.js';
import { Citations } from './citations.js';
import type { Referred } from '../words/referred.js';
import { Told } from '../words/told.js';

interface RelatedCasesProps {
  readonly related: CaseDocument['related'];
  readonly otherCases: CaseDocument['otherCases'];
  readonly sources: readonly SourceRecord[];
  readonly referred: Referred;
  readonly text: RecordMessages;
}

/** Other cases that this one has to do with, and on whose word. */
export function RelatedCases({ related, otherCases, sources, referred, text }: RelatedCasesProps) {
  const found = related.flatMap((relation) => {
    const other = otherCases.find(({ id }) => id === relation.case);
    return other ? [{ ...relation, other }] : [];
  });
  if (found.length === 0) return null;
  return (
    <section>
      <h2>{text.related}</h2>
      <ul>
        {found.map(({ id, kind, note, other, citations }) => (
          <li key={id}>
            {text.word(kind)}:{' '}
            <a href={`/cases/${other.id}`}>
              <Told text={other.title} />
            </a>
            . {note && <Told text={note} />}
            <Citations {...{ citations, sources, referred, text }} />
          </li>
        ))}
      </ul>
    </section>
  );
}
