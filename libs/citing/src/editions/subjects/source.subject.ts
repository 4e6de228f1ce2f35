import { GraphContext } from '@app/database';
import { citationsOf, sourceLoader } from '@app/sources';
import { EDITION_FIELDS } from '../../document/asked-fields.js';
import type { CitationPart, SourcePart } from '../../document/parts.js';
import { sourceDocument } from '../../document/source-document.js';
import type { Subject } from './subject.js';

export const SOURCE: Subject = {
  type: 'Source',
  path: 'sources',
  gather: async (key, past) => {
    const context = new GraphContext(past, EDITION_FIELDS);
    const [source, citations] = await Promise.all([
      context.loader(sourceLoader).load({ key }),
      context.loader(citationsOf('Source')).load(key),
    ]);
    if (!source) return null;
    const content = { source: source as unknown as SourcePart, citations: citations as unknown as CitationPart[] };
    return (head) => sourceDocument(content, head);
  },
};
