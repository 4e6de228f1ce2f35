import type { Assets } from '../assets/assets.js';
import { Document } from '../document.js';
import type { Messages } from '../messages/english.js';
import type { StoredQuery } from './stored-queries.js';

export interface ExplorerPageProps {
  readonly messages: Messages;
  readonly assets: Assets;
  readonly queries: readonly StoredQuery[];
  /** The stored query to open; null: none, or as the reader left it. */
  readonly opened: StoredQuery | null;
  /** Whether one was asked for that there is not. */
  readonly unknown: boolean;
}

/** The editor of GraphQL, with the stored queries beside it. */
export function ExplorerPage({ messages, assets, queries, opened, unknown }: ExplorerPageProps) {
  const text = messages.explorer;
  return (
    <Document
      language={messages.language}
      title={opened ? `${opened.title} – ${text.title}` : text.title}
      description={text.description}
      icon={assets.address('icon.svg')}
      styles={[assets.address('graphiql.css'), assets.address('pages.css'), assets.address('explorer.css')]}
      scripts={[assets.address('graphiql.js'), assets.address('explorer.js')]}
    >
      <div class="explorer">
        <a class="skip" href="#editor">
          {messages.skip}
        </a>
        <header class="explorer-header">
          <a href="/">{messages.name}</a>
          <h1>{text.heading}</h1>
        </header>
        <nav class="questions" aria-labelledby="questions">
          <h2 id="questions">{text.questions}</h2>
          {unknown && <p role="status">{text.unknownQuestion}</p>}
          {queries.length === 0 ? <p>{text.noQuestions}</p> : <Questions queries={queries} opened={opened} />}
        </nav>
        <main
          id="editor"
          class="editor"
          tabindex={-1}
          aria-label={text.editor}
          data-query={opened?.text}
          data-beginning={text.beginning}
          data-variables={opened?.variables}
          data-editor-worker={assets.address('editor.worker.js')}
          data-graphql-worker={assets.address('graphql.worker.js')}
          data-json-worker={assets.address('json.worker.js')}
        >
          <div class="before-script">
            <p class="script-only">{text.loading}</p>
            <noscript>
              <p>{text.withoutScript}</p>
            </noscript>
            {opened && <pre>{opened.text}</pre>}
            {opened?.variables && <pre>{opened.variables}</pre>}
          </div>
        </main>
      </div>
    </Document>
  );
}

interface QuestionsProps {
  readonly queries: readonly StoredQuery[];
  readonly opened?: StoredQuery | null;
}

/** Links that open each stored query in the explorer. */
export function Questions({ queries, opened = null }: QuestionsProps) {
  return (
    <ul>
      {queries.map((query) => (
        <li key={query.slug}>
          <a href={addressOf(query)} aria-current={query === opened ? 'page' : undefined}>
            {query.title}
          </a>
        </li>
      ))}
    </ul>
  );
}

function addressOf({ slug }: StoredQuery): string {
  return `/explorer?question=${encodeURIComponent(slug)}`;
}
