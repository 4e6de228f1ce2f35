import { registerVocabulary } from '@app/kernel';

export enum RelatedCaseKind {
  SAME_FACTS = 'SAME_FACTS',
  JOINED_WITH = 'JOINED_WITH',
  SEVERED_FROM = 'SEVERED_FROM',
  FOLLOWS = 'FOLLOWS',
  RETALIATION_FOR = 'RETALIATION_FOR',
  APPEAL_OF = 'APPEAL_OF',
  OTHER = 'OTHER',
}

registerVocabulary(RelatedCaseKind, {
  name: 'RelatedCaseKind',
  description: 'What the case you are looking at is to the other one.',
  meanings: {
    SAME_FACTS: 'It is about the same events.',
    JOINED_WITH: 'The two have been made one.',
    SEVERED_FROM: 'It was split off from the other.',
    FOLLOWS: 'It came after the other and out of it.',
    RETALIATION_FOR: 'It is said to be revenge for the other.',
    APPEAL_OF: 'It is the other on appeal, kept as a case of its own.',
    OTHER: 'Related in another way; the note says how.',
  },
});
