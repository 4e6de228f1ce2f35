import { parseEdtf } from '../fuzzy-date/parse-edtf.js';
import { textScalar } from './text-scalar.js';

export const EdtfScalar = textScalar({
  name: 'Edtf',
  description: [
    'A date as vague as what is known of it, in the Extended Date/Time Format (ISO 8601-2:2019, levels 0 and 1, and the one-of-a-set ranges of level 2).',
    'Exact and coarse: 2021-02-05, 2020-05, 2020, 199X. Seasons of the north: 2020-21 is spring 2020, 2020-24 December 2020 to February 2021.',
    'Doubted: 2020? is uncertain, 2001~ about, 2001% both.',
    'Once, some time within: [..2021-02-05] is on or before that day, [2020-05-01..2021-02-05] between the two.',
    'Lasting: 2019-08-16/2026-08-16, with .. for an end that is open and nothing for one that is unknown.',
  ].join('\n'),
  specifiedByURL: 'https://www.loc.gov/standards/datetime/',
  example: '2020-05',
  // Kept as written: two spellings of one span may be two sources' words.
  read: (text) => parseEdtf(text).edtf,
});
