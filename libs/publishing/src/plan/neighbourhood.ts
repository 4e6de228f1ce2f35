import { DomainError } from '@app/kernel';
import type { EntityManager } from 'typeorm';
import { NEIGHBOURHOOD } from './neighbourhood.query.js';

/** A row that may be published, as whoever asks sees it. */
interface Tiered {
  readonly tier: number;
  readonly reach: number;
  readonly hold: boolean;
}

/** A record in or around a case. */
export interface Near extends Tiered {
  /** The table it is in. */
  readonly kind: string;
  readonly id: string;
  readonly version: number;
}

export interface NearParticipant extends Near {
  readonly party: string;
  readonly role: string;
}

export interface NearCharge extends Near {
  readonly defendant: string | null;
}

export interface NearEvent extends Near {
  readonly charges: string[];
  readonly defendants: string[];
  /** Who acted, was involved or is punished. */
  readonly parties: string[];
  /** The events whose place it takes. */
  readonly corrects: string[];
}

export interface NearRelation extends Near {
  readonly incoming: boolean;
  /** The case at the other end. */
  readonly otherReach: number;
}

export interface NearParty extends Near {
  /** The most restrictive that is on record, of a person. */
  readonly consent: string | null;
}

/** An affiliation, or a relationship between persons, of which at least one person is named in the case. */
export interface NearLink extends Near {
  /** The persons that the case names come first. */
  readonly ends: { readonly id: string; readonly reach: number }[];
}

/** A part that leads from one record to another: of a citation its source, of a source its publisher. */
export interface NearStep extends Tiered {
  readonly from: string;
  readonly to: string;
}

export interface NearCitation extends NearStep {
  readonly supports: boolean;
}

/** A case and whatever its publication may bring with it, as far as whoever asks sees it. */
export interface Neighbourhood {
  readonly case: Near;
  readonly participants: NearParticipant[];
  readonly charges: NearCharge[];
  readonly events: NearEvent[];
  readonly relations: NearRelation[];
  /** Persons and organizations that the case names, the authors and publishers of its sources, and what these belong to. */
  readonly parties: NearParty[];
  readonly sources: Near[];
  readonly links: NearLink[];
  readonly citations: NearCitation[];
  readonly publishers: NearStep[];
  /** The authorities that gave the case its numbers. */
  readonly authorities: NearStep[];
}

/** Every record of the neighbourhood, the case first. */
export function recordsAround(around: Neighbourhood): Near[] {
  const { participants, charges, events, relations, parties, sources, links } = around;
  return [around.case, ...participants, ...charges, ...events, ...relations, ...parties, ...sources, ...links];
}

/**
 * Reads what is around a case, in one statement.
 * @throws DomainError NOT_FOUND where there is no such case that the transaction's clearance lets see
 */
export async function readNeighbourhood(manager: EntityManager, caseId: string): Promise<Neighbourhood> {
  const [row] = await manager.query<Neighbourhood[]>(NEIGHBOURHOOD, [caseId]);
  if (!row) throw new DomainError('NOT_FOUND', 'There is no such case that you may see. Give the ID of one.', ['id']);
  return row;
}
