import { approve, edit, hide, mergeTwo, retractOne } from './changing.js';
import type { Deed } from './commands.js';
import type { Hand, Made } from './hand.js';
import { correct, record } from './happening.js';
import { publishOne, submitOne, withdrawOne } from './publishing.js';
import type { Row } from './record-model.js';
import { accuse, bringCharge, namePerson, openCase, recordSource } from './recording.js';

const DEEDS: Record<Deed, (hand: Hand) => Promise<Made | null>> = {
  recordSource,
  openCase,
  namePerson,
  accuse,
  charge: bringCharge,
  record,
  correct,
  edit,
  hide,
  retract: retractOne,
  merge: mergeTwo,
  submit: submitOne,
  publish: (hand) => publishOne(hand, hand.command.other),
  submitAndPublish: async (hand) => {
    await submitOne(hand);
    return publishOne(hand, -1);
  },
  approve,
  withdraw: withdrawOne,
};

/** What is made by what is done, and how many of it there may be: few, so that much happens to each; no more than a page holds. */
const MOST: Partial<Record<Deed, readonly [table: Row['table'], most: number]>> = {
  recordSource: ['sources', 4],
  openCase: ['cases', 3],
  namePerson: ['persons', 5],
  record: ['case_events', 55],
  correct: ['case_events', 55],
};

/** Does one thing on the server: what was made of it; null where it was refused, waits, or there is nothing to do it to. */
export async function doOne(hand: Hand): Promise<Made | null> {
  const { deed } = hand.command;
  const [made, most] = MOST[deed] ?? [];
  const rows = [...hand.stage.model.now.values()].filter(({ table }) => table === made);
  return most !== undefined && rows.length >= most ? null : DEEDS[deed](hand);
}
