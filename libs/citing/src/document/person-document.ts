import { encodeId } from '@app/kernel';
import { caseOf, chargeOf, eventOf, participantOf, statuteOf } from './case-document.js';
import type { DocumentHead } from './document-head.js';
import { Gathered, nameOf } from './gathered.js';
import type { CasePart, CitationPart, EventPart, PersonOfEdition, StatutePart } from './parts.js';

/** The format that this module writes. It never changes, as that of cases does not. */
const FORMAT = 'casetrail-person/1' as const;

/** What an edition of a person is made from, as the public read it after its change set. */
export interface PersonContent {
  readonly person: PersonOfEdition;
  readonly citations: readonly CitationPart[];
  /** The cases the person takes part in, each under the number of its own edition at that time. */
  readonly cases: readonly { readonly seq: number; readonly dossier: CasePart }[];
  /** How many more there are than a document holds. */
  readonly casesLeftOut: number;
  /** The events of these cases in one line. */
  readonly timeline: readonly { readonly caseKey: string; readonly event: EventPart }[];
  readonly statutes: readonly StatutePart[];
}

export type PersonDocument = ReturnType<typeof personDocument>;

/** The edition of a person: what `docs/editions/casetrail-person-1.schema.json` describes. */
export function personDocument(content: PersonContent, { edition, fate }: DocumentHead) {
  const gathered = new Gathered();
  const parts = {
    person: personOf(content, gathered),
    cases: content.cases.map(({ seq, dossier }) => ({
      ...caseOf(dossier, gathered),
      edition: seq,
      participants: dossier.participants.map((participant) => participantOf(participant, gathered)),
      charges: dossier.charges.map((charge) => chargeOf(charge, gathered)),
    })),
    casesLeftOut: content.casesLeftOut,
    timeline: content.timeline.map(({ caseKey, event }) => ({
      case: encodeId('Case', caseKey),
      ...eventOf(event, gathered),
    })),
  };
  return {
    format: FORMAT,
    edition,
    ...fate,
    ...parts,
    statutes: content.statutes.map(statuteOf),
    ...gathered.lists(),
  };
}

function personOf({ person, citations }: PersonContent, gathered: Gathered) {
  return {
    id: encodeId('Person', person.key),
    slug: person.slug,
    name: person.name,
    names: person.names.map(nameOf),
    gender: person.gender,
    born: person.born,
    died: person.died,
    nationalities: person.nationalities,
    occupations: person.occupations,
    summary: person.summary,
    citations: gathered.citations(citations),
  };
}
