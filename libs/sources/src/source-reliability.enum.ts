import { registerVocabulary } from '@app/kernel';

export enum SourceReliability {
  A = 'A',
  B = 'B',
  C = 'C',
  D = 'D',
  E = 'E',
  F = 'F',
}

registerVocabulary(SourceReliability, {
  name: 'SourceReliability',
  description:
    'How far a source can be relied on by its nature and its past, on the letters of the Admiralty code. What it says in one place is graded apart, by `credibility`.',
  meanings: {
    A: 'Completely reliable: never found wrong.',
    B: 'Usually reliable: seldom found wrong.',
    C: 'Fairly reliable: right more often than not.',
    D: 'Not usually reliable: often found wrong, though it has been right.',
    E: 'Unreliable: it has no record of being right.',
    F: 'Nobody can judge yet.',
  },
});
