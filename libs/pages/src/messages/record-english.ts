import { formatFuzzyDate } from '@app/kernel';
import type { RecordMessages } from './record-messages.js';

/** Words of closed lists that are not the name of the list's entry in small letters. */
const WORDS: Readonly<Record<string, string>> = {
  NGO: 'NGO',
  NGO_REPORT: 'NGO report',
  UN_DOCUMENT: 'UN document',
  UN_OPINION: 'UN opinion',
  UNKNOWN: 'not known',
};

const regions = new Intl.DisplayNames(['en'], { type: 'region' });
const languages = new Intl.DisplayNames(['en'], { type: 'language' });
const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

const day = (at: string): string => days.format(new Date(at));

const UNITS: Readonly<Record<string, string>> = { Y: 'year', M: 'month', W: 'week', D: 'day' };

/** Years, months, weeks and days, as terms of imprisonment have them; anything else stays as it is written. */
function duration(iso: string): string {
  const parts = /^P(?:\d+[YMWD])+$/.test(iso) ? [...iso.matchAll(/(\d+)([YMWD])/g)] : [];
  const words = parts.map(([, count, unit]) => `${count} ${UNITS[unit ?? '']}${count === '1' ? '' : 's'}`);
  return words.length > 0 ? words.join(' ') : iso;
}

/** Admiralty code: how reliable a source is. */
const RELIABILITY: Readonly<Record<string, string>> = {
  A: 'completely reliable',
  B: 'usually reliable',
  C: 'fairly reliable',
  D: 'not usually reliable',
  E: 'unreliable',
  F: 'reliability cannot be judged',
};

/** Admiralty code: how credible what a source says there is. */
const CREDIBILITY: Readonly<Record<number, string>> = {
  1: 'confirmed by other sources',
  2: 'probably true',
  3: 'possibly true',
  4: 'doubtful',
  5: 'improbable',
  6: 'truth cannot be judged',
};

/** Grounds of the UN Working Group on Arbitrary Detention, as the vocabulary explains them. */
const WGAD: Readonly<Record<string, string>> = {
  I: 'nothing in law justifies it',
  II: 'it punishes the use of a right',
  III: 'the trial was so unfair that the detention cannot stand',
  IV: 'asylum seekers, migrants or refugees are held for long without a review',
  V: 'it discriminates',
};

