import { registerVocabulary } from '@app/kernel';

export enum RelationshipKind {
  SPOUSE = 'SPOUSE',
  PARENT = 'PARENT',
  CHILD = 'CHILD',
  SIBLING = 'SIBLING',
  RELATIVE = 'RELATIVE',
  COLLEAGUE = 'COLLEAGUE',
  COUNSEL = 'COUNSEL',
  ASSOCIATE = 'ASSOCIATE',
  ADVERSARY = 'ADVERSARY',
  OTHER = 'OTHER',
}

registerVocabulary(RelationshipKind, {
  name: 'RelationshipKind',
  description: 'What the first person is to the second.',
  meanings: {
    SPOUSE: 'Wife, husband or partner.',
    PARENT: 'Mother or father.',
    CHILD: 'Daughter or son.',
    SIBLING: 'Sister or brother.',
    RELATIVE: 'Family of another or an unstated degree.',
    COLLEAGUE: 'Works with the other, in one place or for one cause.',
    COUNSEL: 'Lawyer to the other.',
    ASSOCIATE: 'Acts together with the other, in whatever way.',
    ADVERSARY: 'Acts against the other.',
    OTHER: 'Anything else; the note says what.',
  },
});
