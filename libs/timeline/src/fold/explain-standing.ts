import { formatFuzzyDateInSentence } from '@app/kernel';
import { CaseEventKind } from '../vocabulary/case-event-kind.js';
import { CaseStatus } from '../vocabulary/case-status.js';
import { isMovingKind } from '../vocabulary/event-kinds.js';
import type { StandingResult } from './aggregate.js';
import { chinese } from './messages/zh.js';
import { english } from './messages/en.js';
import { kazakh } from './messages/kk.js';
import { russian } from './messages/ru.js';
import type { Frame, StandingMessages } from './messages/standing-messages.js';

/** A reason of a standing: an event of its `because`. */
export interface Reason {
  readonly id: string;
  readonly kind: CaseEventKind;
  readonly edtf: string;
}

const MESSAGES = new Map<string, StandingMessages>([
  ['en', english],
  ['ru', russian],
  ['kk', kazakh],
  ['zh', chinese],
]);

/** More would be a list, and the timeline is a better one. */
const MOST_REASONS = 3;

/** The events whose own date is the date of the status: "dropped on …" where an event DROPPED made it so. */
const DATED_BY: Partial<Record<CaseStatus, readonly CaseEventKind[]>> = {
  SUSPENDED: [CaseEventKind.SUSPENDED],
  CHARGED: [CaseEventKind.CHARGED],
  PLEA_AGREED: [CaseEventKind.PLEA_AGREEMENT],
  CONVICTED: [CaseEventKind.CONVICTED, CaseEventKind.SENTENCED],
  ACQUITTED: [CaseEventKind.ACQUITTED],
  DROPPED: [CaseEventKind.DROPPED, CaseEventKind.CHARGE_DROPPED],
  PARDONED: [CaseEventKind.PARDONED],
  SENTENCE_SERVED: [CaseEventKind.SENTENCE_SERVED],
  ANNULLED: [CaseEventKind.JUDGMENT_ANNULLED],
  REHABILITATED: [CaseEventKind.REHABILITATED],
};

/**
 * One sentence for people: "Dropped between 1 May 2020 and 5 February 2021, after the investigation was
 * opened in spring 2020." It gives the date of the event that made it so and, oldest first, up to three
 * reasons from before; where another kind of event made it so (a charge was dropped, and the conviction
 * on the other is what remains) it says which, instead of giving a status a date that is not its own.
 *
 * @param because the events of `standing.because`, oldest first. Where the one of `standing.since` is not
 *   among them the sentence gives no date.
 * @param locale BCP 47; its language decides. English, Russian, Kazakh, Chinese; any other is answered in English.
 * @throws EdtfError where a date cannot be read.
 */
export function explainStanding(
  standing: Pick<StandingResult, 'status' | 'since' | 'final'>,
  because: readonly Reason[],
  locale: string,
): string {
  const asked = locale.split(/[-_]/, 1)[0]!.toLowerCase();
  const language = MESSAGES.has(asked) ? asked : 'en';
  const messages = MESSAGES.get(language) ?? english;
  const put = ([before, after]: Frame, edtf: string | null): string => {
    const date = edtf === null ? '' : formatFuzzyDateInSentence(edtf, language);
    return [before, date, after].filter((part) => part !== '').join(messages.space);
  };
  const say = ({ kind, edtf }: Reason): string => (isMovingKind(kind) ? put(messages.event[kind], edtf) : '');

  const { status, final } = standing;
  // A status that is not known has no date of its own: whatever is known went before.
  const at = status === CaseStatus.UNKNOWN ? -1 : because.findIndex(({ id }) => id === standing.since);
  const cause = because[at];
  const event = cause === undefined ? '' : say(cause);
  const words = messages.status[status];
  const main =
    cause === undefined || event === ''
      ? put(words.frame, null)
      : DATED_BY[status]?.includes(cause.kind)
        ? put(words.frame, cause.edtf)
        : messages.since(words.standing, event);

  const before = at < 0 ? because : because.slice(0, at);
  const reasons = [...new Set(before.map(say))].filter((reason) => reason !== '').slice(0, MOST_REASONS);
  const whole = reasons.length === 0 ? main : messages.after(main, listed(reasons, messages.list));
  const finality = final === null ? '' : final ? messages.final : messages.notFinal;
  const sentence = whole + finality + messages.stop;
  return sentence.charAt(0).toLocaleUpperCase(language) + sentence.slice(1);
}

function listed(items: readonly string[], [comma, and]: readonly [string, string]): string {
  const last = items.at(-1)!;
  return items.length === 1 ? last : items.slice(0, -1).join(comma) + and + last;
}
