/** What publishing adds to `mutations.ts`, as tests send it. */
const mutation = (field: string, types: string, select: string) => ({ field, types, select });

const SUBMISSION = `submission { id state note by { displayName } decision case { id }
  items { record { __typename ... on Node { id } } confidentiality version heldBecause consent } }`;

export const affiliationCreate = mutation(
  'affiliationCreate',
  '$input: AffiliationInput!',
  'affiliation { id version } changeSet { seq }',
);
export const relationshipCreate = mutation(
  'relationshipCreate',
  '$input: RelationshipInput!',
  'relationship { id version } changeSet { seq }',
);
export const detailsSet = mutation(
  'personDetailsSet',
  '$person: ID!, $expectedVersion: Int, $input: PersonDetailsInput!',
  'details { id version confidentiality } changeSet { seq }',
);
export const caseRelate = mutation(
  'caseRelate',
  '$from: ID!, $input: CaseRelationInput!',
  'related { id version } changeSet { seq }',
);
export const citationAdd = mutation(
  'citationAdd',
  '$subject: ID!, $input: CitationInput!',
  'citation { id } proposal { id } changeSet { seq }',
);
export const caseSubmit = mutation(
  'caseSubmit',
  '$id: ID!, $include: [ID!], $exclude: [ID!], $note: String',
  `${SUBMISSION} changeSet { seq }`,
);
export const submissionPublish = mutation(
  'submissionPublish',
  '$id: ID!, $reason: String',
  'case { id confidentiality status } changeSet { seq } proposal { id }',
);
export const submissionReject = mutation(
  'submissionReject',
  '$id: ID!, $reason: String!',
  'submission { id state decision decidedBy { displayName } } changeSet { seq }',
);
export const caseWithdraw = mutation(
  'caseWithdraw',
  '$id: ID!, $expectedVersion: Int!, $reason: String!',
  'case { id confidentiality version } changeSet { seq }',
);
export const recordHide = mutation(
  'recordHide',
  '$id: ID!, $confidentiality: Confidentiality!, $reason: String!',
  'record { ... on Node { id } confidentiality version } changeSet { seq }',
);
export const recordRetract = mutation(
  'recordRetract',
  '$id: ID!, $expectedVersion: Int!, $reason: String!',
  'retractedId changeSet { seq } proposal { id }',
);
export const personMerge = mutation(
  'personMerge',
  '$id: ID!, $duplicate: ID!, $reason: String!',
  'person { id version } changeSet { seq } proposal { id }',
);
export const personUnmerge = mutation(
  'personUnmerge',
  '$id: ID!, $duplicate: ID!, $reason: String!',
  'person { id version } changeSet { seq } proposal { id }',
);
