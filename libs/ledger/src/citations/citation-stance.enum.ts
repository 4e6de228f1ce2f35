import { registerVocabulary } from '@app/kernel';

export enum CitationStance {
  SUPPORTS = 'SUPPORTS',
  DISPUTES = 'DISPUTES',
}

registerVocabulary(CitationStance, {
  name: 'CitationStance',
  description: 'Whether a source bears a record out or speaks against it.',
  meanings: {
    SUPPORTS: 'The source says what the record says.',
    DISPUTES: 'The source says otherwise. The record stays, and shows that sources differ.',
  },
});
