/** Mutations as tests send them: field, arguments, and what is read of the payload. */
const mutation = (field: string, types: string, select: string) => ({ field, types, select });

const SET = 'changeSet { seq } proposal { id state }';

export const personCreate = mutation(
  'personCreate',
  '$input: PersonInput!',
  `person { id slug version confidentiality } ${SET}`,
);
export const personUpdate = mutation(
  'personUpdate',
  '$id: ID!, $expectedVersion: Int!, $patch: PersonPatch!',
  `person { id slug version summary name confidentiality } ${SET}`,
);
export const organizationCreate = mutation(
  'organizationCreate',
  '$input: OrganizationInput!',
  `organization { id slug version confidentiality } ${SET}`,
);
export const organizationUpdate = mutation(
  'organizationUpdate',
  '$id: ID!, $expectedVersion: Int!, $patch: OrganizationPatch!',
  `organization { id slug version confidentiality } ${SET}`,
);
export const affiliationCreate = mutation(
  'affiliationCreate',
  '$input: AffiliationInput!',
  `affiliation { id version confidentiality } ${SET}`,
);
export const relationshipCreate = mutation(
  'relationshipCreate',
  '$input: RelationshipInput!',
  `relationship { id version confidentiality } ${SET}`,
);
export const detailsSet = mutation(
  'personDetailsSet',
  '$person: ID!, $input: PersonDetailsInput!, $expectedVersion: Int',
  `details { id version confidentiality } ${SET}`,
);
export const sourceCreate = mutation(
  'sourceCreate',
  '$input: SourceInput!',
  `source { id slug version confidentiality } ${SET}`,
);
export const sourceUpdate = mutation(
  'sourceUpdate',
  '$id: ID!, $expectedVersion: Int!, $patch: SourcePatch!',
  `source { id slug version confidentiality } ${SET}`,
);
export const citationAdd = mutation(
  'citationAdd',
  '$subject: ID!, $input: CitationInput!, $reason: String',
  `citation { id stance locator quote credibility } ${SET}`,
);
export const statuteCreate = mutation(
  'statuteCreate',
  '$input: StatuteInput!',
  `statute { id slug version confidentiality } ${SET}`,
);
export const articleCreate = mutation(
  'statuteArticleCreate',
  '$input: StatuteArticleInput!',
  `article { id number version confidentiality } ${SET}`,
);
export const caseCreate = mutation(
  'caseCreate',
  '$input: CaseInput!',
  `case { id slug status version confidentiality } ${SET}`,
);
export const caseUpdate = mutation(
  'caseUpdate',
  '$id: ID!, $expectedVersion: Int!, $patch: CasePatch!',
  `case { id slug version confidentiality } ${SET}`,
);
export const caseRelate = mutation(
  'caseRelate',
  '$from: ID!, $input: CaseRelationInput!',
  `related { id kind version confidentiality } ${SET}`,
);
export const participantAdd = mutation(
  'caseParticipantAdd',
  '$case: ID!, $input: CaseParticipantInput!',
  `participant { id role version confidentiality } ${SET}`,
);
export const chargeAdd = mutation(
  'chargeAdd',
  '$case: ID!, $input: ChargeInput!',
  `charge { id status version confidentiality } ${SET}`,
);
export const chargeUpdate = mutation(
  'chargeUpdate',
  '$id: ID!, $expectedVersion: Int!, $patch: ChargePatch!',
  `charge { id version confidentiality } ${SET}`,
);
export const eventRecord = mutation(
  'caseEventRecord',
  '$case: ID!, $input: CaseEventInput!',
  `event { id title version confidentiality date { edtf } } case { status } ${SET}`,
);
export const eventCorrect = mutation(
  'caseEventCorrect',
  '$event: ID!, $expectedVersion: Int!, $input: CaseEventInput!',
  `event { id title version confidentiality corrects { id } } case { status } ${SET}`,
);
export const proposalApprove = mutation(
  'proposalApprove',
  '$id: ID!, $reason: String',
  'proposal { state decidedBy { displayName } } record { ... on Node { id } version } changeSet { seq }',
);
export const proposalReject = mutation(
  'proposalReject',
  '$id: ID!, $reason: String!',
  'proposal { state } record { version } changeSet { seq }',
);
