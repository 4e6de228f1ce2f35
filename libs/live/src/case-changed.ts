import type { ViewerContext } from '@app/access';
import { caseLoader } from '@app/cases';
import { BadInput, decodeId } from '@app/kernel';
import { changeSetLoader } from '@app/ledger';
import type { CaseChange } from './case-changes.query.js';

/** The part of the graph that can be subscribed to, which the edge runs anew for each event. */
export const CASE_CHANGED = `
  type Subscription {
    "A visible change to any of these cases, as it happens. What you may not see gives no event; at most a hundred cases."
    caseChanged("The IDs of the cases." ids: [ID!]!): CaseChange!
  }
  "A case, and the change set that changed something in it."
  type CaseChange {
    "The case as it is now."
    case: Case!
    "What was done, as far as you may see it."
    changeSet: ChangeSet!
  }
  extend schema { subscription: Subscription }`;

/** The most cases that one subscription may name. */
const MOST_CASES = 100;

/** What a subscription is run with: at first to hear what is asked for, then once for each event. */
export interface SubscriptionRoot {
  /** Told the uuids of the cases. */
  readonly asked?: (keys: readonly string[]) => void;
  readonly change?: CaseChange;
}

/**
 * Resolves the root field.
 * @throws BadInput for IDs that are none of cases; those of cases that are not there are like those that one may not see
 */
export function caseChanged(
  { asked, change }: SubscriptionRoot,
  { ids }: { ids: readonly string[] },
): CaseChange | null {
  if (change) return change;
  if (ids.length === 0) throw new BadInput('No case is named. Give the IDs of those to hear of.', ['ids']);
  if (ids.length > MOST_CASES)
    throw new BadInput(`${ids.length} cases are named, and one subscription takes ${MOST_CASES}. Make several.`, [
      'ids',
    ]);
  asked?.(
    ids.map((id, place) => {
      const decoded = decodeId(id);
      if (decoded?.type === 'Case') return decoded.uuid;
      throw new BadInput('This is no ID of a case. IDs are those that the graph answers with, read at present.', [
        'ids',
        String(place),
      ]);
    }),
  );
  return null;
}

/** The case of an event; null where it has just been hidden, of which nothing is told. */
export function caseOf({ key }: CaseChange, context: ViewerContext) {
  return context.loader(caseLoader).load({ key });
}

export function changeSetOf({ seq }: CaseChange, context: ViewerContext) {
  return context.loader(changeSetLoader).load(seq);
}
