import { Command, CommandRunner } from 'nest-commander';
import { UsageError } from './command-errors.js';
import { TokenCreateCommand } from './token-create.command.js';
import { TokenListCommand } from './token-list.command.js';
import { TokenRevokeCommand } from './token-revoke.command.js';

/** `casetrail token …`: a group of commands, nothing by itself. */
@Command({
  name: 'token',
  description: 'Manage what programs sign in with',
  subCommands: [TokenCreateCommand, TokenListCommand, TokenRevokeCommand],
})
export class TokenCommand extends CommandRunner {
  override run(): Promise<void> {
    this.command.outputHelp({ error: true });
    return Promise.reject(new UsageError('Say which: casetrail token create, list or revoke.'));
  }
}
