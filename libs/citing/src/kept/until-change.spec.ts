import { expect, it } from '@jest/globals';
import { UntilChange } from './until-change.js';

const counting = (weigh: (value: string) => number | null = ({ length }) => length) => {
  const kept = new UntilChange<string>(10_000, weigh);
  let times = 0;
  const find = (name: string, head: number, answer: (time: number) => string | null = String) =>
    kept.find(name, head, async () => answer((times += 1)));
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
  const kept = new UntilChange<string>(10_000, () => 1);
  const { promise, resolve } = Promise.withResolvers<string>();
  const before = kept.find('a', 1, () => promise);
  expect(await kept.find('a', 2, async () => 'after')).toBe('after');
  resolve('before');
  expect(await before).toBe('before');
  // Nor is it kept in the place of what is newer.
  expect(await kept.find('a', 2, async () => 'again')).toBe('after');
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
  const kept = new UntilChange<number>(800, (value) => value);
  const whole = new UntilChange<number>(800, (value) => value, 800);
  let times = 0;
  const counted = async (of: UntilChange<number>, size: number) => {
    times = 0;
    for (let time = 0; time < 2; time += 1) await of.find(String(size), 1, async () => ((times += 1), size));
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
  const [outer, inner] = [new UntilChange<string>(10_000, () => 1), new UntilChange<string>(10_000, () => 1)];
  let recorded = 'before';
  const find = (head: number, name = 'a') => outer.find(name, head, () => inner.find(name, head, async () => recorded));
  await inner.find('a', 5, async () => recorded);
  recorded = 'after';
  await outer.find('b', 6, async () => 'another');
  // Its answer of 5 as the last change set came late.
  expect(await find(5)).toBe('before');
  expect([await find(6), await find(5), await find(7)]).toEqual(['after', 'after', 'after']);
});
