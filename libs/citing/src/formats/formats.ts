import type { EditionAddress } from '../addresses/edition-address.js';
import { BIBTEX, CSL_JSON, RIS } from './citation-files.js';
import { CSV_FORMAT } from './csv.js';
import type { Format } from './format.js';
import { JSON_LD_FORMAT } from './json-ld.js';
import { JSON_FORMAT } from './json.js';

/** The formats that are files. */
export const FILES: readonly Format[] = [JSON_FORMAT, CSV_FORMAT, BIBTEX, RIS, CSL_JSON, JSON_LD_FORMAT];

/** The format that an extension asks for. */
export function formatOf(extension: Exclude<EditionAddress['extension'], ''>): Format {
  const found = FILES.find((format) => format.extension === extension);
  if (!found) throw new Error(`No format has the extension ${extension}.`);
  return found;
}
