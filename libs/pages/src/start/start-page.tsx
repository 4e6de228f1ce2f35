import type { Assets } from '../assets/assets.js';
import { Document } from '../document.js';
import { DOCUMENTATION } from '../documents/documents.js';
import { Questions } from '../explorer/explorer-page.js';
import type { StoredQuery } from '../explorer/stored-queries.js';
import type { Messages } from '../messages/english.js';

export interface StartPageProps {
  readonly messages: Messages;
  readonly assets: Assets;
  readonly queries: readonly StoredQuery[];
}

const documents = Object.keys(DOCUMENTATION) as (keyof typeof DOCUMENTATION)[];

/** What this is, and where to go from here. */
export function StartPage({ messages, assets, queries }: StartPageProps) {
  const text = messages.start;
  return (
    <Document
      language={messages.language}
      title={text.title}
      description={text.description}
      icon={assets.address('icon.svg')}
      styles={[assets.address('pages.css')]}
    >
      <main class="page">
        <h1>{messages.name}</h1>
        <p class="lead">{text.lead}</p>
        {text.about.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}

        <h2>{text.ask}</h2>
        <p>{text.askHint}</p>
        <a class="action" href="/explorer">
          {text.openExplorer}
        </a>
        {queries.length > 0 && (
          <>
            <h3>{text.questions}</h3>
            <Questions queries={queries} />
          </>
        )}

        <h2>{text.programs}</h2>
        <p>
          {text.endpoint} <code>/graphql</code>
        </p>

        <h2>{text.documentation}</h2>
        <ul>
          {documents.map((name) => (
            <li key={name}>
              <a href={`/documentation/${name}`}>{text.documents[name]}</a>
            </li>
          ))}
        </ul>

        <h2>{text.members}</h2>
        <p>
          <a href="/sign-in">{text.signIn}</a>
        </p>

        <h2>{text.licence}</h2>
        <p>{text.freedom}</p>
        <p>{text.offer}</p>
        <ul>
          <li>
            <a href="/licence">{text.licenceText}</a>
          </li>
          <li>
            <a href="/source.tar.gz">{text.source}</a>
          </li>
        </ul>
      </main>
    </Document>
  );
}
