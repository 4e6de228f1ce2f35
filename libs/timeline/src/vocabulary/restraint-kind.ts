import { CustodyState } from './custody-state.js';

/** Measures of restraint before a judgment, in the terms of the Criminal Procedure Code of Kazakhstan. */
export enum RestraintKind {
  WRITTEN_UNDERTAKING = 'WRITTEN_UNDERTAKING',
  PERSONAL_SURETY = 'PERSONAL_SURETY',
  BAIL = 'BAIL',
  HOUSE_ARREST = 'HOUSE_ARREST',
  DETENTION = 'DETENTION',
  TRAVEL_BAN = 'TRAVEL_BAN',
  OTHER = 'OTHER',
}

/** One sentence for each measure, as a researcher would say it; the schema shows them. */
export const RESTRAINT_DESCRIPTIONS: Record<RestraintKind, string> = {
  WRITTEN_UNDERTAKING: 'A signed promise not to leave and to behave properly.',
  PERSONAL_SURETY: 'People of standing vouch for the person’s conduct.',
  BAIL: 'Money or property is pledged for the person’s appearance.',
  HOUSE_ARREST: 'The person is confined to their home.',
  DETENTION: 'The person is held in a detention facility.',
  TRAVEL_BAN: 'The person may not leave a town, a region or the country.',
  OTHER: 'A measure that is none of these; the event’s summary says which.',
};

/** What each measure makes of the person’s liberty. */
export const RESTRAINT_CUSTODY: Record<RestraintKind, CustodyState> = {
  WRITTEN_UNDERTAKING: CustodyState.AT_LIBERTY,
  PERSONAL_SURETY: CustodyState.AT_LIBERTY,
  BAIL: CustodyState.AT_LIBERTY,
  HOUSE_ARREST: CustodyState.HOUSE_ARREST,
  DETENTION: CustodyState.DETAINED,
  TRAVEL_BAN: CustodyState.AT_LIBERTY,
  OTHER: CustodyState.AT_LIBERTY,
};
