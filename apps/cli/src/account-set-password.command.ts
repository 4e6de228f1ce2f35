import { findAccount, hashPassword, setPassword } from '@app/access';
import { CommandRunner, Option, SubCommand } from 'nest-commander';
import { readPassword } from './terminal/read-password.js';
import { withAccounts } from './account/with-accounts.js';
import { UsageError } from './command-errors.js';

/** `casetrail account set-password`: for who has forgotten it. */
@SubCommand({ name: 'set-password', description: 'Give an account another password, and end its sessions' })
export class AccountSetPasswordCommand extends CommandRunner {
  override async run(rest: string[], { email }: { email?: string }): Promise<void> {
    if (rest.length > 0) throw new UsageError(`casetrail account set-password takes no ${rest[0]}: see --help.`);
    if (!email) throw new UsageError('Give --email; see casetrail account set-password --help.');
    const hash = await hashPassword(await readPassword(process.stdin, process.stderr));
    const address = await withAccounts(async (manager) => {
      const account = await findAccount(manager, email);
      await setPassword(manager, account.id, hash);
      return account.email;
    });
    process.stdout.write(`Set the password of ${address}, and ended its sessions.\n`);
  }

  @Option({ flags: '--email <address>', description: 'of the account; the password is asked for, or read from stdin' })
  parseEmail(value: string): string {
    return value;
  }
}
