import Sequencer from '@jest/test-sequencer';

/**
 * The specs that take longest, in the order they start. Jest knows only how long the files are until it has run them once, and
 * would leave some of these for the end, where one worker waits for the other. Those that share the large record, which the
 * first of them fills, do not start side by side: one would wait for the other.
 */
const LONGEST = [
  'write-plans',
  'history-plans',
  'faults',
  'edition-secrecy',
  'lifecycle',
  'lifecycle-shared',
  'lifecycle-accounts',
  'database-accounts',
  'lifecycle-external',
  'model',
  'lifecycle-kill',
  'backup',
  'access-accounts',
  'database-plans',
  'rights',
  'guides',
  'editions-over-time',
  'case-statements',
  'publishing-scale',
  'access-tokens',
  'database-check',
  'ledger-concurrency',
  'explorer',
  'erasure',
  'access-pages',
  'edition-pages',
];

/** The others follow, the longest file first. */
export default class extends Sequencer {
  sort(tests) {
    // oxlint-disable-next-line unicorn/no-array-sort -- a method of the sequencer, not of an array
    return super.sort(tests).toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

function placeOf({ path }) {
  const place = LONGEST.findIndex((name) => path.endsWith(`/test/${name}.e2e-spec.ts`));
  return place < 0 ? LONGEST.length : place;
}
