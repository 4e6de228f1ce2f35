import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { Cite } from '@citation-js/core';

/** The one item of a file, as Citation.js reads it, without what it adds about itself. */
export function readBack(file: string, format: 'bibtex' | 'ris'): Record<string, unknown> {
  const { data } = new Cite(file, { forceType: format === 'ris' ? '@ris/file' : '@biblatex/text' });
  if (data.length !== 1) throw new Error(`${data.length} items were read.`);
  const { _graph, ...item } = data[0] ?? {};
  return item;
}
