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

it('serves lines by turns, however long one of them is', async () => {
  const turns = new Turns(1, 5, 3);
  const { promise, resolve } = Promise.withResolvers<void>();
  const served: string[] = [];
  const asked = ['one', 'one', 'one', 'other', 'other'].map((line, place) =>
    turns.take(async () => {
      served.push(`${line} ${place}`);
      if (place === 0) await promise;
    }, line),
  );
  const refused = ['one', 'one'].map((line) => turns.take(() => Promise.resolve(), line));
  await expect(refused[1]).rejects.toThrow('Too much of this is asked for at once.');
  resolve();
  await Promise.all([...asked, refused[0]]);
  expect(served).toEqual(['one 0', 'one 1', 'other 3', 'one 2', 'other 4']);
});

it('refuses who waits behind too much of their own, and everybody when there is too much of all', async () => {
  const turns = new Turns(1, 3, 2);
  const { promise, resolve } = Promise.withResolvers<void>();
  const [first, ...waiting] = ['one', 'one', 'one', 'other'].map((line) => turns.take(() => promise, line));
  const refused = await Promise.allSettled(['one', 'another'].map((line) => turns.take(() => promise, line)));
  expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  resolve();
  await Promise.all([first, ...waiting]);
  expect(await turns.take(() => Promise.resolve('later'), 'another')).toBe('later');
});
