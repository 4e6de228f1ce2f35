import { Command, CommandRunner } from 'nest-commander';
import { AccountCreateCommand } from './account-create.command.js';
import { AccountDisableCommand } from './account-disable.command.js';
import { AccountEnableCommand } from './account-enable.command.js';
import { AccountListCommand } from './account-list.command.js';
import { AccountResetSecondFactorCommand } from './account-reset-second-factor.command.js';
import { AccountRevokeCommand } from './account-revoke.command.js';
import { AccountSetPasswordCommand } from './account-set-password.command.js';
import { UsageError } from './command-errors.js';

/** The commands of the group, each to be provided as well. */
export const ACCOUNT_COMMANDS = [
  AccountCreateCommand,
  AccountListCommand,
  AccountDisableCommand,
  AccountEnableCommand,
  AccountRevokeCommand,
  AccountSetPasswordCommand,
  AccountResetSecondFactorCommand,
];

/** `casetrail account …`: a group of commands, nothing by itself. */
@Command({ name: 'account', description: 'Manage who may sign in', subCommands: ACCOUNT_COMMANDS })
export class AccountCommand extends CommandRunner {
  override run(): Promise<void> {
    this.command.outputHelp({ error: true });
    return Promise.reject(
      new UsageError(
        'Say which: casetrail account create, list, disable, enable, revoke, set-password or reset-second-factor.',
      ),
    );
  }
}
