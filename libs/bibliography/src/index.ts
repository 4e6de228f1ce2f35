export { CitationStyle } from './citation-style.enum.js';
export { cite } from './cite.js';
export type { CslItem } from './csl-item.js';
export { bibtex } from './formats/bibtex.js';
export { cslJson, cslJsonFile } from './formats/csl-json.js';
export { ris } from './formats/ris.js';
export { recordItem } from './items/record-item.js';
export { type CitedSource, sourceItem } from './items/source-item.js';
export { plainText } from './plain-text.js';
