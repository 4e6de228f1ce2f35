import type { ComponentChildren } from 'preact';
import type { Assets } from '../../assets/assets.js';
import { Document } from '../../document.js';
import type { Messages } from '../../messages/english.js';

export interface FrameProps {
  readonly title: string;
  readonly description: string;
  readonly messages: Messages;
  readonly assets: Assets;
  /** What else stands in the head. */
  readonly head?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** What every page of the record has around its content. */
export function Frame({ title, description, messages, assets, head, children }: FrameProps) {
  return (
    <Document
      language={messages.language}
      title={`${title} – ${messages.name}`}
      description={description}
      icon={assets.address('icon.svg')}
      styles={[assets.address('pages.css'), assets.address('record.css')]}
      head={head}
    >
      <a class="skip" href="#content">
        {messages.skip}
      </a>
      <header class="record-header">
        <a href="/">{messages.name}</a>
      </header>
      <main id="content" class="page record">
        {children}
      </main>
    </Document>
  );
}
