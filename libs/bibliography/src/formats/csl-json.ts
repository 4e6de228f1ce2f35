import type { CslItem } from '../csl-item.js';
import { plainText } from '../plain-text.js';

/** One item of CSL-JSON, as the text of a JSON object. Its texts are plain, as in every other format. */
export function cslJson(item: CslItem): string {
  return write(item);
}

/** The file `.csl.json`: an array, as reference managers expect it and the schema of CSL-JSON demands, here of one item. */
export function cslJsonFile(item: CslItem): string {
  return `${write([item])}\n`;
}

function plain(_name: string, value: unknown): unknown {
  return typeof value === 'string' ? plainText(value) : value;
}

/** No `<` in it, so that it ends no script it is put into; JSON reads the same. */
function write(value: unknown): string {
  return JSON.stringify(value, plain, 2).replaceAll('<', String.raw`\u003c`);
}
