import { type ComponentChild, type ComponentChildren, Fragment } from 'preact';

/** A text out of the record, apart from the direction of what stands around it. */
export function Told({ text, language }: { readonly text: string; readonly language?: string | null }) {
  return <bdi lang={language ?? undefined}>{text}</bdi>;
}

/** Several things in a line, each apart from the others. */
export function Listed({ items }: { readonly items: readonly ComponentChild[] }) {
  return (
    <>
      {items.map((item, place) => (
        <Fragment key={place}>
          {place > 0 && ', '}
          {typeof item === 'string' ? <Told text={item} /> : item}
        </Fragment>
      ))}
    </>
  );
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
