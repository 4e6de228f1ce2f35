import { registerVocabulary } from '@app/kernel';

export enum Consent {
  UNKNOWN = 'UNKNOWN',
  GIVEN = 'GIVEN',
  REFUSED = 'REFUSED',
  WITHDRAWN = 'WITHDRAWN',
  NOT_POSSIBLE = 'NOT_POSSIBLE',
}

registerVocabulary(Consent, {
  name: 'Consent',
  description: 'Whether a person agrees to be named in public.',
  meanings: {
    UNKNOWN: 'Nobody has asked, or the answer is not on record.',
    GIVEN: 'They agree.',
    REFUSED: 'They do not agree.',
    WITHDRAWN: 'They agreed once and do so no more.',
    NOT_POSSIBLE: 'They cannot be asked: held incommunicado, missing, dead.',
  },
});
