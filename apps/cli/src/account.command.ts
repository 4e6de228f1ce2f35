import { Command, CommandRunner } from 'nest-commander';
import { AccountCreateCommand } from './account-create.command.js';
import { UsageError } from './command-errors.js';

/** `casetrail account …`: a group of commands, nothing by itself. */
@Command({ name: 'account', description: 'Manage who may sign in', subCommands: [AccountCreateCommand] })
export class AccountCommand extends CommandRunner {
  override run(): Promise<void> {
    this.command.outputHelp({ error: true });
    return Promise.reject(new UsageError('Say which: casetrail account create.'));
  }
}
