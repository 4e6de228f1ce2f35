import type { CslDate, CslItem, CslName, CslType } from '../csl-item.js';
import { plainText } from '../plain-text.js';
import { citationKey } from './citation-key.js';

/** Types of references, as the RIS format lists them; it has none for an interview, which is filed as what was told in person. */
const TYPES: Readonly<Record<CslType, string>> = {
  'article-newspaper': 'NEWS',
  dataset: 'DATA',
  document: 'GEN',
  interview: 'PCOMM',
  motion_picture: 'VIDEO',
  post: 'ELEC',
  report: 'RPRT',
};

const SEASONS = ['spring', 'summer', 'autumn', 'winter'];

/**
 * A file `.ris` with one reference: a tag a line, lines ended by CR LF, in UTF-8. No value has a line end or two spaces in a row, so
 * none can be read as a tag.
 */
export function ris(item: CslItem): string {
  const lines: (readonly [string, string | undefined])[] = [
    ['ID', citationKey(item.id)],
    ...(item.author ?? []).map((author) => ['AU', name(author)] as const),
    ['TI', item.title],
    ['T2', item['container-title']],
    ['PB', item.publisher],
    ['PY', year(item.issued)],
    ['DA', day(item.issued)],
    ['ET', item.version],
    ['M3', item.genre],
    ['UR', item.URL],
    ['Y2', day(item.accessed)],
    ['DB', item.archive],
    ['L2', item.archive_location],
    ['LA', item.language],
    ['N1', item.note],
  ];
  const body = lines.flatMap(([tag, value]) => (value ? [line(tag, plainText(value))] : []));
  return [line('TY', TYPES[item.type]), ...body, line('ER', '')].join('');
}

function line(tag: string, value: string): string {
  return `${tag}  - ${value}\r\n`;
}

/** A comma parts the family name from the others; in a name that is not to be taken apart there is none. */
function name(author: CslName): string {
  if ('literal' in author) return author.literal.replaceAll(',', '');
  return `${author.family.replaceAll(',', '')}, ${author.given.replaceAll(',', '')}`;
}

function year(date: CslDate | undefined): string | undefined {
  return date && 'date-parts' in date ? String(date['date-parts'][0][0]).padStart(4, '0') : undefined;
}

/** `YYYY/MM/DD/other`, as RIS has it; what is no day, month or year goes into the last. */
function day(date: CslDate | undefined): string | undefined {
  if (!date) return undefined;
  if ('literal' in date) return `///${date.literal}`;
  const [first, last] = date['date-parts'];
  const other = [
    date.circa && 'circa',
    date.season && SEASONS[date.season - 1],
    last && `until ${last.map(padded).join('-')}`,
  ];
  const fields = [0, 1, 2].map((place) => padded(first[place])).join('/');
  return `${fields}/${other.filter(Boolean).join(', ')}`;
}

function padded(part: number | undefined): string {
  return part === undefined ? '' : String(part).padStart(2, '0');
}
