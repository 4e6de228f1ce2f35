import type { ComponentChildren } from 'preact';
import type { Assets } from '../assets/assets.js';
import { Document } from '../document.js';
import type { Messages } from '../messages/english.js';

/** What every page here is drawn with. */
export interface Surroundings {
  readonly messages: Messages;
  readonly assets: Assets;
}

interface PrivateDocumentProps extends Surroundings {
  readonly title: string;
  /** Something that went wrong, told first. */
  readonly alert?: string | null;
  /** Something that went well. */
  readonly notice?: string | null;
  readonly children: ComponentChildren;
}

/** A page on which people sign in or are signed in. */
export function PrivateDocument({ messages, assets, title, alert, notice, children }: PrivateDocumentProps) {
  return (
    <Document
      language={messages.language}
      title={`${title} – ${messages.name}`}
      description={title}
      icon={assets.address('icon.svg')}
      styles={[assets.address('pages.css'), assets.address('account.css')]}
    >
      <header class="private-header">
        <a href="/">{messages.name}</a>
      </header>
      <main class="page private">
        <h1>{title}</h1>
        {alert && (
          <p class="alert" role="alert">
            {alert}
          </p>
        )}
        {notice && (
          <p class="notice" role="status">
            {notice}
          </p>
        )}
        {children}
      </main>
    </Document>
  );
}
