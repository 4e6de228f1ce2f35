/** More mutations as tests send them: field, arguments, and what is read of the payload. */
const mutation = (field: string, types: string, select: string) => ({ field, types, select });

const SET = 'changeSet { seq } proposal { id state }';

const SOURCE = `source { id slug version confidentiality kind title url archivedUrl accessedOn language tags reliability disclosure
  publishedOn { edtf } publisher { id } authors { name person { id } } }`;
export const sourceCreate = mutation('sourceCreate', '$input: SourceInput!', `${SOURCE} ${SET}`);
export const citationAdd = mutation(
  'citationAdd',
  '$subject: ID!, $input: CitationInput!, $reason: String',
  `citation { id locator quote stance credibility source { id } subject { ... on Node { id } version } } ${SET}`,
);

export const statuteCreate = mutation(
  'statuteCreate',
  '$input: StatuteInput!',
  `statute { id slug version confidentiality title country uri adopted { edtf } inForce { edtf } citations { source { id } } } ${SET}`,
);
export const statuteArticleCreate = mutation(
  'statuteArticleCreate',
  '$input: StatuteArticleInput!',
  `article { id version confidentiality number title subject statute { id } versions { id title text language inForce { edtf } }
    citations { source { id } } } ${SET}`,
);

const CASE = `case { id slug version confidentiality title kind country summary status rights
  fileNumbers { value authority { id } } citations { source { id } stance } }`;
export const caseCreate = mutation('caseCreate', '$input: CaseInput!', `${CASE} ${SET}`);
export const caseRelate = mutation(
  'caseRelate',
  '$from: ID!, $input: CaseRelationInput!',
  `related { id version confidentiality kind note case { id } citations { source { id } } } ${SET}`,
);
export const participantAdd = mutation(
  'caseParticipantAdd',
  '$case: ID!, $input: CaseParticipantInput!',
  `participant { id version confidentiality role note period { edtf } case { id } party { ... on Node { id } }
    citations { source { id } } } ${SET}`,
);

const CHARGE = `charge { id version confidentiality status pinpoint offence allegedConduct conductPlace conductDate { edtf }
  case { id } defendant { id } article { id } replaces { id } citations { source { id } } }`;
export const chargeAdd = mutation('chargeAdd', '$case: ID!, $input: ChargeInput!', `${CHARGE} ${SET}`);
