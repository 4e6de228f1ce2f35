import type { DateParts, Forms, Messages, Phrase } from './messages/messages.js';
import { monthNames, type MonthNames } from './month-names.js';
import type { EdtfDate, EdtfShape, IntervalEnd } from './parsed-edtf.js';

/** Says a date in one language. */
export type PhraseBook = (shape: EdtfShape) => Phrase;

type FormsOf<Case extends string> = (date: EdtfDate) => Forms<Case>;

/** Binds a language's messages to the shapes of dates, and so hides the cases that only it has. */
export function phraseBook<Case extends string>(messages: Messages<Case>): PhraseBook {
  const names = monthNames(messages.intlLocale);

  const surely: FormsOf<Case> = (date) => {
    const forms = messages.dates[date.precision](dateParts(date, names));
    return date.approximate ? messages.approximate(forms) : forms;
  };
  const endByEnd: FormsOf<Case> = (date) => (date.uncertain ? messages.uncertainEnd(surely(date)) : surely(date));

  return (shape) => {
    // Doubt about the one date in it is doubt about the whole, and said at its end; of two dates each says its own.
    const [first, ...others] = datesOf(shape);
    const doubted = first !== undefined && first.uncertain && others.every(({ edtf }) => edtf === first.edtf);
    const phrase = phraseOf(messages, doubted ? surely : endByEnd, shape);
    return doubted ? messages.uncertain(phrase) : phrase;
  };
}

function datesOf(shape: EdtfShape): EdtfDate[] {
  if (shape.kind === 'unknown') return [];
  if (shape.kind === 'date') return [shape.date];
  return [shape.start, shape.end].filter((end) => end !== null && typeof end === 'object');
}

function phraseOf<Case extends string>(messages: Messages<Case>, forms: FormsOf<Case>, shape: EdtfShape): Phrase {
  switch (shape.kind) {
    case 'date':
      return forms(shape.date);
    case 'range':
      return rangePhrase(messages, forms, shape.start, shape.end);
    case 'interval':
      return intervalPhrase(messages, forms, shape.start, shape.end);
    case 'unknown':
      return messages.unknown;
  }
}

function rangePhrase<Case extends string>(
  messages: Messages<Case>,
  forms: FormsOf<Case>,
  start: EdtfDate | null,
  end: EdtfDate | null,
): Phrase {
  if (start && end) {
    // Nobody says "between 2020 and 2020".
    return start.edtf === end.edtf ? forms(start) : messages.between(forms(start), forms(end));
  }
  if (end) return messages.onOrBefore(forms(end));
  return start ? messages.onOrAfter(forms(start)) : messages.unknown;
}

function intervalPhrase<Case extends string>(
  messages: Messages<Case>,
  forms: FormsOf<Case>,
  start: IntervalEnd,
  end: IntervalEnd,
): Phrase {
  if (typeof start === 'string') {
    return typeof end === 'string' ? messages.unknown : messages.until(forms(end), start);
  }
  if (typeof end === 'string') return messages.from(forms(start), end);
  return start.edtf === end.edtf ? forms(start) : messages.fromTo(forms(start), forms(end));
}

const SEASON_INDEX: Readonly<Record<number, DateParts['season']>> = { 21: 0, 22: 1, 23: 2, 24: 3 };

function dateParts(date: EdtfDate, names: MonthNames): DateParts {
  const month = date.month ?? 1;
  return {
    year: date.year,
    month,
    monthAlone: names.alone[month - 1] ?? '',
    monthInDate: names.inDate[month - 1] ?? '',
    day: date.day ?? 1,
    season: SEASON_INDEX[date.season ?? 21] ?? 0,
  };
}
