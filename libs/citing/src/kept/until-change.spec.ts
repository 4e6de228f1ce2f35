import { Turns } from '@app/kernel';
import { expect, it } from '@jest/globals';
import type { InTurn } from './asker.js';
import { UntilChange } from './until-change.js';

const atOnce: InTurn = (work) => work();
/** Somebody who knows of no later change set. */
const knowing = (head: number, line = 'one') => ({ head, line });

const counting = (weigh: (value: string) => number | null = ({ length }) => length) => {
  const kept = new UntilChange<string>(atOnce, 10_000, weigh);
  let times = 0;
  const find = (name: string, head: number, answer: (time: number) => string | null = String) =>
    kept.find(name, knowing(head), async () => answer((times += 1)));
  return find;
};

it('finds once what is asked for at the same time, and as long as nothing is recorded', async () => {
  const find = counting();
  expect(await Promise.all([find('a', 1), find('a', 1), find('b', 1)])).toEqual(['1', '1', '2']);
  expect(await find('a', 1)).toBe('1');
  expect(await find('a', 2)).toBe('3');
  // What is newer than whoever asks knows is true too.
  expect(await find('a', 1)).toBe('3');
});

it('has nobody who knows of a later change wait for what was begun before it', async () => {
  const kept = new UntilChange<string>(atOnce, 10_000, () => 1);
  const { promise, resolve } = Promise.withResolvers<string>();
  const before = kept.find('a', knowing(1), () => promise);
  expect(await kept.find('a', knowing(2), async () => 'after')).toBe('after');
  resolve('before');
  expect(await before).toBe('before');
  // Nor is it kept in the place of what is newer.
  expect(await kept.find('a', knowing(2), async () => 'again')).toBe('after');
});

it('keeps neither what is not there, nor what is too large, nor a failure', async () => {
  const find = counting((value) => (value === '2' ? null : 1));
  expect([await find('a', 1, () => null), await find('a', 1), await find('a', 1), await find('a', 1)]).toEqual([
    null,
    '2',
    '3',
    '3',
  ]);
  const failing = () => {
    throw new Error('broken');
  };
  await expect(find('b', 1, failing)).rejects.toThrow('broken');
  expect(await find('b', 1)).toBe('5');
});

it('keeps an eighth of all at most, where nothing else is said', async () => {
  const kept = new UntilChange<number>(atOnce, 800, (value) => value);
  const whole = new UntilChange<number>(atOnce, 800, (value) => value, 800);
  let times = 0;
  const counted = async (of: UntilChange<number>, size: number) => {
    times = 0;
    for (let time = 0; time < 2; time += 1) await of.find(String(size), knowing(1), async () => ((times += 1), size));
    return times;
  };
  expect([await counted(kept, 100), await counted(kept, 101), await counted(whole, 101)]).toEqual([1, 2, 1]);
});

it('forgets everything when something has been recorded', async () => {
  const find = counting();
  await find('a', 1);
  await find('b', 2);
  expect(await find('a', 2)).toBe('3');
  expect(await find('b', 2)).toBe('2');
});

it('keeps nothing for who knows of a change that whoever found it did not, in however many steps it was found', async () => {
  const [outer, inner] = [1, 2].map(() => new UntilChange<string>(atOnce, 10_000, () => 1));
  let recorded = 'before';
  const find = (head: number, name = 'a') =>
    outer!.find(name, knowing(head), async () => inner!.find(name, knowing(head), async () => recorded));
  await inner!.find('a', knowing(5), async () => recorded);
  recorded = 'after';
  await outer!.find('b', knowing(6), async () => 'another');
  // Its answer of 5 as the last change set came late.
  expect(await find(5)).toBe('before');
  expect([await find(6), await find(5), await find(7)]).toEqual(['after', 'after', 'after']);
});

it('waits in the line of each who asks, and is found for all by the first that has a turn', async () => {
  const turns = new Turns(1, 10, 2);
  const kept = new UntilChange<string>(
    (work, line) => turns.take(work, line),
    10_000,
    () => 1,
  );
  const { promise, resolve } = Promise.withResolvers<void>();
  const log: string[] = [];
  const done = (what: string) => async () => {
    log.push(what);
    return what;
  };
  const busy = turns.take(() => promise, 'busy');
  // Those of one line wait for it in one place.
  const before = ['b', 'a', 'a', 'a'].map((name) => kept.find(name, knowing(1, 'long'), done(`${name} for long`)));
  const full = kept.find('c', knowing(1, 'long'), done('c for long'));
  const other = kept.find('a', knowing(1, 'short'), done('a for short'));
  const after = kept.find('d', knowing(1, 'short'), done('d for short'));
  await expect(full).rejects.toThrow('Too much of this is asked for at once.');
  resolve();
  await busy;
  expect(await Promise.all([...before, other, after])).toEqual([
    'b for long',
    'a for short',
    'a for short',
    'a for short',
    'a for short',
    'd for short',
  ]);
  expect(log).toEqual(['b for long', 'a for short', 'd for short']);
});

it('refuses nobody for the length of the line of somebody else who asked first', async () => {
  const turns = new Turns(1, 10, 1);
  const kept = new UntilChange<string>(
    (work, line) => turns.take(work, line),
    10_000,
    () => 1,
  );
  const { promise, resolve } = Promise.withResolvers<void>();
  const busy = [turns.take(() => promise, 'long'), turns.take(() => Promise.resolve(), 'long')];
  const first = kept.find('a', knowing(1, 'long'), async () => 'a for long');
  const other = kept.find('a', knowing(1, 'short'), async () => 'a for short');
  await expect(first).rejects.toThrow('Too much of this is asked for at once.');
  resolve();
  await Promise.all(busy);
  expect(await other).toBe('a for short');
});

it('gives a turn back where another has been given one for the same', async () => {
  const turns = new Turns(2);
  const kept = new UntilChange<string>(
    (work, line) => turns.take(work, line),
    10_000,
    () => null,
  );
  const ends = [1, 2].map(() => Promise.withResolvers<void>());
  const busy = ends.map(({ promise }) => turns.take(() => promise));
  const { promise, resolve } = Promise.withResolvers<string>();
  const both = ['one', 'other'].map((line) => kept.find('a', knowing(1, line), () => promise));
  for (const end of ends) end.resolve();
  await Promise.all(busy);
  // Of the two turns, one is free again.
  expect(await turns.take(async () => 'free')).toBe('free');
  resolve('a');
  expect(await Promise.all(both)).toEqual(['a', 'a']);
});

it.each([
  ['too large to be kept', async () => 'too large'],
  ['nothing', async () => null],
  [
    'a failure',
    async () => {
      throw new Error('in vain');
    },
  ],
])('finds once for all lines that wait for it meanwhile, what is %s too', async (_, answer) => {
  const turns = new Turns(1);
  const kept = new UntilChange<string>(
    (work, line) => turns.take(work, line),
    10_000,
    () => null,
  );
  const { promise, resolve } = Promise.withResolvers<void>();
  const busy = turns.take(() => promise);
  let times = 0;
  const find = (line: string) =>
    kept.find('a', knowing(1, line), () => {
      times += 1;
      return answer();
    });
  const all = Promise.allSettled(['one', 'other', 'third'].map(find));
  resolve();
  await busy;
  const [one, other, third] = await all;
  expect([times, other, third]).toEqual([1, one, one]);
  await Promise.allSettled([find('one')]);
  expect(times).toBe(2);
});
