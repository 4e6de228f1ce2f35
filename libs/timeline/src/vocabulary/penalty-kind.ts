/** What a court imposed. */
export enum PenaltyKind {
  IMPRISONMENT = 'IMPRISONMENT',
  RESTRICTION_OF_LIBERTY = 'RESTRICTION_OF_LIBERTY',
  FINE = 'FINE',
  COMMUNITY_SERVICE = 'COMMUNITY_SERVICE',
  CORRECTIONAL_LABOUR = 'CORRECTIONAL_LABOUR',
  ACTIVITY_BAN = 'ACTIVITY_BAN',
  CONFISCATION = 'CONFISCATION',
  DEPORTATION = 'DEPORTATION',
  LIFE_IMPRISONMENT = 'LIFE_IMPRISONMENT',
  DEATH = 'DEATH',
  OTHER = 'OTHER',
}

/** The penalties that put a person behind bars; who is sentenced to death waits there. */
export const CUSTODIAL_PENALTIES: ReadonlySet<PenaltyKind> = new Set([
  PenaltyKind.IMPRISONMENT,
  PenaltyKind.LIFE_IMPRISONMENT,
  PenaltyKind.DEATH,
]);

/** One sentence for each penalty, as a researcher would say it; the schema shows them. */
export const PENALTY_DESCRIPTIONS: Record<PenaltyKind, string> = {
  IMPRISONMENT: 'Prison for a fixed term.',
  RESTRICTION_OF_LIBERTY: 'Life at home under supervision and with duties, instead of prison.',
  FINE: 'A sum of money to be paid to the state.',
  COMMUNITY_SERVICE: 'Unpaid work for the public.',
  CORRECTIONAL_LABOUR: 'Work of which a part of the wage is withheld.',
  ACTIVITY_BAN: 'A ban on certain posts or activities, such as leading a public organization.',
  CONFISCATION: 'Property is taken by the state.',
  DEPORTATION: 'The person is made to leave the country.',
  LIFE_IMPRISONMENT: 'Prison for life.',
  DEATH: 'The death penalty.',
  OTHER: 'A penalty that is none of these; its description says which.',
};
