import { PassThrough, Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { Typed } from './ask-unseen.js';
import { readPassword } from './read-password.js';

/** A terminal at which somebody types, and what appears on it. */
function terminal(): { input: Typed & PassThrough; output: PassThrough; shown: () => string } {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  const output = new PassThrough();
  let text = '';
  output.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  return { input, output, shown: () => text };
}

/** Types each line when the question before it has appeared. */
async function typing(lines: string[], end = '\r'): Promise<{ answer: Promise<string>; shown: () => string }> {
  const { input, output, shown } = terminal();
  const answer = readPassword(input, output);
  answer.catch(() => undefined);
  for (const line of lines) {
    await delay(10);
    input.write(`${line}${end}`);
  }
  return { answer, shown };
}

describe('a password typed at a terminal', () => {
  it('is asked for twice and never shown', async () => {
    const { answer, shown } = await typing(['correct horse', 'correct horse']);
    expect(await answer).toBe('correct horse');
    expect(shown()).toBe('Password: \nThe same again: \n');
  });

  it('can be mended while it is typed', async () => {
    const { answer } = await typing(['correct hoss\u007f\u007frse', 'correct horse']);
    expect(await answer).toBe('correct horse');
  });

  it('has to be the same both times', async () => {
    const { answer, shown } = await typing(['correct horse', 'correct house']);
    await expect(answer).rejects.toThrow('The two are not the same. Nothing was made.');
    expect(shown()).not.toContain('hou');
  });

  it.each([
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
  ])('is given up by %s', async (_keys, typed) => {
    const { answer } = await typing([typed], '');
    await expect(answer).rejects.toThrow('No password was given. Nothing was made.');
  });
});

describe('a password from elsewhere', () => {
  const from = (text: string) => readPassword(Readable.from([text]), new PassThrough());

  it.each([
    ['correct horse\n', 'correct horse'],
    ['correct horse\r\n', 'correct horse'],
    [' correct horse ', ' correct horse '],
    ['correct\nhorse\n', 'correct\nhorse'],
  ])('is all of %j but the end of its line', async (text, password) => {
    expect(await from(text)).toBe(password);
  });

  it.each(['', '\n'])('is missing from %j', async (text) => {
    await expect(from(text)).rejects.toThrow('The password is missing');
  });
});
