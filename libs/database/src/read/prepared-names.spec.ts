import { describe, expect, it } from '@jest/globals';
import { PreparedNames } from './prepared-names.js';

const send = (names: PreparedNames, text: string, times: number) =>
  Array.from({ length: times }, () => names.statement(text).name !== undefined);

describe('PreparedNames', () => {
  it('names a text when it is sent for the fifth time, and from then on', () => {
    expect(send(new PreparedNames('x', 2), 'SELECT 1', 6)).toEqual([false, false, false, false, true, true]);
  });

  it('gives one text one name and another text another', () => {
    const names = new PreparedNames('x', 2);
    send(names, 'SELECT 1', 5);
    send(names, 'SELECT 2', 5);
    const [one, two] = [names.statement('SELECT 1').name, names.statement('SELECT 2').name];
    expect(names.statement('SELECT 1').name).toBe(one);
    expect(one).toMatch(/^x-[0-9a-f]{16}$/);
    expect(two).not.toBe(one);
  });

  it('has no more names than it was given', () => {
    const names = new PreparedNames('x', 1);
    send(names, 'SELECT 1', 5);
    expect(send(names, 'SELECT 2', 9)).toEqual(Array.from({ length: 9 }, () => false));
  });

  it('never names a very long text', () => {
    expect(send(new PreparedNames('x', 1), 'x'.repeat(24_001), 9)).toEqual(Array.from({ length: 9 }, () => false));
  });

  it('forgets what was sent least recently', () => {
    const names = new PreparedNames('x', 1);
    send(names, 'SELECT 1', 4);
    for (let other = 0; other < 512; other++) names.statement(`SELECT 'other ${other}'`);
    expect(send(names, 'SELECT 1', 1)).toEqual([false]);
  });
});
