import type { OrganizationRecord, PersonRecord } from '../document/gathered.js';
import type { PersonDocument } from '../document/person-document.js';
import { claim } from './json-ld-claim.js';
import { type Addresses, day, edtf, node, type Node, text, texts } from './json-ld-node.js';

/** Other names than the one somebody is shown by. */
const otherNames = ({ name, names }: Pick<PersonRecord, 'name' | 'names'>): string[] => [
  ...new Set(texts(names.map((one) => one.text)).filter((one) => one !== text(name))),
];

/** Somebody whom the edition names. @see https://schema.org/Person */
export function personLd(person: PersonRecord, addresses: Addresses): Node {
  return node({
    '@id': addresses.person(person.slug),
    '@type': 'Person',
    name: text(person.name),
    alternateName: otherNames(person),
  });
}

/** The person whose edition it is. */
export function subjectLd(person: PersonDocument['person'], addresses: Addresses): Node {
  return node({
    ...personLd(person, addresses),
    description: text(person.summary),
    gender: text(person.gender),
    birthDate: day(person.born),
    deathDate: day(person.died),
    'casetrail:born': edtf(person.born),
    'casetrail:died': edtf(person.died),
    nationality: texts(person.nationalities).map((identifier) => node({ '@type': 'Country', identifier })),
    hasOccupation: texts(person.occupations).map((name) => node({ '@type': 'Occupation', name })),
    subjectOf: claim(person.citations, addresses),
  });
}

/** What schema.org calls a kind of organization. What it has no word for is an organization, and `casetrail:kind` says which. */
const TYPES: Readonly<Record<string, string>> = {
  COURT: 'GovernmentOrganization',
  POLICE: 'GovernmentOrganization',
  PROSECUTOR: 'GovernmentOrganization',
  SECURITY_SERVICE: 'GovernmentOrganization',
  PRISON: 'GovernmentOrganization',
  GOVERNMENT_BODY: 'GovernmentOrganization',
  NGO: 'NGO',
  MEDIA: 'NewsMediaOrganization',
  POLITICAL_PARTY: 'PoliticalParty',
};

/** @see https://schema.org/Organization */
export function organizationLd(organization: OrganizationRecord, addresses: Addresses): Node {
  return node({
    '@id': addresses.party(organization.id),
    '@type': TYPES[organization.kind] ?? 'Organization',
    name: text(organization.name),
    alternateName: otherNames(organization),
    'casetrail:kind': organization.kind,
    'casetrail:country': organization.country,
  });
}
