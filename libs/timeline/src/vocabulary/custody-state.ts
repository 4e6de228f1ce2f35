/** Whether a person is at liberty: the result of the second fold. */
export enum CustodyState {
  UNKNOWN = 'UNKNOWN',
  AT_LIBERTY = 'AT_LIBERTY',
  DETAINED = 'DETAINED',
  HOUSE_ARREST = 'HOUSE_ARREST',
  IMPRISONED = 'IMPRISONED',
  ABROAD = 'ABROAD',
  DECEASED = 'DECEASED',
}

/** One sentence for each state, as a researcher would say it; the schema shows them. */
export const CUSTODY_DESCRIPTIONS: Record<CustodyState, string> = {
  UNKNOWN: 'No event that you may see tells whether the person is free.',
  AT_LIBERTY: 'The person is not locked up; bail, parole or a travel ban may still bind them.',
  DETAINED: 'The person is held without having been sentenced: by the police, on remand, or after extradition.',
  HOUSE_ARREST: 'The person may not leave their home.',
  IMPRISONED: 'The person is serving a sentence of imprisonment, or awaits execution.',
  ABROAD: 'The person has left the country of the case.',
  DECEASED: 'The person died in custody.',
};
