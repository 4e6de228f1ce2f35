import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { readAnswers } from './read-answers.js';

const from = (text: string, questions: string[]) => readAnswers(Readable.from([text]), new PassThrough(), questions);

describe('answers that are piped in', () => {
  it.each([
    ['one\ntwo\n', ['one', 'two']],
    ['one\r\ntwo\r\n', ['one', 'two']],
    ['one\ntwo\nand more\n', ['one', 'two\nand more']],
    [' one \n two ', [' one ', ' two ']],
  ])('of %j are a line each, and the last goes on', async (text, answers) => {
    expect(await from(text, ['First: ', 'Second: '])).toEqual(answers);
  });

  it.each([
    ['', 'First is missing'],
    ['one\n', 'Second is missing'],
    ['\ntwo\n', 'First is missing'],
  ])('are refused where %j lacks one', async (text, message) => {
    await expect(from(text, ['First: ', 'Second: '])).rejects.toThrow(message);
  });
});
