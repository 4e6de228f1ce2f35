import type { GraphRecord } from '@app/kernel';
import type { Source } from '@app/sources';
import type { CaseParticipant } from './case-participant.type.js';
import type { Case } from './case.type.js';
import type { Charge } from './charge.type.js';
import type { RelatedCase } from './related-case.type.js';

/** A case as the dossier statement answers it. Parts that the document does not ask for are null. */
export type CaseDossier = Case & {
  status: string;
  /** Events the viewer may see, however many the dossier brings. */
  eventCount: number;
  /** The last change that the viewer could tell of, and how the case is cited; where the edition, a difference or a citation was asked for. */
  updated?: { slug: string; title: string; seq: number; at: string };
  standing: unknown;
  opened: unknown;
  closed: unknown;
  participants: CaseParticipant[] | null;
  charges: Charge[] | null;
  events: DossierEvent[] | null;
  related: (RelatedCase & { caseKey: string })[] | null;
  sources: Source[] | null;
};

/** An event of a dossier; the timeline library knows the rest of it. */
export type DossierEvent = GraphRecord & {
  position: number;
  kind: string;
  caseKey: string;
  chargeKeys: string[] | null;
};
