import { Command, CommandRunner } from 'nest-commander';
import { UsageError } from './command-errors.js';
import { TokenCreateCommand } from './token-create.command.js';
import { TokenListCommand } from './token-list.command.js';
import { TokenRevokeCommand } from './token-revoke.command.js';

/** The commands of the group, each to be provided as well. */
export const TOKEN_COMMANDS = [TokenCreateCommand, TokenListCommand, TokenRevokeCommand];

/** `casetrail token …`: a group of commands, nothing by itself. */
@Command({ name: 'token', description: 'Manage what programs sign in with', subCommands: TOKEN_COMMANDS })
export class TokenCommand extends CommandRunner {
  override run(): Promise<void> {
    this.command.outputHelp({ error: true });
    return Promise.reject(new UsageError('Say which: casetrail token create, list or revoke.'));
  }
}
