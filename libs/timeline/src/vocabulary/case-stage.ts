/** The part of a proceeding that an event belongs to: what lists are grouped and filtered by. */
export enum CaseStage {
  OPENING = 'OPENING',
  LIBERTY = 'LIBERTY',
  CHARGE = 'CHARGE',
  EVIDENCE = 'EVIDENCE',
  TRIAL = 'TRIAL',
  REVIEW = 'REVIEW',
  OUTCOME = 'OUTCOME',
  COLLATERAL = 'COLLATERAL',
  INTERNATIONAL = 'INTERNATIONAL',
  ADVOCACY = 'ADVOCACY',
}

/** One sentence for each stage, as a researcher would say it; the schema shows them. */
export const STAGE_DESCRIPTIONS: Record<CaseStage, string> = {
  OPENING: 'How the proceeding began: complaints, the opening of an investigation, searches, joining and severing.',
  LIBERTY: 'What was done to the person’s freedom: summonses, arrest, bail, exit bans, flight, extradition.',
  CHARGE: 'What the person is formally accused of, and how the accusation changed.',
  EVIDENCE: 'How evidence was gathered: expert analyses and statements.',
  TRIAL: 'What happened in the court of first instance, up to the sentence.',
  REVIEW: 'What higher courts did, and cases that were taken up again.',
  OUTCOME: 'How it ended, and what became of the person afterwards.',
  COLLATERAL: 'What else befell the person because of the case.',
  INTERNATIONAL: 'What international bodies did, and what governments answered them.',
  ADVOCACY: 'What people and organizations said about the case in public.',
};
