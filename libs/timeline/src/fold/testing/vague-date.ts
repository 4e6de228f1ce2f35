import type { Dice } from './dice.js';

export interface VagueDate {
  readonly earliest: string | null;
  readonly latest: string | null;
}

const DAY = 86_400_000;

/** The day so many days after 1 January 2010, as an ISO day. */
export const dayNumber = (days: number): string =>
  new Date(Date.UTC(2010, 0, 1) + days * DAY).toISOString().slice(0, 10);

/** A truthful date for a real day: as vague as sources are, and never excluding the day. */
export function vagueDate(dice: Dice, day: number): VagueDate {
  const iso = dayNumber(day);
  const year = iso.slice(0, 4);
  const month = Number(iso.slice(5, 7));
  switch (dice.below(9)) {
    case 0:
    case 1:
      return { earliest: iso, latest: iso };
    case 2:
      return monthsFrom(Number(year), month, 1);
    case 3: {
      // Northern seasons, as the service reads EDTF: spring is March to May, winter runs into the next year.
      const started = month < 3 ? Number(year) - 1 : Number(year);
      return monthsFrom(started, month < 3 ? 12 : Math.floor(month / 3) * 3, 3);
    }
    case 4:
      return monthsFrom(Number(year), 1, 12);
    case 5:
      return { earliest: dayNumber(day - dice.below(400)), latest: dayNumber(day + dice.below(400)) };
    case 6:
      return { earliest: null, latest: dayNumber(day + dice.below(300)) };
    case 7:
      return { earliest: dayNumber(day - dice.below(300)), latest: null };
    default:
      return { earliest: null, latest: null };
  }
}

function monthsFrom(year: number, month: number, months: number): VagueDate {
  const first = new Date(Date.UTC(year, month - 1, 1));
  const last = new Date(Date.UTC(year, month - 1 + months, 1) - DAY);
  return { earliest: first.toISOString().slice(0, 10), latest: last.toISOString().slice(0, 10) };
}
