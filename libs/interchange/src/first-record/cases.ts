import type { CaseBySlug, RecordDraft } from './draft.js';

const BILASH = { person: 'serikzhan-bilash' };
const CODE = 'kz-criminal-code';

const CASE_2019: CaseBySlug = {
  slug: 'kz-2019-bilash',
  title: 'Case of 2019 against Serikzhan Bilash',
  kind: 'CRIMINAL',
  country: 'KZ',
  summary:
    'Charged in 2019, he was released after a plea agreement and banned from leading a public organization. The source names the offence, not the number of the article: that it is article 174 is inferred from the offence.',
  participants: [{ party: BILASH, role: 'DEFENDANT' }],
  charges: [
    {
      defendant: 'serikzhan-bilash',
      article: `${CODE} 174`,
      offence: 'inciting social hatred',
    },
  ],
  events: [
    { kind: 'DETAINED', date: '2019?', title: 'Serikzhan Bilash is detained' },
    { kind: 'CHARGED', date: '2019', title: 'Charged with inciting social hatred' },
    { kind: 'PLEA_AGREEMENT', date: '2019?', title: 'Plea agreement with the prosecutor' },
    {
      kind: 'SENTENCED',
      date: '2019?',
      title: 'Banned from leading a public organization for seven years',
      penalties: [
        { kind: 'ACTIVITY_BAN', term: 'P7Y', starts: '2019?', description: 'Leading a public organization.' },
      ],
    },
    { kind: 'RELEASED', date: '2019?', title: 'Released after the plea agreement' },
    {
      kind: 'STATEMENT_ISSUED',
      date: '[2019-01-01..2021-02-05]',
      title: 'Bilash says that he was forced to agree',
      attribution: 'Serikzhan Bilash',
    },
    {
      kind: 'INTERNATIONAL_OPINION',
      date: '2020-11',
      title: 'UN Working Group on Arbitrary Detention finds his detention illegal',
      summary: 'That the opinion speaks of this case is inferred.',
      actor: { organization: 'wgad' },
      rights: ['ICCPR-9'],
    },
  ],
};

const CASE_174: CaseBySlug = {
  slug: 'kz-2020-bilash-174',
  title: 'Case of 2020 against Serikzhan Bilash under article 174',
  kind: 'CRIMINAL',
  country: 'KZ',
  summary: 'Opened over a phrase at a meeting, and dropped after a linguistic analysis found no intent to incite.',
  participants: [
    { party: BILASH, role: 'SUSPECT' },
    { party: { person: 'shynkuat-baizhanov' }, role: 'DEFENCE_COUNSEL' },
    { party: { organization: 'almaty-internal-affairs' }, role: 'AUTHORITY' },
  ],
  charges: [
    {
      defendant: 'serikzhan-bilash',
      article: `${CODE} 174`,
      allegedConduct:
        'At a meeting he mocked the title of a patriotic song with a phrase about blue underwear, to criticize its author.',
      conductDate: '2020-21',
    },
  ],
  events: [
    {
      kind: 'INVESTIGATION_OPENED',
      date: '2020-21',
      title: 'Prosecutor opens an investigation under article 174',
      attribution: 'the lawyer Shynkuat Baizhanov',
    },
    {
      kind: 'LEFT_COUNTRY',
      date: '[2020-03-01..2021-02-05]',
      title: 'Serikzhan Bilash leaves Kazakhstan',
      summary: 'Both cases forced him to, he says.',
      attribution: 'Serikzhan Bilash',
    },
    {
      kind: 'EXPERT_ANALYSIS_ORDERED',
      date: '[2020-03-01..2020-05-31]',
      title: 'Linguistic analysis of his speech is ordered',
    },
    {
      kind: 'EXPERT_ANALYSIS_COMPLETED',
      date: '2020-05',
      title: 'Linguistic analysis finds no intent to incite',
    },
    {
      kind: 'DROPPED',
      date: '[2020-05-01..2021-02-05]',
      title: 'Police of Almaty discontinue the case',
      actor: { organization: 'almaty-internal-affairs' },
      involved: [{ person: 'rustam-abdrakhmanov' }],
      citations: [{ source: 'almaty-police-letter-174' }],
    },
    { kind: 'THREAT_REPORTED', date: '[..2021-02-05]', title: 'Death threats before he left the country' },
    {
      kind: 'STATEMENT_ISSUED',
      date: '[2020-05-01..2021-02-05]',
      title: 'Bilash says he will return only when both cases are ended for good',
      attribution: 'Serikzhan Bilash',
    },
  ],
};

