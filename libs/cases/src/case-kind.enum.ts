import { registerVocabulary } from '@app/kernel';

export enum CaseKind {
  CRIMINAL = 'CRIMINAL',
  ADMINISTRATIVE_OFFENCE = 'ADMINISTRATIVE_OFFENCE',
  CIVIL = 'CIVIL',
  MILITARY = 'MILITARY',
  CONSTITUTIONAL = 'CONSTITUTIONAL',
  EXTRADITION = 'EXTRADITION',
  INTERNATIONAL = 'INTERNATIONAL',
  OTHER = 'OTHER',
}

registerVocabulary(CaseKind, {
  name: 'CaseKind',
  description: 'What sort of proceeding a case is.',
  meanings: {
    CRIMINAL: 'The state prosecutes somebody for a crime.',
    ADMINISTRATIVE_OFFENCE: 'Somebody is to be fined or held for days for an offence below a crime.',
    CIVIL: 'Somebody sues somebody: for defamation, for damages, to have a group closed.',
    MILITARY: 'A proceeding before a military court.',
    CONSTITUTIONAL: 'A complaint or a question before a constitutional court.',
    EXTRADITION: 'One state asks another to hand somebody over.',
    INTERNATIONAL: 'A proceeding before an international court or body.',
    OTHER: 'Any other proceeding; the summary says which.',
  },
});
