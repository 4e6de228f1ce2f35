import { type AccountEntity, findAccount } from '@app/access';
import { CommandRunner, Option } from 'nest-commander';
import type { EntityManager } from 'typeorm';
import { UsageError } from '../command-errors.js';
import { withAccounts } from './with-accounts.js';

/** A command that does one thing to the account of an address, and says what. */
export abstract class AccountCommandOf extends CommandRunner {
  override async run(rest: string[], { email }: { email?: string }): Promise<void> {
    const command = `casetrail account ${this.command.name()}`;
    if (rest.length > 0) throw new UsageError(`${command} takes no ${rest[0]}: see --help.`);
    if (!email) throw new UsageError(`Give --email; see ${command} --help.`);
    const said = await withAccounts(async (manager) => this.change(manager, await findAccount(manager, email)));
    process.stdout.write(`${said}\n`);
  }

  @Option({ flags: '--email <address>', description: 'of the account' })
  parseEmail(value: string): string {
    return value;
  }

  /** Answers the line that says what was done. */
  protected abstract change(manager: EntityManager, account: AccountEntity): Promise<string>;
}
