import { registerVocabulary } from '@app/kernel';

export enum Gender {
  FEMALE = 'FEMALE',
  MALE = 'MALE',
  OTHER = 'OTHER',
  UNKNOWN = 'UNKNOWN',
}

registerVocabulary(Gender, {
  name: 'Gender',
  description: "A person's gender, as sources give it.",
  meanings: {
    FEMALE: 'A woman or girl.',
    MALE: 'A man or boy.',
    OTHER: 'Neither of the two, by their own account.',
    UNKNOWN: 'Looked for and not found in any source.',
  },
});
