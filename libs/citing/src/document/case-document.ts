import { encodeId } from '@app/kernel';
import type { DocumentHead } from './document-head.js';
import { Gathered } from './gathered.js';
import type {
  CasePart,
  ChargePart,
  CustodyPart,
  EventPart,
  OtherCase,
  ParticipantPart,
  StandingPart,
  StatutePart,
} from './parts.js';

/** The format that this module writes. It never changes: another document is another format (ADR 0028). */
const FORMAT = 'casetrail-edition/1' as const;

/** What an edition of a case is made from, as the public read it after its change set. */
export interface CaseContent {
  readonly dossier: CasePart;
  readonly statutes: readonly StatutePart[];
  readonly others: readonly OtherCase[];
}

export type CaseDocument = ReturnType<typeof caseDocument>;
/** An event as the documents tell it. */
export type EventRecord = ReturnType<typeof eventOf>;
export type ChargeRecord = ReturnType<typeof chargeOf>;
export type ParticipantRecord = ReturnType<typeof participantOf>;
export type StandingRecord = ReturnType<typeof standingOf>;

/** The edition of a case: what `docs/editions/casetrail-edition-1.schema.json` describes. */
export function caseDocument({ dossier, statutes, others }: CaseContent, { edition, fate }: DocumentHead) {
  const gathered = new Gathered();
  const parts = {
    case: caseOf(dossier, gathered),
    participants: dossier.participants.map((participant) => participantOf(participant, gathered)),
    charges: dossier.charges.map((charge) => chargeOf(charge, gathered)),
    timeline: dossier.events.map((event) => eventOf(event, gathered)),
    related: dossier.related.map((related) => ({
      id: encodeId('RelatedCase', related.key),
      kind: related.kind,
      note: related.note,
      case: encodeId('Case', related.case.key),
      citations: gathered.citations(related.citations),
    })),
  };
  return {
    format: FORMAT,
    edition,
    ...fate,
    ...parts,
    statutes: statutes.map(statuteOf),
    otherCases: others.map(({ key, slug, title }) => ({ id: encodeId('Case', key), slug, title })),
    ...gathered.lists(),
  };
}

export function statuteOf({ key, slug, title, country, adopted, inForce, uri }: StatutePart) {
  return { id: encodeId('Statute', key), slug, title, country, adopted, inForce, uri };
}

const eventId = (key: string): string => encodeId('CaseEvent', key);
const chargeId = (key: string): string => encodeId('Charge', key);

function standingOf({ status, since, final, becauseKeys }: StandingPart) {
  return { status, since, final, because: becauseKeys.map(eventId) };
}

function custodyOf({ state, since, place, becauseKeys }: CustodyPart) {
  return { state, since, place, because: becauseKeys.map(eventId) };
}

export function caseOf(dossier: CasePart, gathered: Gathered) {
  return {
    id: encodeId('Case', dossier.key),
    slug: dossier.slug,
    title: dossier.title,
    kind: dossier.kind,
    country: dossier.country,
    summary: dossier.summary,
    fileNumbers: dossier.fileNumbers.map(({ value, authority }) => ({
      value,
      authority: gathered.optional(authority),
    })),
    rights: dossier.rights.toSorted(),
    standing: standingOf(dossier.standing),
    opened: dossier.opened,
    closed: dossier.closed,
    citations: gathered.citations(dossier.citations),
  };
}

export function participantOf(participant: ParticipantPart, gathered: Gathered) {
  return {
    id: encodeId('CaseParticipant', participant.key),
    party: gathered.party(participant.party),
    role: participant.role,
    period: participant.period,
    note: participant.note,
    standing: participant.standing && standingOf(participant.standing),
    custody: participant.custody && custodyOf(participant.custody),
    citations: gathered.citations(participant.citations),
  };
}

export function chargeOf({ article, articleVersion, ...charge }: ChargePart, gathered: Gathered) {
  return {
    id: chargeId(charge.key),
    defendant: gathered.optional(charge.defendant),
    article: article && {
      id: encodeId('StatuteArticle', article.key),
      statute: encodeId('Statute', article.statuteKey),
      number: article.number,
      subject: article.subject,
    },
    wording: articleVersion && {
      id: encodeId('StatuteArticleVersion', articleVersion.key),
      title: articleVersion.title,
      text: articleVersion.text,
      language: articleVersion.language,
      inForce: articleVersion.inForce,
    },
    pinpoint: charge.pinpoint,
    offence: charge.offence,
    allegedConduct: charge.allegedConduct,
    conductDate: charge.conductDate,
    conductPlace: charge.conductPlace,
    replaces: charge.replacesKey && chargeId(charge.replacesKey),
    standing: standingOf(charge.standing),
    citations: gathered.citations(charge.citations),
  };
}

export function eventOf(event: EventPart, gathered: Gathered) {
  return {
    id: eventId(event.key),
    kind: event.kind,
    date: event.date,
    title: event.title,
    summary: event.summary,
    place: event.place,
    actor: gathered.optional(event.actor),
    involved: event.involved.map((party) => gathered.party(party)),
    charges: event.chargeKeys.map(chargeId),
    defendants: event.defendants.map((person) => gathered.party(person)).toSorted(),
    penalties: event.penalties.map(({ person, ...penalty }) => ({ person: gathered.optional(person), ...penalty })),
    restraint: event.restraint,
    attribution: event.attribution,
    disputed: event.disputed,
    irregular: event.irregular,
    irregularity: event.irregularity,
    corrects: event.correctsKey && eventId(event.correctsKey),
    after: event.afterKey && eventId(event.afterKey),
    rights: event.rights,
    wgadCategories: event.wgadCategories,
    citations: gathered.citations(event.citations),
  };
}
