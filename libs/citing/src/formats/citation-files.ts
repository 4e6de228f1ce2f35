import { bibtex, cslJsonFile, ris } from '@app/bibliography';
import { editionItem } from '../citations/edition-item.js';
import type { Format } from './format.js';

/** Of these, the first media type of each is the one that programs for references register. */
export const BIBTEX: Format = {
  extension: '.bib',
  mediaTypes: ['application/x-bibtex', 'text/x-bibtex'],
  contentType: 'application/x-bibtex; charset=utf-8',
  lasting: true,
  write: (view) => bibtex(editionItem(view)),
};

export const RIS: Format = {
  extension: '.ris',
  mediaTypes: ['application/x-research-info-systems'],
  contentType: 'application/x-research-info-systems; charset=utf-8',
  lasting: true,
  write: (view) => ris(editionItem(view)),
};

export const CSL_JSON: Format = {
  extension: '.csl.json',
  mediaTypes: ['application/vnd.citationstyles.csl+json'],
  lasting: true,
  write: (view) => cslJsonFile(editionItem(view)),
};
