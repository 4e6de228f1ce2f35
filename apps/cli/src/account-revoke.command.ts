import { findAccount, revokeEverything } from '@app/access';
import { CommandRunner, Option, SubCommand } from 'nest-commander';
import { withAccounts } from './account/with-accounts.js';
import { UsageError } from './command-errors.js';

const HELP = `
For when a telephone, a computer or a password is in other hands: from the next request on, every session, token and setup link
of the account, or of all accounts, is none. Passwords and second factors stay; to shut an account out, disable it.
`;

/** `casetrail account revoke`: panic. */
@SubCommand({ name: 'revoke', description: 'Revoke every session and token of an account, or of all, at once' })
export class AccountRevokeCommand extends CommandRunner {
  override async run(rest: string[], { email, all = false }: { email?: string; all?: boolean }): Promise<void> {
    if (rest.length > 0) throw new UsageError(`casetrail account revoke takes no ${rest[0]}: see --help.`);
    if ((email === undefined) !== all) {
      throw new UsageError('Give either --email or --all; see casetrail account revoke --help.');
    }
    const { sessions, tokens } = await withAccounts(async (manager) =>
      revokeEverything(manager, email === undefined ? null : (await findAccount(manager, email)).id),
    );
    process.stdout.write(`Revoked ${count(sessions, 'session')} and ${count(tokens, 'token')}.\n`);
  }

  @Option({ flags: '--email <address>', description: 'of the account' })
  parseEmail(value: string): string {
    return value;
  }

  @Option({ flags: '--all', description: 'of all accounts' })
  parseAll(): boolean {
    return true;
  }

  /** Shown after the options. */
  override setCommand(command: Parameters<CommandRunner['setCommand']>[0]): this {
    command.addHelpText('after', HELP);
    return super.setCommand(command);
  }
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
