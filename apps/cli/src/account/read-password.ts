import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { UsageError } from '../command-errors.js';

/** What a password is read from: a terminal, or a pipe or file. */
export type PasswordInput = NodeJS.ReadableStream & { isTTY?: boolean };

/**
 * A password: from a terminal, asked for twice and never shown; from anything else, all that comes, without the end of
 * its line.
 * @param output  where the questions go; not where the command's result does
 * @throws UsageError where the two differ, or nothing comes
 */
export async function readPassword(input: PasswordInput, output: NodeJS.WritableStream): Promise<string> {
  if (!input.isTTY) {
    const password = (await text(input)).replace(/\r?\n$/, '');
    if (password === '') {
      throw new UsageError('The password is missing: pipe it in, or run the command in a terminal to be asked.');
    }
    return password;
  }
  const [first, second] = await ask(input, output, ['Password: ', 'The same again: ']);
  if (first !== second) throw new UsageError('The two are not the same. Nothing was made.');
  return first ?? '';
}

/** Asks one question after the other; what is typed goes nowhere but into the answers. */
async function ask(input: PasswordInput, output: NodeJS.WritableStream, questions: string[]): Promise<string[]> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  // As a terminal, readline takes the echo over, and gives it to a stream that shows nothing.
  const lines = createInterface({ input, output: nowhere, terminal: true, historySize: 0 });
  const left = new Promise<never>((_resolve, reject) => {
    const leave = (): void => reject(new UsageError('No password was given. Nothing was made.'));
    lines.once('SIGINT', leave).once('close', leave);
  });
  left.catch(() => undefined); // Closed after the last answer: nobody waits any more.
  try {
    const answers: string[] = [];
    for (const question of questions) {
      output.write(question);
      answers.push(await Promise.race([lines.question(''), left]));
      output.write('\n');
    }
    return answers;
  } finally {
    lines.close();
  }
}
