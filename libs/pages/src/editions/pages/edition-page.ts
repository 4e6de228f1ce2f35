import type { EditionView, Format } from '@app/citing';
import type { Assets } from '../../assets/assets.js';
import { html } from '../../document.js';
import { english } from '../../messages/english.js';
import { CasePage } from './case-page.js';
import { inertTexts } from './inert-texts.js';
import { PersonPage } from './person-page.js';
import { SourcePage } from './source-page.js';

/** Editions as pages: what a browser is shown. A page tells what became of its edition, so it does not last. */
export const pageFormat = (assets: Assets): Format => ({
  extension: null,
  mediaTypes: ['text/html'],
  contentType: 'text/html; charset=utf-8',
  lasting: false,
  write: async (view) => {
    const { gone, fates } = inertTexts(await view.afterwards());
    return html(pageOf({ ...view, document: inertTexts(view.document) }, { messages: english, assets, gone, fates }));
  },
});

function pageOf(
  view: EditionView,
  { fates, ...props }: Pick<Parameters<typeof CasePage>[0], 'messages' | 'assets' | 'gone' | 'fates'>,
) {
  const { document } = view;
  if ('source' in document) return SourcePage({ view, document, ...props });
  if ('person' in document) return PersonPage({ view, document, fates, ...props });
  return CasePage({ view, document, fates, ...props });
}
