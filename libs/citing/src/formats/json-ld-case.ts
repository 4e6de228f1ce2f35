import type { CaseDocument, ParticipantRecord } from '../document/case-document.js';
import { type ToldCase, uuidOf } from './cases-told.js';
import { chargeLd } from './json-ld-charge.js';
import { claim } from './json-ld-claim.js';
import { type Addresses, edtf, node, type Node, reference, text, texts } from './json-ld-node.js';
import { custody, standing } from './json-ld-standing.js';

/** A case, as one edition tells of it: a work, about something that schema.org has no word for. */
export function caseLd(of: ToldCase, addresses: Addresses): Node {
  const { record, participants, charges } = of;
  return node({
    '@id': of.address,
    '@type': ['CreativeWork', 'casetrail:Case'],
    name: text(record.title),
    description: text(record.summary),
    version: of.edition,
    exampleOfWork: reference(addresses.case(record.slug)),
    identifier: record.fileNumbers.map(({ value, authority }) =>
      node({ '@type': 'PropertyValue', value: text(value), 'casetrail:authority': addresses.optional(authority) }),
    ),
    'casetrail:kind': record.kind,
    'casetrail:country': record.country,
    'casetrail:right': texts(record.rights),
    ...standing(record.standing, of),
    'casetrail:opened': edtf(record.opened),
    'casetrail:closed': edtf(record.closed),
    'casetrail:participant': participants.map((participant) => participantLd(participant, of, addresses)),
    'casetrail:charge': charges.map((charge) => chargeLd(charge, of, addresses)),
    subjectOf: claim(record.citations, addresses),
  });
}

function participantLd(participant: ParticipantRecord, of: ToldCase, addresses: Addresses): Node {
  return node({
    '@id': `${of.address}#participant-${uuidOf(participant.id)}`,
    '@type': 'casetrail:Participant',
    description: text(participant.note),
    'casetrail:party': addresses.optional(participant.party),
    'casetrail:role': participant.role,
    'casetrail:period': edtf(participant.period),
    ...standing(participant.standing, of),
    ...custody(participant.custody, of),
    subjectOf: claim(participant.citations, addresses),
  });
}

/** What the case has to do with others, of which there is the title and no more. */
export function relatedLd({ related, otherCases }: CaseDocument, addresses: Addresses): Node[] {
  return related.flatMap((relation) => {
    const other = otherCases.find(({ id }) => id === relation.case);
    if (!other) return [];
    return [
      node({
        '@id': addresses.unaddressed(relation.id),
        '@type': 'casetrail:RelatedCase',
        description: text(relation.note),
        'casetrail:kind': relation.kind,
        'casetrail:case': { ...reference(addresses.case(other.slug)), ...node({ name: text(other.title) }) },
        subjectOf: claim(relation.citations, addresses),
      }),
    ];
  });
}
