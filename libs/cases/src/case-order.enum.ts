import { registerVocabulary } from '@app/kernel';

export enum CaseOrder {
  LATEST_EVENT = 'LATEST_EVENT',
  OPENED = 'OPENED',
  TITLE = 'TITLE',
  RECENTLY_UPDATED = 'RECENTLY_UPDATED',
}

registerVocabulary(CaseOrder, {
  name: 'CaseOrder',
  description: 'In which order cases are listed. Where there is nothing to go by, a case comes last.',
  meanings: {
    LATEST_EVENT: 'By the last thing that happened, latest first.',
    OPENED: 'By when they were opened, earliest first.',
    TITLE: 'By title, in alphabetical order.',
    RECENTLY_UPDATED: 'By when something about them was last recorded, latest first.',
  },
});
