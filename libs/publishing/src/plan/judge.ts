import type { Choices } from './choices.js';
import type { Near, NearEvent, NearParticipant, Neighbourhood } from './neighbourhood.js';
import * as reasons from './reasons.js';

const SEALED_TIER = 3;
/** The tier of what is new: a part of a record that is no more hidden than that was not hidden on purpose. */
const TIER_OF_NEW = 2;

/** Roles in which people are at risk: published only by name. */
const ROLES_LEFT_OUT = ['VICTIM', 'WITNESS', 'RELATIVE', 'SUPPORTER'];

/** Whether a part may be shown with its record, as far as that is the part's own affair. */
export function partMayShow(part: { tier: number; reach: number; hold: boolean }, record: { tier: number }): boolean {
  return part.reach === 0 || (!part.hold && part.tier <= Math.max(record.tier, TIER_OF_NEW));
}

/** What is said of the records around a case before anybody asks whether the case leads to them. */
export interface Judgement {
  /** Why records are left out, by their ids. What is public already is not among them. */
  readonly because: ReadonlyMap<string, string>;
  /** Persons and organizations that the case must not name, though they may be public elsewhere. */
  readonly silent: ReadonlySet<string>;
  /** Whether a person or organization may be named by what is published of this case. */
  mayName(party: string): boolean;
}

/** Judges every record around a case by the rules of what is left out. */
export function judge(around: Neighbourhood, choices: Choices): Judgement {
  const because = new Map<string, string>();
  const say = (record: Near, reason: string | null) => {
    if (record.reach > 0 && reason !== null) because.set(record.id, reason);
  };
  const own = (record: Near, named = choices.include.has(record.id)): string | null => {
    if (choices.exclude.has(record.id)) return reasons.EXCLUDED;
    if (record.hold) return reasons.ON_HOLD;
    return record.tier >= SEALED_TIER && !named ? reasons.SEALED : null;
  };

  say(around.case, own(around.case));
  for (const source of around.sources) say(source, own(source));

  const silent = new Set<string>();
  const participations = Map.groupBy(around.participants, ({ party }) => party);
  for (const party of around.parties) {
    const roles = participations.get(party.id) ?? [];
    const named = choices.include.has(party.id) || roles.some(({ id }) => choices.include.has(id));
    const silence = silenceOf(party.id, { consent: party.consent, roles, named, choices });
    if (silence !== null) silent.add(party.id);
    say(party, own(party, named) ?? silence);
  }
  const mayName = (party: string) => !silent.has(party) && !because.has(party);

  for (const participant of around.participants) {
    const left = roleLeftOut(participant, choices);
    say(participant, left ?? (mayName(participant.party) ? null : reasons.PARTY_LEFT_OUT));
  }
  for (const charge of around.charges) {
    const nameable = charge.defendant === null || mayName(charge.defendant);
    say(charge, own(charge) ?? (nameable ? null : reasons.PARTY_LEFT_OUT));
  }
  for (const relation of around.relations) {
    say(relation, own(relation) ?? (relation.otherReach === 0 ? null : reasons.OTHER_CASE));
  }
  for (const link of around.links) say(link, own(link));

  const supported = supportedEvents(around, because);
  for (const event of around.events) say(event, own(event) ?? emptied(event, { because, mayName, supported }));
  for (const event of supersededBy(around.events, because)) say(event, reasons.SUPERSEDED);
  return { because, silent, mayName };
}

/** Why a case is silent about somebody; null where it is not. */
function silenceOf(
  party: string,
  {
    consent,
    roles,
    named,
    choices,
  }: { consent: string | null; roles: readonly NearParticipant[]; named: boolean; choices: Choices },
): string | null {
  if (choices.exclude.has(party)) return reasons.EXCLUDED;
  if ((consent === 'REFUSED' || consent === 'WITHDRAWN') && !named) return reasons.consentLacking(consent);
  return roles.length > 0 && roles.every((role) => roleLeftOut(role, choices) !== null) ? reasons.ONLY_LEFT_OUT : null;
}

/** Why a participation is left out, whoever takes part; null where it is not, or is public already. */
function roleLeftOut(participant: NearParticipant, { include, exclude }: Choices): string | null {
  const { id, party, role, reach, hold, tier } = participant;
  if (reach === 0) return null;
  const named = include.has(id) || include.has(party);
  if (exclude.has(id)) return reasons.EXCLUDED;
  if (hold) return reasons.ON_HOLD;
  if (ROLES_LEFT_OUT.includes(role) && !named) return reasons.roleLeftOut(role);
  return tier >= SEALED_TIER && !named ? reasons.SEALED : null;
}

/** The events that a source would bear out which is public, or may become so. */
function supportedEvents(around: Neighbourhood, because: ReadonlyMap<string, string>): ReadonlySet<string> {
  const events = new Map(around.events.map((event) => [event.id, event]));
  const supports = around.citations.filter((citation) => {
    const event = events.get(citation.from);
    return event && citation.supports && !because.has(citation.to) && partMayShow(citation, event);
  });
  return new Set(supports.map(({ from }) => from));
}

/** Why an event would say nothing, or something else than it does; null where it would not. */
function emptied(
  { id, charges, defendants }: NearEvent,
  {
    because,
    mayName,
    supported,
  }: {
    because: ReadonlyMap<string, string>;
    mayName: (party: string) => boolean;
    supported: ReadonlySet<string>;
  },
): string | null {
  // One that names no charge is about all of them, and one that names no defendant about everybody.
  if (charges.length > 0 && charges.every((charge) => because.has(charge))) return reasons.CHARGES_LEFT_OUT;
  if (defendants.length > 0 && !defendants.some(mayName)) return reasons.DEFENDANTS_LEFT_OUT;
  return supported.has(id) ? null : reasons.UNSOURCED;
}

/** The events in whose place another would stand, itself or through others that are left out. */
function supersededBy(events: readonly NearEvent[], because: ReadonlyMap<string, string>): NearEvent[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  const found = new Set<string>();
  const waiting = events.filter(({ id }) => !because.has(id));
  for (let event = waiting.pop(); event; event = waiting.pop()) {
    for (const id of event.corrects) {
      const old = byId.get(id);
      if (!old || found.has(id)) continue;
      found.add(id);
      waiting.push(old);
    }
  }
  return events.filter(({ id }) => found.has(id));
}
