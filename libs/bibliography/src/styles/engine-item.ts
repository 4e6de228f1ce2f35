import { CitationStyle, type CslStyle } from '../citation-style.enum.js';
import type { CslDate, CslItem, CslName, CslType } from '../csl-item.js';
import { plainText } from '../plain-text.js';
import { hideFromEngine, hideName, hideNumber } from './literal-text.js';

/** The item's name to the engine, which holds one at a time. */
export const ENGINE_ID = 'item';

/** The item as a style is to print it: its texts let through unread, and what styles leave to whoever cites, decided. */
export function engineItem(item: CslItem, style: CslStyle): object {
  const { type, author, publisher, version } = forStyle(item, style);
  const { title, genre, issued, accessed, URL } = item;
  return {
    id: ENGINE_ID,
    type,
    // Not known is not English: what is not told stays as it is written.
    language: /^[a-z]{2,3}(?=-|$)/i.exec(item.language ?? '')?.[0] ?? 'und',
    title: literal(title),
    author: author?.map(literalName),
    publisher: literal(publisher),
    'container-title': literal(item['container-title']),
    genre: literal(genre),
    version: version && hideNumber(plainText(version)),
    issued: literalDate(issued),
    accessed: literalDate(accessed),
    URL: literal(URL),
  };
}

type ForStyle = Pick<CslItem, 'author' | 'publisher' | 'version'> & { readonly type: CslType | 'webpage' };

/**
 * Where an organization is author and publisher, each handbook has a rule of its own, and the styles leave it to the data: APA (9.29) drops the
 * publisher, MLA the author, Chicago names it twice. And where APA (10.9) dates a data set by its year alone, the version, which it
 * sets down in full, tells the day. Chicago wants posts in notes and not in the bibliography, for which its style writes
 * nothing: they are cited as what they are besides, a page of the web.
 *
 * What keeps a copy (`archive`) is for programs: the three styles cite the one address that was read.
 */
function forStyle(item: CslItem, style: CslStyle): ForStyle {
  const { type, author, publisher, version } = item;
  const [first, ...others] = author ?? [];
  const same = first && 'literal' in first && others.length === 0 && first.literal === publisher;
  const day = item.type === 'dataset' && version ? isoDay(item.issued) : null;
  if (style === CitationStyle.APA) {
    return { type, author, publisher: same ? undefined : publisher, version: day ? `${version}, ${day}` : version };
  }
  if (style === CitationStyle.MLA) return { type, author: same ? undefined : author, publisher, version };
  return { type: type === 'post' ? 'webpage' : type, author, publisher, version };
}

function isoDay(date: CslDate | undefined): string | null {
  if (!date || !('date-parts' in date)) return null;
  const [first] = date['date-parts'];
  return first.length < 3 ? null : first.map((part) => String(part).padStart(2, '0')).join('-');
}

function literal(text: string | undefined): string | undefined {
  return text === undefined ? undefined : hideFromEngine(plainText(text));
}

function literalName(name: CslName): object {
  if ('literal' in name) return { literal: hideName(plainText(name.literal)) };
  return { family: hideName(plainText(name.family)), given: hideName(plainText(name.given)) };
}

function literalDate(date: CslDate | undefined): object | undefined {
  return date && 'literal' in date ? { literal: literal(date.literal) } : date;
}
