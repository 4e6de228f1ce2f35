import { findAccount, listTokens } from '@app/access';
import { CommandRunner, Option, SubCommand } from 'nest-commander';
import { table } from './terminal/table.js';
import { withAccounts } from './account/with-accounts.js';
import { UsageError } from './command-errors.js';

const HEAD = ['name', 'begins', 'may', 'until', 'last used'];

/** `casetrail token list`: the tokens of an account that are still valid. */
@SubCommand({ name: 'list', description: 'List the tokens of an account' })
export class TokenListCommand extends CommandRunner {
  override async run(rest: string[], { email }: { email?: string }): Promise<void> {
    if (rest.length > 0) throw new UsageError(`casetrail token list takes no ${rest[0]}: see --help.`);
    if (!email) throw new UsageError('Give --email; see casetrail token list --help.');
    const tokens = await withAccounts(async (manager) => listTokens(manager, (await findAccount(manager, email)).id));
    const rows = tokens.map(({ name, prefix, mayWrite, expiresAt, lastUsedOn }) => [
      name,
      prefix,
      mayWrite ? 'write' : 'read',
      expiresAt.toISOString().slice(0, 10),
      lastUsedOn ?? 'never',
    ]);
    process.stdout.write(table(HEAD, rows));
  }

  @Option({ flags: '--email <address>', description: 'of the account' })
  parseEmail(value: string): string {
    return value;
  }
}
