import { text } from 'node:stream/consumers';
import { UsageError } from '../command-errors.js';
import { askUnseen, type Typed } from './ask-unseen.js';

/**
 * Answers that must not stand in a command line, which others on the machine can read: from a terminal, asked for one after the
 * other and never shown; from anything else, a line each, the last of which goes on to the end.
 * @throws UsageError where one is missing
 */
export async function readAnswers(
  input: Typed,
  output: NodeJS.WritableStream,
  questions: readonly string[],
): Promise<string[]> {
  const answers = input.isTTY
    ? await askUnseen(input, output, [...questions])
    : lines(await text(input), questions.length);
  const missing = questions.findIndex((_question, place) => !answers[place]);
  if (missing < 0) return answers;
  throw new UsageError(
    `${questions[missing]?.replace(/:? *$/, '') ?? 'An answer'} is missing: pipe it in, a line for each question, or run the command in a terminal to be asked.`,
  );
}

function lines(all: string, count: number): string[] {
  const parts = all.replace(/\r?\n$/, '').split('\n');
  const last = parts.slice(count - 1).join('\n');
  return [...parts.slice(0, count - 1).map((line) => line.replace(/\r$/, '')), last];
}
