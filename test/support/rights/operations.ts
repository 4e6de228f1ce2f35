import type { Operation } from '@app/access';

/** The IDs of one record of each kind, all of one tier, as the graph has them. */
export interface Targets {
  person: string;
  otherPerson: string;
  organization: string;
  source: string;
  case: string;
  otherCase: string;
  participant: string;
  charge: string;
  event: string;
  details: string;
  affiliation: string;
  relationship: string;
  relation: string;
  citation: string;
  statute: string;
  submission: string;
  proposal: string;
}

const errors = 'userErrors { code message field }';
const version = 'expectedVersion: 999999';
const names = 'names: [{ text: "Somebody New", kind: PRIMARY }], force: true';
const cite = ({ source }: Targets) => `citations: [{ source: "${source}" }]`;

/**
 * How each operation of the policy table is asked for, with records of one tier as its targets. None of them can succeed in
 * changing a record that stands: versions are wrong, or what is asked for is refused by a rule, so that all can be tried
 * on the same record; what is new may be recorded.
 */
export const ATTEMPTS: Readonly<Record<Operation, (targets: Targets) => string>> = {
  personCreate: (t) => `personCreate(input: { ${names}, ${cite(t)} }) { person { id } ${errors} }`,
  personUpdate: (t) =>
    `personUpdate(id: "${t.person}", ${version}, patch: { summary: "x" }) { person { id } ${errors} }`,
  personMerge: (t) =>
    `personMerge(id: "${t.person}", duplicate: "${t.person}", reason: "x") { person { id } ${errors} }`,
  personUnmerge: (t) =>
    `personUnmerge(id: "${t.person}", duplicate: "${t.person}", reason: "x") { person { id } ${errors} }`,
  personDetailsSet: (t) =>
    `personDetailsSet(person: "${t.person}", ${version}, input: { contact: "x" }) { details { id } ${errors} }`,
  organizationCreate: (t) =>
    `organizationCreate(input: { kind: NGO, ${names}, parent: "${t.organization}" }) { organization { id } ${errors} }`,
  organizationUpdate: (t) =>
    `organizationUpdate(id: "${t.organization}", ${version}, patch: { summary: "x" }) { organization { id } ${errors} }`,
  affiliationCreate: (t) =>
    `affiliationCreate(input: { person: "${t.person}", organization: "${t.organization}", role: "x" }) { affiliation { id } ${errors} }`,
  relationshipCreate: (t) =>
    `relationshipCreate(input: { from: "${t.person}", to: "${t.otherPerson}", kind: OTHER }) { relationship { id } ${errors} }`,
  statuteCreate: (t) =>
    `statuteCreate(input: { title: "Code ${t.source}", country: "KZ", ${cite(t)} }) { statute { title } ${errors} }`,
  statuteArticleCreate: (t) =>
    `statuteArticleCreate(input: { statute: "${t.statute}", number: "1", ${cite(t)} }) { article { number } ${errors} }`,
  sourceCreate: (t) =>
    `sourceCreate(input: { kind: OTHER, title: "x", publisher: "${t.organization}", authors: [{ name: "x", person: "${t.person}" }] }) { source { id } ${errors} }`,
  sourceUpdate: (t) => `sourceUpdate(id: "${t.source}", ${version}, patch: { title: "x" }) { source { id } ${errors} }`,
  citationAdd: (t) =>
    `citationAdd(subject: "${t.person}", input: { source: "${t.source}" }) { citation { id } ${errors} }`,
  caseCreate: (t) =>
    `caseCreate(input: { title: "x", kind: CIVIL, country: "KZ", ${cite(t)} }) { case { id } ${errors} }`,
  caseUpdate: (t) => `caseUpdate(id: "${t.case}", ${version}, patch: { title: "x" }) { case { id } ${errors} }`,
  caseParticipantAdd: (t) =>
    `caseParticipantAdd(case: "${t.case}", input: { party: "${t.otherPerson}", role: MENTIONED }) { participant { id } ${errors} }`,
  caseRelate: (t) =>
    `caseRelate(from: "${t.case}", input: { to: "${t.otherCase}", kind: FOLLOWS }) { related { id } ${errors} }`,
  chargeAdd: (t) =>
    `chargeAdd(case: "${t.case}", input: { defendant: "${t.person}", offence: "x" }) { charge { id } ${errors} }`,
  chargeUpdate: (t) =>
    `chargeUpdate(id: "${t.charge}", ${version}, patch: { offence: "x" }) { charge { id } ${errors} }`,
  caseEventRecord: (t) =>
    `caseEventRecord(case: "${t.case}", input: { kind: OTHER, date: "2020", charges: ["${t.charge}"], ${cite(t)} }) { event { id } ${errors} }`,
  caseEventCorrect: (t) =>
    `caseEventCorrect(event: "${t.event}", ${version}, input: { kind: OTHER, date: "2020", ${cite(t)} }) { event { id } ${errors} }`,
  recordRetract: (t) => `recordRetract(id: "${t.case}", ${version}, reason: "x") { retractedId ${errors} }`,
  recordHide: (t) =>
    `recordHide(id: "${t.case}", confidentiality: PUBLIC, reason: "x") { record { version } ${errors} }`,
  caseSubmit: (t) => `caseSubmit(id: "${t.case}", include: ["${t.source}"]) { submission { id } ${errors} }`,
  submissionPublish: (t) => `submissionPublish(id: "${t.submission}") { case { id } ${errors} }`,
  submissionReject: (t) => `submissionReject(id: "${t.submission}", reason: "x") { submission { id } ${errors} }`,
  proposalApprove: (t) => `proposalApprove(id: "${t.proposal}") { proposal { id } ${errors} }`,
  proposalReject: (t) => `proposalReject(id: "${t.proposal}", reason: "x") { proposal { id } ${errors} }`,
  caseWithdraw: (t) => `caseWithdraw(id: "${t.case}", ${version}, reason: "x") { case { id } ${errors} }`,
  proposals: () => 'proposals { nodes { state } }',
  submissions: () => 'submissions { nodes { note } }',
};
