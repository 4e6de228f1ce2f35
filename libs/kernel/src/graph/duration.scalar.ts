import { parseDuration } from '../fuzzy-date/duration.js';
import { textScalar } from './text-scalar.js';

export const DurationScalar = textScalar({
  name: 'Duration',
  description:
    'A length of time as ISO 8601-1 writes it: P7Y is seven years, P1Y6M a year and a half, P45D forty-five days, P2W two weeks.',
  specifiedByURL: 'https://www.iso.org/standard/70907.html',
  example: 'P7Y',
  read(text) {
    parseDuration(text);
    return text;
  },
});
