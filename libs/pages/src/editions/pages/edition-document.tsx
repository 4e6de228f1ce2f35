import type { EditionView, RecordGone } from '@app/citing';
import type { ComponentChildren } from 'preact';
import type { Assets } from '../../assets/assets.js';
import type { Messages } from '../../messages/english.js';
import { CiteThis } from '../parts/cite-this.js';
import { Day, Sentence } from '../words/dates.js';
import { Frame } from './frame.js';
import { Highwire } from './highwire.js';
import { Told } from '../words/told.js';

export interface EditionPageProps {
  readonly view: EditionView;
  readonly messages: Messages;
  readonly assets: Assets;
  /** Null: the record still stands. */
  readonly gone: RecordGone | null;
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

/** Which edition it is, and of when. */
export function EditionOf({
  edition: { seq, at },
  text,
}: {
  readonly edition: EditionView['document']['edition'];
  readonly text: Messages['record'];
}) {
  return <Sentence of={(day) => text.edition(seq, day)} parts={[<Day at={at} text={text} />]} />;
}

/** What every page of an edition has around its content: which edition it is, what became of it, and how to cite it. */
export function EditionDocument(props: EditionDocumentProps) {
  const { view, messages, assets, title, description, newest, difference, gone, children } = props;
  const { document, permalink, next } = view;
  const text = messages.record;
  return (
    <Frame {...{ title, description, messages, assets }} head={<Highwire view={view} />}>
      {gone && <Gone gone={gone} text={text} />}
      {next && !gone && (
        <p class="banner" role="note">
          <Sentence of={(day) => text.superseded(day, view.latest)} parts={[<Day at={next.at} text={text} />]} />{' '}
          <a href={newest}>{text.newest}</a>. {difference && <a href={difference}>{text.difference}</a>}
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
        <EditionOf edition={document.edition} text={text} />. {text.permalink}: <a href={permalink}>{permalink}</a>
      </p>
      {children}
      <CiteThis view={view} text={text} />
    </Frame>
  );
}

/** That the record stands no more: since when, and what stands for it. */
function Gone({ gone: { at, into }, text }: { readonly gone: RecordGone; readonly text: Messages['record'] }) {
  const parts = at === null ? [] : [<Day at={at} text={text} />];
  return (
    <p class="banner" role="note">
      <Sentence of={(day) => (into ? text.recordMerged(day) : text.recordRetracted(day))} parts={parts} />
      {into && ' '}
      {into && <a href={into}>{text.standsForIt}</a>}
    </p>
  );
}
