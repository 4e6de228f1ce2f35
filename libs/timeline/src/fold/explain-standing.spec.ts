import { describe, expect, it } from '@jest/globals';
import { CaseEventKind } from '../vocabulary/case-event-kind.js';
import { CaseStatus } from '../vocabulary/case-status.js';
import { EVENT_KINDS } from '../vocabulary/event-kinds.js';
import { type Reason, explainStanding } from './explain-standing.js';

const reason = (kind: keyof typeof CaseEventKind, edtf: string): Reason => ({
  id: kind,
  kind: CaseEventKind[kind],
  edtf,
});
const LOCALES = ['en', 'ru', 'kk', 'zh'];

const dropped = [reason('INVESTIGATION_OPENED', '2020-21'), reason('DROPPED', '[2020-05-01..2021-02-05]')];
const say = (
  status: CaseStatus,
  because: Reason[],
  locale = 'en',
  final: boolean | null = null,
  since = because.at(-1)?.id ?? null,
) => explainStanding({ status, since, final }, because, locale);

describe('a standing in one sentence', () => {
  it.each([
    ['en', 'Dropped between 1 May 2020 and 5 February 2021, after the investigation was opened in spring 2020.'],
    [
      'ru',
      'Преследование прекращено между 1 мая 2020 года и 5 февраля 2021 года, после того как расследование было начато весной 2020 года.',
    ],
    [
      'kk',
      'Тергеу 2020 жылдың көктемінде басталғаннан кейін қудалау 2020 жылғы 1 мамыр мен 2021 жылғы 5 ақпан аралығында тоқтатылды.',
    ],
    ['zh', '于2020年春季立案侦查之后，案件在2020年5月1日至2021年2月5日之间被撤销。'],
  ])('tells in %s how the first record was dropped', (locale, sentence) => {
    expect(say(CaseStatus.DROPPED, dropped, locale)).toBe(sentence);
  });

  it('answers in the language of a tag, and in English where it has none', () => {
    expect(say(CaseStatus.DROPPED, dropped, 'ru-KZ')).toBe(say(CaseStatus.DROPPED, dropped, 'ru'));
    for (const locale of ['fr', '', 'x-??'])
      expect(say(CaseStatus.DROPPED, dropped, locale)).toBe(say(CaseStatus.DROPPED, dropped));
  });

  it('says what made it so where the date is not the status’s own', () => {
    expect(say(CaseStatus.UNDER_INVESTIGATION, [reason('INVESTIGATION_OPENED', '2020')])).toBe(
      'Under investigation since the investigation was opened in 2020.',
    );
    const upheld = [
      reason('SENTENCED', '2020-01-19'),
      reason('APPEAL_LODGED', '2020-02'),
      reason('JUDGMENT_UPHELD', '2020-05-04'),
    ];
    expect(say(CaseStatus.CONVICTED, upheld, 'en', true)).toBe(
      'Convicted, as it has stood since the decision was upheld on 4 May 2020, after a sentence was passed on 19 January 2020 and an appeal was lodged in February 2020; this is final.',
    );
    expect(say(CaseStatus.UNDER_APPEAL, upheld.slice(0, 2), 'en', false)).toBe(
      'Under appeal since an appeal was lodged in February 2020, after a sentence was passed on 19 January 2020; this is not final.',
    );
  });

  it('gives three reasons at most, the oldest, and none from after', () => {
    const many = [
      reason('INVESTIGATION_OPENED', '2018'),
      reason('CHARGED', '2019'),
      reason('TRIAL_OPENED', '2020'),
      reason('PLEA_AGREEMENT', '2021'),
      reason('CONVICTED', '2022'),
      reason('SENTENCED', '2023'),
    ];
    expect(say(CaseStatus.CONVICTED, many, 'en', null, 'CONVICTED')).toBe(
      'Convicted in 2022, after the investigation was opened in 2018, charges were brought in 2019 and the trial began in 2020.',
    );
  });

  it('says that nothing is known', () => {
    expect(LOCALES.map((locale) => say(CaseStatus.UNKNOWN, [], locale))).toEqual([
      'Where it stands is not known.',
      'Положение дела неизвестно.',
      'Істің жайы белгісіз.',
      '案件现状不明。',
    ]);
  });

  describe.each(LOCALES)('in %s', (locale) => {
    it.each(Object.values(CaseStatus))('has one whole sentence for %s, with and without a date', (status) => {
      const moving = Object.values(CaseEventKind).filter((kind) => EVENT_KINDS[kind].effect !== null);
      const sentences = moving.map((kind) =>
        say(status, [reason('CHARGED', '2019'), { id: 'x', kind, edtf: '2020-05-05' }], locale, true),
      );
      for (const sentence of [say(status, [], locale), ...sentences]) {
        expect(sentence).toMatch(/^[^\s.。；;,]((?!\s\s|undefined|\s[,;.]).)+[.。]$/u);
        expect(sentence.charAt(0)).toBe(sentence.charAt(0).toLocaleUpperCase(locale));
      }
      expect(new Set(sentences).size).toBeGreaterThan(moving.length - 3);
    });
  });
});
