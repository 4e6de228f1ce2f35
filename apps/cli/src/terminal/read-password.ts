import { text } from 'node:stream/consumers';
import { UsageError } from '../command-errors.js';
import { askUnseen, type Typed } from './ask-unseen.js';

/**
 * A password: from a terminal, asked for twice and never shown; from anything else, all that comes, without the end of
 * its line.
 * @param output  where the questions go; not where the command's result does
 * @throws UsageError where the two differ, or nothing comes
 */
export async function readPassword(input: Typed, output: NodeJS.WritableStream): Promise<string> {
  if (!input.isTTY) {
    const password = (await text(input)).replace(/\r?\n$/, '');
    if (password === '') {
      throw new UsageError('The password is missing: pipe it in, or run the command in a terminal to be asked.');
    }
    return password;
  }
  const [first, second] = await askUnseen(input, output, ['Password: ', 'The same again: ']);
  if (first !== second) throw new UsageError('The two are not the same. Nothing was made.');
  return first ?? '';
}
