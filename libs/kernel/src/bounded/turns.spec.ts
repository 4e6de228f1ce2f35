import { expect, it } from '@jest/globals';
import { Turns } from './turns.js';

it('lets two at a time, in order, also after one has failed', async () => {
  const turns = new Turns(2);
  const log: string[] = [];
  const ends: (() => void)[] = [];
  const work = (name: string) =>
    turns.take(async () => {
      log.push(name);
      await new Promise<void>((resolve, reject) => {
        ends.push(name === 'a' ? () => reject(new Error(name)) : resolve);
      });
      return name;
    });
  const all = ['a', 'b', 'c', 'd'].map(work);
  const [a] = all;
  expect(log).toEqual(['a', 'b']);
  ends[0]?.();
  await expect(a).rejects.toThrow('a');
  expect(log).toEqual(['a', 'b', 'c']);
  ends[1]?.();
  ends[2]?.();
  expect(await Promise.all(all.slice(1, 3))).toEqual(['b', 'c']);
  expect(log).toEqual(['a', 'b', 'c', 'd']);
  ends[3]?.();
  expect(await all[3]).toBe('d');
});

it('refuses what would wait behind too much', async () => {
  const turns = new Turns(1, 1);
  const { promise, resolve } = Promise.withResolvers<void>();
  const [first, second] = [turns.take(() => promise), turns.take(() => Promise.resolve('second'))];
  await expect(turns.take(() => Promise.resolve())).rejects.toThrow('Too much of this is asked for at once.');
  resolve();
  await first;
  expect(await second).toBe('second');
  expect(await turns.take(() => Promise.resolve('later'))).toBe('later');
});

/** Begins one piece of work for each of the lines, in this order, of which the first lasts until `end`. */
function inLines(turns: Turns, lines: readonly string[]) {
  const { promise, resolve } = Promise.withResolvers<void>();
  const served: string[] = [];
  const asked = lines.map((line, place) =>
    turns.take(async () => {
      served.push(`${line} ${place}`);
      if (place === 0) await promise;
    }, line),
  );
  return {
    end: async () => {
      resolve();
      return { outcomes: (await Promise.allSettled(asked)).map(({ status }) => status === 'fulfilled'), served };
    },
  };
}

it('serves lines by turns, however long one of them is', async () => {
  const work = inLines(new Turns(1, 9, 9), ['one', 'one', 'one', 'one', 'other', 'other']);
  const { outcomes, served } = await work.end();
  expect(outcomes).toEqual([true, true, true, true, true, true]);
  expect(served).toEqual(['one 0', 'one 1', 'other 4', 'one 2', 'other 5', 'one 3']);
});

it('refuses who waits behind too much of their own, though there is place in all', async () => {
  const work = inLines(new Turns(1, 9, 2), ['one', 'one', 'one', 'one', 'other', 'other']);
  const { outcomes, served } = await work.end();
  expect(outcomes).toEqual([true, true, true, false, true, true]);
  expect(served).toEqual(['one 0', 'one 1', 'other 4', 'one 2', 'other 5']);
});

it('has the last of the longest line go for who comes to a shorter one, and nobody for who comes to one as long', async () => {
  const turns = new Turns(1, 4, 4);
  const lines = ['one', 'one', 'one', 'one', 'one', 'one', 'other', 'other', 'other', 'third', 'third'];
  const work = inLines(turns, lines);
  const { outcomes, served } = await work.end();
  expect(outcomes).toEqual([true, true, false, false, false, false, true, true, false, true, false]);
  expect(served).toEqual(['one 0', 'one 1', 'other 6', 'third 9', 'other 7']);
  expect(await turns.take(() => Promise.resolve('later'), 'one')).toBe('later');
});
