import { centuryOf, isFirstDecade, same, yearSpan, type Forms, type Messages } from './messages.js';

const SEASONS = ['春季', '夏季', '秋季', '冬季'] as const;

const at = (label: string): Forms<never> => ({ label, adverbial: `于${label}` });

export const chinese: Messages<never> = {
  intlLocale: 'zh-CN',
  dates: {
    DAY: ({ year, month, day }) => at(`${year}年${month}月${day}日`),
    MONTH: ({ year, month }) => at(`${year}年${month}月`),
    SEASON: ({ year, season }) => at(`${season === 3 ? yearSpan(year, 2, '—') : year}年${SEASONS[season]}`),
    YEAR: ({ year }) => at(`${year}年`),
    DECADE: ({ year }) => at(`${year}年代${isFirstDecade(year) ? `（${yearSpan(year, 10, '—')}年）` : ''}`),
    CENTURY: ({ year }) => at(`${centuryOf(year)}世纪（${yearSpan(year, 100, '—')}年）`),
  },
  approximate: ({ label }) => ({ label: `约${label}`, adverbial: `约于${label}` }),
  uncertain: ({ label, adverbial }) => ({ label: `${label}（存疑）`, adverbial: `${adverbial}（日期存疑）` }),
  uncertainEnd: ({ label }) => at(`${label}（存疑）`),
  onOrBefore: (end) => at(`${end.label}或之前`),
  onOrAfter: (start) => at(`${start.label}或之后`),
  between: (start, end) => {
    const span = `${start.label}至${end.label}之间`;
    return { label: span, adverbial: `在${span}` };
  },
  fromTo: (start, end) => {
    const span = `${start.label}至${end.label}`;
    return { label: span, adverbial: `自${span}` };
  },
  from: (start, missing) => same(`自${start.label}起${missing === 'open' ? '' : '（结束日期不详）'}`),
  until: (end, missing) => same(`至${end.label}止${missing === 'open' ? '' : '（开始日期不详）'}`),
  unknown: { label: '日期不详', adverbial: '于不详日期' },
};
