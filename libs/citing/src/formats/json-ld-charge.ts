import type { CaseDocument, ChargeRecord } from '../document/case-document.js';
import { type ToldCase, uuidOf } from './cases-told.js';
import { claim } from './json-ld-claim.js';
import { standing } from './json-ld-standing.js';
import { type Addresses, day, edtf, node, type Node, reference, text, webAddress } from './json-ld-node.js';

export const chargeAddress = ({ address }: ToldCase, id: string): string => `${address}#charge-${uuidOf(id)}`;

/** One offence that one defendant is accused of. schema.org has nothing like it. */
export function chargeLd(charge: ChargeRecord, of: ToldCase, addresses: Addresses): Node {
  return node({
    '@id': chargeAddress(of, charge.id),
    '@type': 'casetrail:Charge',
    name: text(charge.offence),
    description: text(charge.allegedConduct),
    'casetrail:defendant': addresses.optional(charge.defendant),
    'casetrail:article': charge.article && articleLd(charge.article, addresses),
    'casetrail:wording': charge.wording && wordingLd(charge, charge.wording, addresses),
    'casetrail:pinpoint': text(charge.pinpoint),
    'casetrail:conductDate': edtf(charge.conductDate),
    'casetrail:conductPlace':
      charge.conductPlace === null ? null : node({ '@type': 'Place', name: text(charge.conductPlace) }),
    'casetrail:replaces': charge.replaces === null ? null : reference(chargeAddress(of, charge.replaces)),
    ...standing(charge.standing, of),
    subjectOf: claim(charge.citations, addresses),
  });
}

function articleLd(article: NonNullable<ChargeRecord['article']>, addresses: Addresses): Node {
  return node({
    '@id': addresses.unaddressed(article.id),
    '@type': 'Legislation',
    legislationIdentifier: text(article.number),
    description: text(article.subject),
    isPartOf: reference(addresses.unaddressed(article.statute)),
  });
}

/** The article as it read at one time: an expression of it, as the ontology ELI, which schema.org follows here, has it. */
function wordingLd(
  { article }: ChargeRecord,
  wording: NonNullable<ChargeRecord['wording']>,
  addresses: Addresses,
): Node {
  return node({
    '@id': addresses.unaddressed(wording.id),
    '@type': 'Legislation',
    name: text(wording.title),
    text: text(wording.text),
    inLanguage: text(wording.language),
    exampleOfWork: article && reference(addresses.unaddressed(article.id)),
    'casetrail:inForce': edtf(wording.inForce),
  });
}

/** A law. @see https://schema.org/Legislation */
export function statuteLd(statute: CaseDocument['statutes'][number], addresses: Addresses): Node {
  return node({
    '@id': addresses.unaddressed(statute.id),
    '@type': 'Legislation',
    name: text(statute.title),
    legislationJurisdiction: statute.country,
    legislationDate: day(statute.adopted),
    url: webAddress(statute.uri),
    'casetrail:adopted': edtf(statute.adopted),
    'casetrail:inForce': edtf(statute.inForce),
  });
}
