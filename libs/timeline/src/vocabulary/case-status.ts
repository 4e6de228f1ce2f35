/** Where a case, a charge or a defendant can stand. Nobody types one in: each is folded from events. */
export enum CaseStatus {
  UNKNOWN = 'UNKNOWN',
  UNDER_INVESTIGATION = 'UNDER_INVESTIGATION',
  SUSPENDED = 'SUSPENDED',
  CHARGED = 'CHARGED',
  ON_TRIAL = 'ON_TRIAL',
  PLEA_AGREED = 'PLEA_AGREED',
  CONVICTED = 'CONVICTED',
  UNDER_APPEAL = 'UNDER_APPEAL',
  ACQUITTED = 'ACQUITTED',
  DROPPED = 'DROPPED',
  PARDONED = 'PARDONED',
  SENTENCE_SERVED = 'SENTENCE_SERVED',
  ANNULLED = 'ANNULLED',
  REHABILITATED = 'REHABILITATED',
  CLOSED = 'CLOSED',
}

export const ALL_STATUSES: readonly CaseStatus[] = Object.values(CaseStatus);

/** The statuses in which the question of guilt is still open: "open" in the table of event kinds. */
export const OPEN_STATUSES: readonly CaseStatus[] = [
  CaseStatus.UNKNOWN,
  CaseStatus.UNDER_INVESTIGATION,
  CaseStatus.SUSPENDED,
  CaseStatus.CHARGED,
  CaseStatus.ON_TRIAL,
  CaseStatus.PLEA_AGREED,
  CaseStatus.ANNULLED,
];

/**
 * The statuses in which nothing more is pending. Neither open nor closed is UNDER_APPEAL alone:
 * there is a decision, and it may yet fall.
 */
export const CLOSED_STATUSES: readonly CaseStatus[] = [
  CaseStatus.CONVICTED,
  CaseStatus.SENTENCE_SERVED,
  CaseStatus.PARDONED,
  CaseStatus.REHABILITATED,
  CaseStatus.ACQUITTED,
  CaseStatus.CLOSED,
  CaseStatus.DROPPED,
];

/**
 * Least finished first. A case stands where its least finished charge stands; UNKNOWN comes last,
 * because a charge nothing is known of must not hide a conviction.
 */
export const STATUS_FINISHEDNESS: readonly CaseStatus[] = [
  CaseStatus.ON_TRIAL,
  CaseStatus.PLEA_AGREED,
  CaseStatus.UNDER_APPEAL,
  CaseStatus.CHARGED,
  CaseStatus.UNDER_INVESTIGATION,
  CaseStatus.SUSPENDED,
  CaseStatus.ANNULLED,
  CaseStatus.CONVICTED,
  CaseStatus.SENTENCE_SERVED,
  CaseStatus.PARDONED,
  CaseStatus.REHABILITATED,
  CaseStatus.ACQUITTED,
  CaseStatus.CLOSED,
  CaseStatus.DROPPED,
  CaseStatus.UNKNOWN,
];

/** One sentence for each status, as a researcher would say it; the schema shows them. */
export const STATUS_DESCRIPTIONS: Record<CaseStatus, string> = {
  UNKNOWN: 'No event that you may see tells where it stands.',
  UNDER_INVESTIGATION: 'The authorities are looking into it; nobody has been charged yet.',
  SUSPENDED: 'The authorities have put it on hold, and may take it up again.',
  CHARGED: 'A formal accusation has been made, and no court has the case yet.',
  ON_TRIAL: 'The case is before a court of first instance.',
  PLEA_AGREED: 'The defendant has come to a plea agreement, and judgment is awaited.',
  CONVICTED: 'A court has found the defendant guilty.',
  UNDER_APPEAL: 'There is a decision, and an appeal against it is pending.',
  ACQUITTED: 'A court has found the defendant not guilty.',
  DROPPED: 'The authorities have given up the prosecution.',
  PARDONED: 'The defendant has been pardoned, or falls under an amnesty.',
  SENTENCE_SERVED: 'The sentence has been served to its end.',
  ANNULLED: 'The judgment has been set aside, and no new decision is known.',
  REHABILITATED: 'The state has declared that the prosecution was wrong, and restored the person’s good name.',
  CLOSED: 'It has ended without a finding of guilt or innocence: it is time-barred, or the defendant has died.',
};
