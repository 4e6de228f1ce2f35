import { centuryOf, isFirstDecade, mapForms, roman, same, yearSpan, type Forms, type Messages } from './messages.js';

/**
 * `since` and `about` bring their preposition with them: с мая, but со 2 мая (со второго); около 2001 года, but
 * примерно весной 2001 года.
 */
type RussianCase = 'genitive' | 'accusative' | 'instrumental' | 'since' | 'about';

const MONTHS_PREPOSITIONAL = [
  'январе',
  'феврале',
  'марте',
  'апреле',
  'мае',
  'июне',
  'июле',
  'августе',
  'сентябре',
  'октябре',
  'ноябре',
  'декабре',
];
const MONTHS_INSTRUMENTAL = [
  'январём',
  'февралём',
  'мартом',
  'апрелем',
  'маем',
  'июнем',
  'июлем',
  'августом',
  'сентябрём',
  'октябрём',
  'ноябрём',
  'декабрём',
];
/** Nominative, genitive, accusative, instrumental; the last also says when: весной. */
const SEASONS = [
  ['весна', 'весны', 'весну', 'весной'],
  ['лето', 'лета', 'лето', 'летом'],
  ['осень', 'осени', 'осень', 'осенью'],
  ['зима', 'зимы', 'зиму', 'зимой'],
] as const;

export const russian: Messages<RussianCase> = {
  intlLocale: 'ru',
  dates: {
    DAY: ({ day, monthInDate, year }) => {
      // The case is heard in the day, which is a number: one spelling for all.
      const date = `${day} ${monthInDate} ${year} года`;
      const since = `${day === 2 ? 'со' : 'с'} ${date}`;
      return { ...same(date), genitive: date, accusative: date, instrumental: date, since, about: `около ${date}` };
    },
    MONTH: ({ month, monthAlone, monthInDate, year }) => ({
      label: `${monthAlone} ${year} года`,
      adverbial: `в ${MONTHS_PREPOSITIONAL[month - 1]} ${year} года`,
      genitive: `${monthInDate} ${year} года`,
      accusative: `${monthAlone} ${year} года`,
      instrumental: `${MONTHS_INSTRUMENTAL[month - 1]} ${year} года`,
      since: `с ${monthInDate} ${year} года`,
      about: `около ${monthInDate} ${year} года`,
    }),
    SEASON: ({ season, year }) => {
      const [nominative, genitive, accusative, instrumental] = SEASONS[season];
      const ofYear = season === 3 ? `${yearSpan(year, 2)} годов` : `${year} года`;
      return {
        label: `${nominative} ${ofYear}`,
        adverbial: `${instrumental} ${ofYear}`,
        genitive: `${genitive} ${ofYear}`,
        accusative: `${accusative} ${ofYear}`,
        instrumental: `${instrumental} ${ofYear}`,
        since: `с ${genitive} ${ofYear}`,
        about: `примерно ${instrumental} ${ofYear}`,
      };
    },
    YEAR: ({ year }) => ({
      label: `${year} год`,
      adverbial: `в ${year} году`,
      genitive: `${year} года`,
      accusative: `${year} год`,
      instrumental: `${year} годом`,
      since: `с ${year} года`,
      about: `около ${year} года`,
    }),
    DECADE: ({ year }) => {
      const span = isFirstDecade(year) ? ` (${yearSpan(year, 10)})` : '';
      return {
        label: `${year}-е годы${span}`,
        adverbial: `в ${year}-х годах${span}`,
        genitive: `${year}-х годов${span}`,
        accusative: `${year}-е годы${span}`,
        instrumental: `${year}-ми годами${span}`,
        since: `с ${year}-х годов${span}`,
        about: `около ${year}-х годов${span}`,
      };
    },
    CENTURY: ({ year }) => {
      const number = roman(centuryOf(year));
      const span = `(${yearSpan(year, 100)})`;
      return {
        label: `${number} век ${span}`,
        adverbial: `${number === 'II' ? 'во' : 'в'} ${number} веке ${span}`,
        genitive: `${number} века ${span}`,
        accusative: `${number} век ${span}`,
        instrumental: `${number} веком ${span}`,
        since: `${number === 'II' ? 'со' : 'с'} ${number} века ${span}`,
        about: `около ${number} века ${span}`,
      };
    },
  },
  approximate: (date): Forms<RussianCase> => ({
    ...mapForms(date, (form) => `примерно ${form}`),
    ...same(date.about),
  }),
  uncertain: ({ label, adverbial }) => ({
    label: `${label} (под вопросом)`,
    adverbial: `${adverbial} (дата под вопросом)`,
  }),
  uncertainEnd: (end) => mapForms(end, (form) => `${form} (под вопросом)`),
  onOrBefore: (end) => same(`не позднее ${end.genitive}`),
  onOrAfter: (start) => same(`не ранее ${start.genitive}`),
  between: (start, end) => same(`между ${start.instrumental} и ${end.instrumental}`),
  fromTo: (start, end) => same(`${start.since} по ${end.accusative}`),
  from: (start, missing) => same(missing === 'open' ? `начиная ${start.since}` : `${start.since} (конец неизвестен)`),
  until: (end, missing) => same(`по ${end.accusative}${missing === 'open' ? '' : ' (начало неизвестно)'}`),
  unknown: { label: 'дата неизвестна', adverbial: 'в неизвестное время' },
};
