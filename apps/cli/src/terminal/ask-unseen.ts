import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { UsageError } from '../command-errors.js';

/** What secrets are read from: a terminal, or a pipe or file. */
export type Typed = NodeJS.ReadableStream & { isTTY?: boolean };

/** Asks one question after the other; what is typed goes nowhere but into the answers. */
export async function askUnseen(input: Typed, output: NodeJS.WritableStream, questions: string[]): Promise<string[]> {
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
