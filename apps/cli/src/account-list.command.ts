import { listAccounts } from '@app/access';
import { CommandRunner, SubCommand } from 'nest-commander';
import { table } from './terminal/table.js';
import { withAccounts } from './account/with-accounts.js';
import { UsageError } from './command-errors.js';

const HEAD = ['e-mail', 'name', 'role', 'clearance', 'state', 'second factor'];

/** `casetrail account list`: everybody who may sign in, and who no longer may. */
@SubCommand({ name: 'list', description: 'List all accounts' })
export class AccountListCommand extends CommandRunner {
  override async run(rest: string[]): Promise<void> {
    if (rest.length > 0) throw new UsageError(`casetrail account list takes no ${rest[0]}: see --help.`);
    const accounts = await withAccounts(listAccounts);
    const rows = accounts.map(({ email, displayName, role, clearance, state, secondFactor }) => [
      email,
      displayName,
      role,
      clearance,
      state,
      secondFactor ? 'yes' : 'no',
    ]);
    process.stdout.write(table(HEAD, rows));
  }
}
