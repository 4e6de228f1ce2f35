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
  `organization { id slug } ${SET}`,
);
export const sourceCreate = mutation(
  'sourceCreate',
  '$input: SourceInput!',
  `source { id slug confidentiality } ${SET}`,
);
export const caseCreate = mutation(
  'caseCreate',
  '$input: CaseInput!',
  `case { id slug status confidentiality } ${SET}`,
);
export const participantAdd = mutation(
  'caseParticipantAdd',
  '$case: ID!, $input: CaseParticipantInput!',
  `participant { id role } ${SET}`,
);
export const chargeAdd = mutation('chargeAdd', '$case: ID!, $input: ChargeInput!', `charge { id status } ${SET}`);
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
