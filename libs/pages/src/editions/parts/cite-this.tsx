import { CitationStyle } from '@app/bibliography';
import { citeEdition, type EditionView, FILES } from '@app/citing';
import type { RecordMessages } from '../../messages/record-messages.js';
import { Told } from '../words/told.js';

interface CiteThisProps {
  readonly view: EditionView;
  readonly text: RecordMessages;
}

const STYLES = [CitationStyle.APA, CitationStyle.CHICAGO, CitationStyle.MLA] as const;

/** Citations to copy, what to check them by, and the other formats of the same. */
export function CiteThis({ view, text }: CiteThisProps) {
  const { permalink, sealed } = view;
  return (
    <>
      <section id="cite">
        <h2>{text.cite}</h2>
        {!('source' in view.document) && <p>{text.citeHint}</p>}
        <dl class="citations">
          {STYLES.map((style) => (
            <div key={style}>
              <dt>{text.styles[style]}</dt>
              <dd>
                <Told text={citeEdition(view, style)} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h2>{text.verify}</h2>
        {view.document.originalSha256 === null && view.document.withdrawn.length === 0 ? (
          <>
            <p>{text.verifyHint}</p>
            <pre tabIndex={0}>curl -sL {view.permalink}.json | sha256sum</pre>
          </>
        ) : (
          <p>{text.verifyWithdrawn}</p>
        )}
        <p>
          <code class="hash">{sealed}</code>
        </p>
      </section>
      <section>
        <h2>{text.formats}</h2>
        <ul>
          {FILES.map(({ extension, mediaTypes }) => (
            <li key={extension}>
              <a href={`${permalink}${extension}`} type={mediaTypes[0]}>
                {text.formatNames[extension ?? '']}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
