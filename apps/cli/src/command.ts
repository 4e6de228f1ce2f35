import 'reflect-metadata';
import { CommandFactory } from 'nest-commander';
import { CliModule } from './cli.module.js';
import { exitCodeOf, explainCommandError } from './command-errors.js';

/** Runs the command that the process was given, and sets the code that it ends with. */
export async function run(): Promise<void> {
  // A reader such as `head` may close the pipe before we have written everything.
  process.stdout.on('error', () => undefined);

  await CommandFactory.run(CliModule, {
    logger: ['error', 'warn'],
    abortOnError: false,
    serviceErrorHandler(error) {
      const explanation = explainCommandError(error);
      if (explanation) process.stderr.write(`${explanation}\n`);
      process.exitCode = exitCodeOf(error);
    },
  });
}
