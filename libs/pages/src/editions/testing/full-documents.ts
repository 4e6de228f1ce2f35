import type { CaseDocument, PersonDocument, SourceDocument } from '@app/citing';
import {
  CASE,
  CHARGE,
  CODE,
  COURT,
  DEFENDANT,
  AUTHOR,
  ARTICLE,
  LETTER,
  FIRST,
  SECOND,
  OTHER,
  PAPER,
  REPLACED,
  naming,
  uuid,
} from './naming.js';

/** Editions with something in every field, each text, date and list of its own. */
export function fullDocuments(say: (place: string) => string): {
  case: CaseDocument;
  person: PersonDocument;
  source: SourceDocument;
} {
  const { date, citations, standing, named, source, law } = naming(say);
  const event = {
    id: FIRST,
    kind: 'INVESTIGATION_OPENED',
    date: date(),
    title: say('first event'),
    summary: null,
    place: null,
    actor: null,
    involved: [],
    charges: [],
    defendants: [],
    penalties: [],
    restraint: null,
    attribution: null,
    disputed: false,
    irregular: false,
    irregularity: null,
    corrects: null,
    after: null,
    rights: [],
    wgadCategories: [],
    citations: citations(),
  };
  const matter = {
    id: CASE,
    slug: 'one-case',
    title: say('case'),
    kind: 'ADMINISTRATIVE',
    country: 'KZ',
    summary: say('summary of the case'),
    fileNumbers: [{ value: say('file number'), authority: COURT }],
    rights: ['ICCPR-18'],
    standing: standing(SECOND),
    opened: date(),
    closed: date(),
    citations: citations(),
  };
  const participants = [
    {
      id: `CaseParticipant_${uuid(14)}`,
      party: DEFENDANT,
      role: 'DEFENDANT',
      period: date(),
      note: say('note on the part'),
      standing: standing(FIRST),
      custody: { state: 'HOUSE_ARREST', since: date(), place: say('place of custody'), because: [SECOND] },
      citations: citations(),
    },
  ];
  const charge = {
    id: CHARGE,
    defendant: DEFENDANT,
    article: { id: `StatuteArticle_${uuid(15)}`, statute: CODE, number: say('number'), subject: say('subject') },
    wording: {
      id: `StatuteArticleVersion_${uuid(16)}`,
      title: say('heading'),
      text: say('wording'),
      language: 'ru',
      inForce: date(),
    },
    pinpoint: say('pinpoint'),
    offence: say('offence'),
    allegedConduct: say('conduct'),
    conductDate: date(),
    conductPlace: say('place of conduct'),
    replaces: REPLACED,
    standing: standing(FIRST),
    citations: citations(),
  };
  const charges = [
    charge,
    { ...charge, id: REPLACED, article: null, wording: null, pinpoint: null, offence: say('libel'), replaces: null },
  ];
  const timeline = [
    event,
    {
      ...event,
      id: SECOND,
      kind: 'INTERNATIONAL_OPINION',
      date: date(),
      title: say('second event'),
      summary: say('summary of the event'),
      place: say('place of the event'),
      actor: COURT,
      involved: [AUTHOR, PAPER],
      charges: [CHARGE],
      defendants: [DEFENDANT],
      penalties: [
        {
          person: DEFENDANT,
          kind: 'FINE',
          term: 'P5Y',
          suspended: true,
          amount: '123.45',
          currency: 'KZT',
          description: say('penalty'),
          starts: date(),
          ends: date(),
        },
      ],
      restraint: { kind: 'TRAVEL_BAN', until: date(), conditions: say('conditions') },
      attribution: say('attribution'),
      disputed: true,
      irregular: true,
      irregularity: say('irregularity'),
      corrects: `CaseEvent_${uuid(17)}`,
      after: FIRST,
      rights: ['UDHR-19'],
      wgadCategories: ['IV'],
      citations: citations(),
    },
  ];
  const statutes = [law()];
  const head = { edition: { seq: 8, at: '2026-11-20T10:00:00.000Z' }, withdrawn: [], originalSha256: null };
  const persons = [named(DEFENDANT, 'defendant'), named(AUTHOR, 'author')];
  const lists = {
    sources: [source(ARTICLE, 'article')],
    persons,
    organizations: [
      { ...named(PAPER, 'paper'), kind: 'RELIGIOUS_COMMUNITY', country: 'BT' },
      { ...named(COURT, 'court'), kind: 'COURT', country: null },
    ],
  };
  const related = [
    {
      id: `RelatedCase_${uuid(18)}`,
      kind: 'FOLLOWS',
      note: say('note on the relation'),
      case: OTHER,
      citations: citations(),
    },
  ];
  return {
    case: {
      ...head,
      format: 'casetrail-edition/1',
      case: matter,
      participants,
      charges,
      timeline,
      related,
      statutes,
      otherCases: [{ id: OTHER, slug: 'other-case', title: say('other case') }],
      ...lists,
    },
    person: {
      ...head,
      format: 'casetrail-person/1',
      person: {
        ...named(DEFENDANT, 'defendant'),
        gender: 'MALE',
        born: date(),
        died: date(),
        nationalities: ['NR'],
        occupations: [say('occupation')],
        summary: say('summary of the person'),
        citations: citations(),
      },
      cases: [{ ...matter, edition: 7, participants, charges }],
      casesLeftOut: 2,
      timeline: timeline.map((one) => ({ ...one, case: CASE })),
      statutes,
      ...lists,
      persons: persons.slice(1),
    },
    source: {
      ...head,
      format: 'casetrail-source/1',
      source: { ...source(LETTER, 'letter'), citations: citations() },
      ...lists,
    },
  };
}
