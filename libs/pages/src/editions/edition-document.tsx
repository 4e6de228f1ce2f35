import type { EditionView } from '@app/citing';
import type { ComponentChildren } from 'preact';
import type { Assets } from '../assets/assets.js';
import { Document } from '../document.js';
import type { Messages } from '../messages/english.js';
import { CiteThis } from './cite-this.js';
import { Highwire } from './highwire.js';
import { Told } from './told.js';

export interface EditionPageProps {
  readonly view: EditionView;
  readonly messages: Messages;
  readonly assets: Assets;
  /** Whether the record still stands; else it was retracted. */
  readonly stands: boolean;
}

interface EditionDocumentProps extends EditionPageProps {
  readonly title: string;
  readonly description: string;
  /** Where the newest edition of this is. */
  readonly newest: string;
  /** Where the difference to the newest is shown; null: nowhere. */
  readonly difference: string | null;
  readonly children: ComponentChildren;
}

/** What every page of an edition has around its content: which edition it is, what became of it, and how to cite it. */
export function EditionDocument(props: EditionDocumentProps) {
  const { view, messages, assets, title, description, newest, difference, stands, children } = props;
  const { document, permalink, next } = view;
  const text = messages.record;
  return (
    <Document
      language={messages.language}
      title={`${title} – ${messages.name}`}
      description={description}
      icon={assets.address('icon.svg')}
      styles={[assets.address('pages.css'), assets.address('record.css')]}
      head={<Highwire view={view} />}
    >
      <a class="skip" href="#content">
        {messages.skip}
      </a>
      <header class="record-header">
        <a href="/">{messages.name}</a>
      </header>
      <main id="content" class="page record">
        {!stands && (
          <p class="banner" role="note">
            {text.recordRetracted}
          </p>
        )}
        {next && stands && (
          <p class="banner" role="note">
            {text.superseded(next.at, view.latest)} <a href={newest}>{text.newest}</a>.{' '}
            {difference && <a href={difference}>{text.difference}</a>}
          </p>
        )}
        {document.originalSha256 !== null || document.withdrawn.length > 0 ? (
          <p class="banner" role="note">
            {text.withdrawn(text.list(document.withdrawn))}
            {document.originalSha256 && ` ${text.original}: ${document.originalSha256}.`}
          </p>
        ) : null}
        <h1>
          <Told text={title} />
        </h1>
        <p class="quiet">
          {text.edition(document.edition.seq, document.edition.at)}. {text.permalink}:{' '}
          <a href={permalink}>{permalink}</a>
        </p>
        {children}
        <CiteThis view={view} text={text} />
      </main>
    </Document>
  );
}