const CASE_389: CaseBySlug = {
  slug: 'kz-2020-bilash-389',
  title: 'Case of 2020 against Serikzhan Bilash under article 389',
  kind: 'CRIMINAL',
  country: 'KZ',
  summary: 'Opened after a complaint over the name and the YouTube channel of Atajurt; open when last reported.',
  participants: [
    { party: BILASH, role: 'SUSPECT' },
    { party: { person: 'erbol-dauletbek' }, role: 'COMPLAINANT' },
    { party: { organization: 'atajurt' }, role: 'MENTIONED' },
    { party: { organization: 'atajurt-registered' }, role: 'MENTIONED' },
  ],
  charges: [
    {
      defendant: 'serikzhan-bilash',
      article: `${CODE} 389`,
      allegedConduct: 'Using the name and the YouTube channel of Atajurt.',
    },
  ],
  events: [
    {
      kind: 'COMPLAINT_FILED',
      date: '[..2020-12-31]',
      title: 'Erbol Dauletbek complains of the use of the name Atajurt',
      actor: { person: 'erbol-dauletbek' },
    },
    { kind: 'INVESTIGATION_OPENED', date: '2020', title: 'Investigation opened under article 389' },
  ],
};

const CASE_KUSMAN: CaseBySlug = {
  slug: 'kz-2020-kusman',
  title: 'Case against Saltanat Kusman',
  kind: 'CRIMINAL',
  country: 'KZ',
  summary:
    'Sentenced to eight years on the accusation of her former employer. That the case is in Kazakhstan is inferred.',
  participants: [
    { party: { person: 'saltanat-kusman' }, role: 'DEFENDANT' },
    { party: { person: 'almas-akhmetbek' }, role: 'WITNESS' },
    { party: { organization: 'kusman-employer' }, role: 'COMPLAINANT' },
  ],
  charges: [{ defendant: 'saltanat-kusman', offence: "stealing her employer's money" }],
  events: [
    {
      kind: 'STATEMENT_ISSUED',
      date: '[..2020-01-19]',
      title: 'The owner of the company says that she stole',
      actor: { organization: 'kusman-employer' },
      disputed: true,
      attribution: 'false according to Serikzhan Bilash',
    },
    {
      kind: 'STATEMENT_TAKEN',
      date: '[..2020-01-19]',
      title: 'Almas Akhmetbek testifies against her',
      involved: [{ person: 'almas-akhmetbek' }],
    },
    {
      kind: 'SENTENCED',
      date: '2020-01-19',
      title: 'Sentenced to eight years in prison',
      penalties: [{ kind: 'IMPRISONMENT', term: 'P8Y' }],
    },
    {
      kind: 'STATEMENT_ISSUED',
      date: '[2020-01-19..2021-02-05]',
      title: 'Bilash says that she was convicted without evidence',
      attribution: 'Serikzhan Bilash',
    },
  ],
};

/** The four cases, and what connects them. */
export const CASES: Pick<RecordDraft, 'cases' | 'relations'> = {
  cases: [CASE_2019, CASE_174, CASE_389, CASE_KUSMAN],
  relations: [
    { from: 'kz-2020-bilash-174', to: 'kz-2019-bilash', kind: 'FOLLOWS' },
    { from: 'kz-2020-bilash-389', to: 'kz-2019-bilash', kind: 'FOLLOWS' },
    {
      from: 'kz-2020-kusman',
      to: 'kz-2020-bilash-174',
      kind: 'OTHER',
      note: "Bilash's criticism of the witness led to that case.",
    },
  ],
};
