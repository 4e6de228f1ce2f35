import { findAccount, revokeToken } from '@app/access';
import { CommandRunner, Option, SubCommand } from 'nest-commander';
import { withAccounts } from './account/with-accounts.js';
import { UsageError } from './command-errors.js';

/** `casetrail token revoke`: from the next request on, the token is none. */
@SubCommand({ name: 'revoke', description: 'Revoke a token at once' })
export class TokenRevokeCommand extends CommandRunner {
  override async run(rest: string[], { email, name }: { email?: string; name?: string }): Promise<void> {
    if (rest.length > 0) throw new UsageError(`casetrail token revoke takes no ${rest[0]}: see --help.`);
    if (!email || !name) throw new UsageError('Give --email and --name; see casetrail token revoke --help.');
    await withAccounts(async (manager) => revokeToken(manager, (await findAccount(manager, email)).id, name));
    process.stdout.write('Revoked the token.\n');
  }

  @Option({ flags: '--email <address>', description: 'of the account' })
  parseEmail(value: string): string {
    return value;
  }

  @Option({ flags: '--name <name>', description: 'of the token, or how it begins, as casetrail token list shows it' })
  parseName(value: string): string {
    return value;
  }
}
