import { registerVocabulary } from '@app/kernel';

export enum ParticipantRole {
  SUSPECT = 'SUSPECT',
  DEFENDANT = 'DEFENDANT',
  COMPLAINANT = 'COMPLAINANT',
  VICTIM = 'VICTIM',
  CIVIL_CLAIMANT = 'CIVIL_CLAIMANT',
  WITNESS = 'WITNESS',
  EXPERT = 'EXPERT',
  DEFENCE_COUNSEL = 'DEFENCE_COUNSEL',
  PROSECUTOR = 'PROSECUTOR',
  INVESTIGATOR = 'INVESTIGATOR',
  JUDGE = 'JUDGE',
  AUTHORITY = 'AUTHORITY',
  ALLEGED_PERPETRATOR = 'ALLEGED_PERPETRATOR',
  RELATIVE = 'RELATIVE',
  SUPPORTER = 'SUPPORTER',
  MENTIONED = 'MENTIONED',
}

registerVocabulary(ParticipantRole, {
  name: 'ParticipantRole',
  description: 'As what somebody takes part in a case.',
  meanings: {
    SUSPECT: 'Is suspected, and not charged.',
    DEFENDANT: 'Is charged or on trial.',
    COMPLAINANT: 'Brought the matter before the authorities.',
    VICTIM: 'Was harmed by what the case is about.',
    CIVIL_CLAIMANT: 'Claims damages within the case, or sues in a civil one.',
    WITNESS: 'Testifies, or has been asked to.',
    EXPERT: 'Gives an expert opinion, for whichever side.',
    DEFENCE_COUNSEL: 'Defends somebody in it: a lawyer or public defender.',
    PROSECUTOR: 'Prosecutes on behalf of the state.',
    INVESTIGATOR: 'Leads or conducts the investigation.',
    JUDGE: 'Judges it, alone or with others.',
    AUTHORITY: 'Decides or acts in it as a body of the state.',
    ALLEGED_PERPETRATOR: 'Is said to have violated somebody’s rights in it: to have tortured, threatened, forged.',
    RELATIVE: 'Belongs to the family of somebody in it.',
    SUPPORTER: 'Stands up for somebody in it.',
    MENTIONED: 'Is named in it, and takes no part.',
  },
});
