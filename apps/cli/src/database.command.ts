import { Command, CommandRunner } from 'nest-commander';
import { UsageError } from './command-errors.js';
import { DatabasePrepareCommand } from './database-prepare.command.js';

/** `casetrail database …`: a group of commands, nothing by itself. */
@Command({
  name: 'database',
  description: 'Work on the PostgreSQL database itself',
  subCommands: [DatabasePrepareCommand],
})
export class DatabaseCommand extends CommandRunner {
  override run(): Promise<void> {
    this.command.outputHelp({ error: true });
    return Promise.reject(new UsageError('Say which: casetrail database prepare.'));
  }
}
