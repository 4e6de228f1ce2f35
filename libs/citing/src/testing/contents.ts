import type { CaseContent } from '../document/case-document.js';
import type { CasePart, DatePart, EventPart, PersonOfEdition } from '../document/parts.js';
import type { PersonContent } from '../document/person-document.js';
import type { SourceContent } from '../document/source-document.js';
import { day, named, uuid } from './named.js';

const YEAR: DatePart = { edtf: '2020', earliest: '2020-01-01', latest: '2020-12-31' };
const OPEN: DatePart = { edtf: '2020-03-01/..', earliest: '2020-03-01', latest: null };

/** What an edition of each kind is made from, with something in every field; `say` has the words. */
export function fullContents(say: (place: string) => string): {
  case: CaseContent;
  person: PersonContent;
  source: SourceContent;
} {
  const { defendant, author, paper, article, citations } = named(say);
  const standing = {
    status: 'CONVICTED',
    since: day('2020-03-01'),
    final: false,
    becauseKeys: [uuid(21)],
  };
  const first: EventPart = {
    key: uuid(20),
    kind: 'INVESTIGATION_OPENED',
    date: YEAR,
    title: say('Opened'),
    summary: null,
    place: null,
    actor: null,
    involved: [],
    chargeKeys: [],
    defendants: [],
    penalties: [],
    restraint: null,
    attribution: null,
    disputed: false,
    irregular: false,
    irregularity: null,
    correctsKey: null,
    afterKey: null,
    rights: [],
    wgadCategories: [],
    citations: citations(30).slice(0, 1),
  };
  const second: EventPart = {
    ...first,
    key: uuid(21),
    kind: 'SENTENCED',
    date: day('2020-03-01'),
    title: say('Sentenced'),
    summary: say('Summary'),
    place: say('Place'),
    actor: paper,
    involved: [author, paper],
    chargeKeys: [uuid(40), uuid(41)],
    defendants: [defendant],
    penalties: [
      {
        kind: 'FINE',
        person: defendant,
        term: 'P5Y',
        suspended: true,
        amount: '100.50',
        currency: 'KZT',
        description: say('Penalty'),
        starts: day('2020-03-02'),
        ends: OPEN,
      },
    ],
    restraint: { kind: 'BAIL', until: day('2020-04-01'), conditions: say('Conditions') },
    attribution: say('Attribution'),
    disputed: true,
    irregular: true,
    irregularity: say('Irregularity'),
    correctsKey: uuid(20),
    afterKey: uuid(20),
    rights: ['ICCPR-19', 'UDHR-19'],
    wgadCategories: ['II'],
    citations: citations(32),
  };
  const dossier: CasePart = {
    key: uuid(10),
    slug: 'one-case',
    title: say('Case'),
    kind: 'CRIMINAL',
    country: 'KZ',
    summary: say('About'),
    fileNumbers: [{ value: say('1/20'), authority: paper }],
    standing,
    opened: YEAR,
    closed: day('2021-01-01'),
    rights: ['ICCPR-19'],
    citations: citations(34),
    participants: [
      {
        key: uuid(50),
        party: defendant,
        role: 'DEFENDANT',
        period: OPEN,
        note: say('Note'),
        standing,
        custody: {
          state: 'DETAINED',
          since: day('2020-03-01'),
          place: say('Cell'),
          becauseKeys: [uuid(21)],
        },
        citations: citations(51),
      },
    ],
    charges: [
      {
        key: uuid(40),
        defendant,
        article: { key: uuid(60), number: say('174'), subject: say('Subject'), statuteKey: uuid(61) },
        articleVersion: {
          key: uuid(62),
          title: say('Heading'),
          text: say('Wording'),
          language: 'ru',
          inForce: OPEN,
        },
        pinpoint: say('part 1'),
        offence: say('Incitement'),
        allegedConduct: say('Conduct'),
        conductDate: YEAR,
        conductPlace: say('There'),
        standing,
        replacesKey: uuid(41),
        citations: citations(42),
      },
      {
        key: uuid(41),
        defendant: null,
        article: null,
        articleVersion: null,
        pinpoint: null,
        offence: say('Libel'),
        allegedConduct: null,
        conductDate: null,
        conductPlace: null,
        standing: { ...standing, since: null, final: null, becauseKeys: [] },
        replacesKey: null,
        citations: [],
      },
    ],
    events: [first, second],
    related: [
      { key: uuid(70), case: { key: uuid(71) }, kind: 'FOLLOWS', note: say('Relation'), citations: citations(72) },
    ],
  };
  const statutes = [
    {
      key: uuid(61),
      slug: 'code',
      title: say('Code'),
      country: 'KZ',
      adopted: day('2014-07-03'),
      inForce: OPEN,
      uri: 'https://law.example/code',
    },
  ];
  const person: PersonOfEdition = {
    ...defendant,
    gender: 'MALE',
    born: day('1980-02-03'),
    died: YEAR,
    nationalities: ['KZ'],
    occupations: [say('Activist')],
    summary: say('Life'),
  };
  return {
    case: { dossier, statutes, others: [{ key: uuid(71), slug: 'other-case', title: say('Other case') }] },
    person: {
      person,
      citations: citations(80),
      cases: [{ seq: 6, dossier }],
      casesLeftOut: 2,
      timeline: dossier.events.map((event) => ({ caseKey: dossier.key, event })),
      statutes,
    },
    source: { source: article, citations: citations(82).slice(1) },
  };
}
