import { type AccountEntity, enableAccount } from '@app/access';
import { SubCommand } from 'nest-commander';
import type { EntityManager } from 'typeorm';
import { AccountCommandOf } from './account/account-command.js';

/** `casetrail account enable`: the account may sign in again. Its sessions and tokens stay revoked. */
@SubCommand({ name: 'enable', description: 'Let a disabled account sign in again' })
export class AccountEnableCommand extends AccountCommandOf {
  protected override async change(manager: EntityManager, { id, email }: AccountEntity): Promise<string> {
    await enableAccount(manager, id);
    return `Enabled the account ${email}.`;
  }
}
