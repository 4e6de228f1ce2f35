import { DatePrecision } from '../fuzzy-date/date-precision.js';
import { registerVocabulary } from './register-vocabulary.js';

registerVocabulary(DatePrecision, {
  name: 'DatePrecision',
  description: 'How closely a date is known.',
  meanings: {
    DAY: 'To the day.',
    MONTH: 'To the month.',
    SEASON: 'To the season, as the northern half of the world counts them.',
    YEAR: 'To the year.',
    DECADE: 'To the decade.',
    CENTURY: 'To the century.',
    RANGE: 'Once, some time between two dates, or before or after one.',
    INTERVAL: 'A period that lasted, rather than a single moment.',
    UNKNOWN: 'That it happened is known, when is not.',
  },
});

export { DatePrecision };
