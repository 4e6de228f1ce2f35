/** The types whose records have an ID of their own, as the graph names them. */
export const NODE_TYPES = [
  'Affiliation',
  'Case',
  'CaseEvent',
  'CaseParticipant',
  'Charge',
  'Citation',
  'Organization',
  'Person',
  'RelatedCase',
  'Relationship',
  'Source',
  'Statute',
  'StatuteArticle',
  'StatuteArticleVersion',
] as const;

export type NodeType = (typeof NODE_TYPES)[number];