export const recordEnglish: RecordMessages = {
  word: (constant) => {
    const known = WORDS[constant];
    const words = known ?? constant.toLowerCase().replaceAll('_', ' ');
    return words.charAt(0).toUpperCase() + words.slice(1);
  },
  country: (code) => regions.of(code) ?? code,
  languageName: (tag) => languages.of(tag) ?? tag,
  duration,
  date: (edtf) => formatFuzzyDate(edtf, 'en'),
  day,
  reliability: (grade) => `${grade}: ${RELIABILITY[grade] ?? ''}`,
  list: (items) => items.join(', '),
  describeCase: (status, country) => `${status}. ${country}. A case record with its timeline, charges and sources.`,
  describePerson: (name) => `${name}: cases, where each stands, and what happened, with a source for every line.`,
  describeSource: (kind) => `${kind}. A source of the record, and how to cite it.`,
  edition: (seq, date) => `Edition ${seq} of ${date}`,
  permalink: 'Address of this edition',
  superseded: (date, latest) => `This edition was superseded on ${date}. The newest is edition ${latest}.`,
  recordRetracted: (date) =>
    `This record was retracted${date === undefined ? '' : ` on ${date}`}. This is how it read when it was public.`,
  recordMerged: (date) =>
    `This record was merged into another${date === undefined ? '' : ` on ${date}`}. This is how it read before.`,
  standsForIt: 'Read the one that stands for it now.',
  newest: 'Read the newest',
  difference: 'See what changed',
  withdrawn: (places) =>
    `Something of this edition has been withdrawn since it was published, in: ${places}. What is left is shown.`,
  original: 'SHA-256 that it was published with',
  since: (edtf, words) => {
    // What is no point in time that something can have lasted since.
    const isNone = /^(?:between|on or|before|after|from|not)\b/.test(formatFuzzyDate(edtf, 'en'));
    return isNone ? `, ${words}` : ` since ${words}`;
  },
  final: 'final',
  notFinal: 'not final',
  because: 'Because of',
  opened: 'Opened',
  closed: 'Closed',
  kind: 'Kind',
  countryOf: 'Country',
  fileNumbers: 'File numbers',
  rights: 'Rights affected',
  wgad: 'Arbitrary detention',
  wgadCategory: (category) => `Category ${category}: ${WGAD[category] ?? ''}`,
  standing: 'Where it stands',
  people: 'Who takes part',
  custody: 'Custody',
  charges: 'Charges',
  against: 'Against',
  article: (number, pinpoint, law) => `Article ${number}, ${pinpoint ? `${pinpoint}, ` : ''}${law}`,
  wording: 'Wording of the article',
  inForce: (date) => `(in force: ${date})`,
  offence: 'Offence',
  replaces: 'Instead of',
  conductDate: 'When that was',
  conductPlace: 'Where that was',
  alleged: 'What is alleged',
  timeline: 'Timeline',
  noEvents: 'No event is public.',
  eventAddress: 'Address of this event',
  actor: 'By',
  involved: 'Involved',
  about: 'About',
  defendants: 'Defendants',
  penalties: 'Penalties',
  restraint: 'Restraint',
  from: (date) => `from ${date}`,
  until: (date) => `until ${date}`,
  suspended: 'suspended',
  attribution: 'According to',
  after: 'Known to follow',
  corrects: 'This is a correction of what was recorded before.',
  disputed: 'Sources differ on this.',
  irregular: 'Out of the order of procedure.',
  corrected: (date) => `Corrected on ${date}. It now reads:`,
  correctedAway: (date) => `Corrected on ${date}, and what stood in its place is gone too.`,
  retracted: (date) => `Retracted on ${date}.`,
  related: 'Related cases',
  sources: 'Sources',
  disputes: 'disputes it',
  credibility: (grade) => `credibility ${grade}: ${CREDIBILITY[grade] ?? ''}`,
  laws: 'Laws',
  adopted: (date) => `adopted ${date}`,
  named: 'Names and organizations',
  alsoCalled: 'Also called',
  published: 'Published',
  publisher: 'Publisher',
  read: 'Original',
  archived: 'Archived copy',
  accessedOn: 'Read on',
  grade: 'Reliability',
  language: 'Language',
  tags: 'Tags',
  restsOn: 'What this record rests on',
  names: 'Names',
  summary: 'About',
  born: 'Born',
  died: 'Died',
  gender: 'Gender',
  nationalities: 'Citizen of',
  occupations: 'Occupations',
  cases: 'Cases',
  theCaseIs: 'the case:',
  caseEdition: (seq) => `Edition ${seq} of the case`,
  casesLeftOut: (count) => `${count} more ${count === 1 ? 'case is' : 'cases are'} not shown here.`,
  cite: 'Cite this',
  citeHint:
    'Each citation names the edition, its date, its address, and the beginning of the SHA-256 of its canonical JSON.',
  styles: { APA: 'APA', CHICAGO: 'Chicago', MLA: 'MLA' },
  verify: 'Check it',
  verifyHint: 'This prints the SHA-256 that stands below, as long as nobody has altered the edition:',
  verifyWithdrawn:
    'Something of this edition has been withdrawn, so its JSON has another SHA-256 than the one below, with which it was published. That is no sign of tampering.',
  formats: 'Other formats',
  formatNames: {
    '.json': 'JSON: the edition itself, canonical',
    '.csv': 'CSV: for a spreadsheet',
    '.bib': 'BibTeX',
    '.ris': 'RIS',
    '.csl.json': 'CSL-JSON',
    '.jsonld': 'JSON-LD',
  },
  changes: {
    title: (title) => `What changed: ${title}`,
    description: 'What is different between two editions of a case.',
    between: (from, to) => `From edition ${from} to edition ${to}`,
    same: (seq) => `Both numbers lead to edition ${seq}`,
    fromNothing: (to) => `Everything in edition ${to}: at the first of the two the case was not public`,
    nothing: 'Nothing in the timeline or in the standings is different.',
    added: 'Events added',
    corrected: 'Events corrected',
    retracted: 'Events no longer there',
    standings: 'Standings that moved',
    was: 'Was',
    is: 'Is',
    none: 'not there',
    moved: (before, after) => `was ${before}, is ${after}`,
    theCase: 'The case',
    charge: 'Charge',
    asJson: 'The same as JSON',
  },
};
