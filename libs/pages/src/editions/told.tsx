import type { ComponentChildren } from 'preact';
import type { RecordMessages } from '../messages/record-messages.js';

/** A text out of the record, apart from the direction of what stands around it. */
export function Told({ text, language }: { readonly text: string; readonly language?: string | null }) {
  return <bdi lang={language ?? undefined}>{text}</bdi>;
}

/** A longer text out of the record, in its paragraphs. */
export function Paragraphs({ text }: { readonly text: string | null }) {
  const paragraphs = (text ?? '').split(/\n+/).filter((paragraph) => paragraph !== '');
  return (
    <>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>
          <Told text={paragraph} />
        </p>
      ))}
    </>
  );
}

/** A link out of the record: followed only to the web, and telling nobody where from. */
export function Outside({ url, children }: { readonly url: string; readonly children?: ComponentChildren }) {
  const shown = children ?? <Told text={url} />;
  if (!/^https?:\/\//i.test(url)) return <span>{shown}</span>;
  return (
    <a href={url} rel="nofollow noopener noreferrer external">
      {shown}
    </a>
  );
}

interface DateOfRecord {
  readonly edtf: string;
  readonly earliest: string | null;
  readonly latest: string | null;
}

/** A date as precisely as it is known: for programs only where it is a day, a month or a year. */
export function FuzzyDay({ date, text }: { readonly date: DateOfRecord; readonly text: RecordMessages }) {
  const exact = /^\d{4}(-(?:0\d|1[0-2])(-\d\d)?)?$/.test(date.edtf) ? date.edtf : undefined;
  return <time datetime={exact}>{text.date(date.edtf)}</time>;
}

/** A line of a list of facts; nothing where there is nothing to tell. */
export function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  const nothing = children === null || children === undefined || children === false || children === '';
  if (nothing || (Array.isArray(children) && children.length === 0)) return null;
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
