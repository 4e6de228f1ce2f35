import { centuryOf, isFirstDecade, mapForms, roman, same, yearSpan, type Forms, type Messages } from './messages.js';

/** `dative` goes before дейін (until), `ablative` before бастап (since). */
type KazakhCase = 'dative' | 'ablative';

/** Locative, dative and ablative endings of the months, January first: they follow its vowels and last sound. */
const MONTH_ENDINGS = [
  ['да', 'ға', 'дан'],
  ['да', 'ға', 'нан'],
  ['да', 'ға', 'дан'],
  ['де', 'ге', 'ден'],
  ['да', 'ға', 'дан'],
  ['да', 'ға', 'нан'],
  ['де', 'ге', 'ден'],
  ['да', 'ға', 'дан'],
  ['те', 'ке', 'тен'],
  ['да', 'ға', 'нан'],
  ['да', 'ға', 'дан'],
  ['да', 'ға', 'нан'],
] as const;
/** Of the year: possessive, then its locative, dative and ablative. */
const SEASONS = [
  ['көктемі', 'көктемінде', 'көктеміне', 'көктемінен'],
  ['жазы', 'жазында', 'жазына', 'жазынан'],
  ['күзі', 'күзінде', 'күзіне', 'күзінен'],
  ['қысы', 'қысында', 'қысына', 'қысынан'],
] as const;

export const kazakh: Messages<KazakhCase> = {
  intlLocale: 'kk',
  dates: {
    DAY: ({ day, month, monthInDate, year }) => inMonth(`${year} жылғы ${day} ${monthInDate}`, month),
    MONTH: ({ month, monthInDate, year }) => inMonth(`${year} жылғы ${monthInDate}`, month),
    SEASON: ({ season, year }) => {
      const [label, locative, dative, ablative] = SEASONS[season];
      const ofYear = season === 3 ? `${yearSpan(year, 2)} жылдың` : `${year} жылдың`;
      return {
        label: `${ofYear} ${label}`,
        adverbial: `${ofYear} ${locative}`,
        dative: `${ofYear} ${dative}`,
        ablative: `${ofYear} ${ablative}`,
      };
    },
    YEAR: ({ year }) => ({
      label: `${year} жыл`,
      adverbial: `${year} жылы`,
      dative: `${year} жылға`,
      ablative: `${year} жылдан`,
    }),
    DECADE: ({ year }) => {
      const span = isFirstDecade(year) ? ` (${yearSpan(year, 10)})` : '';
      return {
        label: `${year}-жылдар${span}`,
        adverbial: `${year}-жылдары${span}`,
        dative: `${year}-жылдарға${span}`,
        ablative: `${year}-жылдардан${span}`,
      };
    },
    CENTURY: ({ year }) => {
      const number = roman(centuryOf(year));
      const span = `(${yearSpan(year, 100)})`;
      return {
        label: `${number} ғасыр ${span}`,
        adverbial: `${number} ғасырда ${span}`,
        dative: `${number} ғасырға ${span}`,
        ablative: `${number} ғасырдан ${span}`,
      };
    },
  },
  approximate: (date) => mapForms(date, (form) => `шамамен ${form}`),
  uncertain: ({ label, adverbial }) => ({
    label: `${label} (нақтыланбаған)`,
    adverbial: `${adverbial} (күні нақтыланбаған)`,
  }),
  uncertainEnd: (end) => mapForms(end, (form) => `${form} (нақтыланбаған)`),
  onOrBefore: (end) => same(`${end.dative} дейін (қоса алғанда)`),
  onOrAfter: (start) => same(`${start.adverbial} немесе одан кейін`),
  between: (start, end) => {
    const span = `${start.label} ${and(start.label)} ${end.label}`;
    return { label: `${span} аралығы`, adverbial: `${span} аралығында` };
  },
  fromTo: (start, end) => same(`${start.ablative} ${end.dative} дейін`),
  from: (start, missing) => same(`${start.ablative} бастап${missing === 'open' ? '' : ' (аяқталуы белгісіз)'}`),
  until: (end, missing) => same(`${end.dative} дейін${missing === 'open' ? '' : ' (басталуы белгісіз)'}`),
  unknown: { label: 'күні белгісіз', adverbial: 'белгісіз күні' },
};

function inMonth(date: string, month: number): Forms<KazakhCase> {
  const [locative, dative, ablative] = MONTH_ENDINGS[month - 1] ?? MONTH_ENDINGS[0];
  return { label: date, adverbial: date + locative, dative: date + dative, ablative: date + ablative };
}

/** "And" follows the last sound before it: қыркүйек пен, наурыз бен, мамыр мен. */
function and(before: string): string {
  if (before.endsWith('к')) return 'пен';
  return before.endsWith('з') ? 'бен' : 'мен';
}
