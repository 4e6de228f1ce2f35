/** The types whose records have an ID of their own, as the graph names them. */
export const NODE_TYPES = [
  'Account',
  'Affiliation',
  'Case',
  'CaseEvent',
  'CaseParticipant',
  'ChangeSet',
  'Charge',
  'Citation',
  'Organization',
  'Person',
  'PersonDetails',
  'Proposal',
  'RelatedCase',
  'Relationship',
  'Source',
  'Statute',
  'StatuteArticle',
  'StatuteArticleVersion',
  'Submission',
] as const;

export type NodeType = (typeof NODE_TYPES)[number];
