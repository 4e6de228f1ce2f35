import { centuryOf, isFirstDecade, mapForms, same, yearSpan, type Forms, type Messages } from './messages.js';

/** `noun`: with its article, inside a phrase. `at`: the preposition it takes, on or in. */
type EnglishCase = 'noun' | 'at';

const SEASONS = ['spring', 'summer', 'autumn', 'winter'] as const;

const forms = (at: 'on' | 'in', label: string, noun = label): Forms<EnglishCase> => ({
  label,
  noun,
  at,
  adverbial: `${at} ${noun}`,
});

export const english: Messages<EnglishCase> = {
  intlLocale: 'en-GB',
  dates: {
    DAY: ({ day, monthInDate, year }) => forms('on', `${day} ${monthInDate} ${year}`),
    MONTH: ({ monthAlone, year }) => forms('in', `${monthAlone} ${year}`),
    SEASON: ({ season, year }) => forms('in', `${SEASONS[season]} ${season === 3 ? yearSpan(year, 2) : year}`),
    YEAR: ({ year }) => forms('in', `${year}`),
    DECADE: ({ year }) => {
      const decade = isFirstDecade(year) ? `${year}s (${yearSpan(year, 10)})` : `${year}s`;
      return forms('in', decade, `the ${decade}`);
    },
    CENTURY: ({ year }) => {
      const century = `${ordinal(centuryOf(year))} century (${yearSpan(year, 100)})`;
      return forms('in', century, `the ${century}`);
    },
  },
  approximate: ({ noun, at }) => ({ ...mapForms({ ...same(noun), noun }, (form) => `around ${form}`), at }),
  uncertain: ({ label, adverbial }) => ({ label: `${label} (uncertain)`, adverbial: `${adverbial} (date uncertain)` }),
  uncertainEnd: (end) => ({ ...end, noun: `${end.noun} (uncertain)` }),
  onOrBefore: (end) => same(`${end.at} or before ${end.noun}`),
  onOrAfter: (start) => same(`${start.at} or after ${start.noun}`),
  between: (start, end) => same(`between ${start.noun} and ${end.noun}`),
  fromTo: (start, end) => same(`from ${start.noun} to ${end.noun}`),
  from: (start, missing) => same(`from ${start.noun} ${missing === 'open' ? 'onwards' : '(end unknown)'}`),
  until: (end, missing) => same(`until ${end.noun}${missing === 'open' ? '' : ' (start unknown)'}`),
  unknown: { label: 'date unknown', adverbial: 'on an unknown date' },
};

function ordinal(value: number): string {
  const teen = Math.floor((value % 100) / 10) === 1;
  return `${value}${(teen ? undefined : { 1: 'st', 2: 'nd', 3: 'rd' }[value % 10]) ?? 'th'}`;
}
