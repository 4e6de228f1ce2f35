import fc from 'fast-check';
import { KINDS } from './model-standing.js';

/** What may be done, by how often it is. */
const WEIGHTS = {
  recordSource: 1,
  openCase: 2,
  namePerson: 2,
  accuse: 4,
  charge: 2,
  record: 10,
  correct: 5,
  edit: 4,
  hide: 6,
  retract: 4,
  merge: 5,
  submit: 2,
  publish: 3,
  submitAndPublish: 6,
  approve: 5,
  withdraw: 2,
} as const;

export type Deed = keyof typeof WEIGHTS;

/**
 * A thing to do: numbers that name a record, or somebody, by the remainder of how many there are. So what is left of a
 * failing run still means something when other commands are taken out of it.
 */
export interface Command {
  readonly deed: Deed;
  readonly who: number;
  readonly one: number;
  readonly other: number;
  readonly tier: number;
  readonly kind: string;
  readonly day: number;
}

const DEED = fc.oneof(
  ...(Object.keys(WEIGHTS) as Deed[]).map((deed) => ({ weight: WEIGHTS[deed], arbitrary: fc.constant(deed) })),
);
const place = fc.nat(11);

const COMMAND: fc.Arbitrary<Command> = fc.record({
  deed: DEED,
  who: place,
  one: place,
  other: place,
  tier: fc.integer({ min: 1, max: 3 }),
  kind: fc.constantFrom(...KINDS),
  day: fc.nat(99),
});

/** The commands of a run, in batches that are done at once: about so many in all. */
export function batches(steps: number, atOnce: number): fc.Arbitrary<Command[][]> {
  // Four parts, of which seldom all are short; what goes wrong takes many steps. For the same reason without the bias to small ones.
  const maxLength = Math.ceil(steps / (atOnce + 1));
  const batch = fc.array(COMMAND, { minLength: 1, maxLength: atOnce, size: 'max' });
  const part = fc.array(batch, { maxLength, size: 'max' });
  return fc.noBias(fc.tuple(part, part, part, part).map((parts) => parts.flat()));
}
