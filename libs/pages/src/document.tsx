import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { JSX } from 'preact';

export interface DocumentProps {
  readonly language: string;
  readonly title: string;
  readonly description: string;
  readonly icon: string;
  readonly styles: readonly string[];
  /** Classic scripts, run in this order once the document is there. */
  readonly scripts?: readonly string[];
  /** What else stands in the head. */
  readonly head?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** Everything around the content of a page. */
export function Document({ language, title, description, icon, styles, scripts = [], head, children }: DocumentProps) {
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <meta name="description" content={description} />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" type="image/svg+xml" href={icon} />
        {styles.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {scripts.map((src) => (
          <script key={src} src={src} defer />
        ))}
        {head}
      </head>
      <body>{children}</body>
    </html>
  );
}

/** The text of a whole page. */
export function html(document: JSX.Element): string {
  return `<!doctype html>\n${renderToString(document)}`;
}
