import { registerVocabulary } from '@app/kernel';

export enum SubmissionState {
  PENDING = 'PENDING',
  PUBLISHED = 'PUBLISHED',
  REJECTED = 'REJECTED',
  SUPERSEDED = 'SUPERSEDED',
}

registerVocabulary(SubmissionState, {
  name: 'SubmissionState',
  description: 'What has become of a submission.',
  meanings: {
    PENDING: 'It waits for an editor who recorded none of it.',
    PUBLISHED: 'What it lists was made public.',
    REJECTED: 'An editor rejected it, or whoever submitted it took it back.',
    SUPERSEDED: 'The case was submitted again.',
  },
});
