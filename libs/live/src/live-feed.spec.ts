import { expect, it } from '@jest/globals';
import type { CaseChange } from './case-changes.query.js';
import { type Listener, LiveFeed } from './live-feed.js';

/** A listener that keeps what it is told. */
class Ear implements Listener {
  readonly told: string[] = [];
  readonly cases: ReadonlySet<string>;

  constructor(
    readonly tier: string,
    ...cases: string[]
  ) {
    this.cases = new Set(cases);
  }

  tell(changes: readonly CaseChange[]): void {
    this.told.push(...changes.map(({ seq, key }) => `${seq} ${key}`));
  }
}

/** A record of change sets, each of a case and the tier from which it is seen. */
function record() {
  const changes: { key: string; tier: string }[] = [];
  const asked: string[] = [];
  const out = new Set<Ear>();
  const failures: unknown[] = [];
  let broken = false;
  const feed = new LiveFeed<Ear>({
    latest: () => (broken ? Promise.reject(new Error('out of reach')) : Promise.resolve(changes.length)),
    changes: ({ tier }, seqs, cases) => {
      asked.push(`${tier}: ${seqs[0]}–${seqs.at(-1)} of ${cases.join(' ')}`);
      const found = seqs.map((seq) => ({ seq, ...changes[seq - 1]! }));
      return Promise.resolve(
        found
          .filter((change) => cases.includes(change.key) && change.tier <= tier)
          .map(({ seq, key }) => ({ seq, key })),
      );
    },
    weed: (ears) => {
      for (const ear of ears) if (out.has(ear)) feed.remove(ear);
      return Promise.resolve();
    },
    failed: (error) => failures.push((error as Error).message),
  });
  return { changes, asked, out, failures, feed, breakDown: (is: boolean) => (broken = is) };
}

it('asks once for all who may see the same, and tells each of theirs in order', async () => {
  const { changes, asked, feed } = record();
  changes.push({ key: 'a', tier: '0' });
  const [one, two, high] = [new Ear('0', 'a'), new Ear('0', 'a', 'b'), new Ear('2', 'b')];
  for (const ear of [one, two, high]) feed.add(ear, changes.length);
  changes.push({ key: 'b', tier: '2' }, { key: 'a', tier: '0' }, { key: 'b', tier: '0' }, { key: 'c', tier: '0' });
  await feed.look();
  expect([one.told, two.told, high.told]).toEqual([['3 a'], ['3 a', '4 b'], ['2 b', '4 b']]);
  expect(asked).toEqual(['0: 2–5 of a b', '2: 2–5 of b']);
  await feed.look();
  expect(asked).toHaveLength(2);
  for (const ear of [one, two, high]) feed.remove(ear);
  expect(feed.size).toBe(0);
});

it('tells who comes back of what came after, once', async () => {
  const { changes, feed } = record();
  changes.push({ key: 'a', tier: '0' }, { key: 'a', tier: '0' }, { key: 'a', tier: '0' });
  const [first, back] = [new Ear('0', 'a'), new Ear('0', 'a')];
  feed.add(first, changes.length);
  feed.add(back, 1);
  changes.push({ key: 'a', tier: '0' });
  await feed.look();
  expect([first.told, back.told]).toEqual([['4 a'], ['2 a', '3 a', '4 a']]);
  for (const ear of [first, back]) feed.remove(ear);
});

it('looks through many change sets five hundred at a time', async () => {
  const { changes, asked, feed } = record();
  const ear = new Ear('0', 'a');
  feed.add(ear, changes.length);
  changes.push(...Array.from({ length: 1_001 }, () => ({ key: 'a', tier: '0' })));
  await feed.look();
  expect(ear.told).toEqual(changes.map((_, place) => `${place + 1} a`));
  expect(asked).toEqual(['0: 1–500 of a', '0: 501–1000 of a', '0: 1001–1001 of a']);
  feed.remove(ear);
});

it('tells nothing to who may not listen any more', async () => {
  const { changes, out, feed } = record();
  const [stays, goes] = [new Ear('0', 'a'), new Ear('0', 'a')];
  for (const ear of [stays, goes]) feed.add(ear, changes.length);
  out.add(goes);
  changes.push({ key: 'a', tier: '0' });
  await feed.look();
  expect([stays.told, goes.told]).toEqual([['1 a'], []]);
  feed.remove(stays);
});

it('leaves out nothing where the database was out of reach for a while', async () => {
  const { changes, failures, feed, breakDown } = record();
  const ear = new Ear('0', 'a');
  feed.add(ear, changes.length);
  await feed.look();
  changes.push({ key: 'a', tier: '0' });
  breakDown(true);
  await feed.look();
  expect([ear.told, failures]).toEqual([[], ['out of reach']]);
  breakDown(false);
  changes.push({ key: 'a', tier: '0' });
  await feed.look();
  expect(ear.told).toEqual(['1 a', '2 a']);
  feed.remove(ear);
});

it('tells each of what came after they began, whoever joins or leaves meanwhile', async () => {
  const { changes, feed } = record();
  changes.push({ key: 'a', tier: '0' });
  const ears = [new Ear('0', 'a'), new Ear('0', 'a'), new Ear('2', 'a')];
  feed.add(ears[0]!, 1);
  changes.push({ key: 'a', tier: '0' });
  const looking = feed.look();
  feed.add(ears[1]!, 2);
  feed.add(ears[2]!, 0);
  feed.remove(ears[0]!);
  changes.push({ key: 'a', tier: '2' }, { key: 'a', tier: '0' });
  await looking;
  await feed.look();
  expect(ears.map(({ told }) => told)).toEqual([[], ['4 a'], ['1 a', '2 a', '3 a', '4 a']]);
  for (const ear of ears) feed.remove(ear);
  changes.push({ key: 'a', tier: '0' });
  const later = new Ear('0', 'a');
  feed.add(later, 5);
  await feed.look();
  expect(later.told).toEqual([]);
  feed.remove(later);
});
