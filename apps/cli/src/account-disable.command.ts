import { type AccountEntity, disableAccount } from '@app/access';
import { SubCommand } from 'nest-commander';
import type { EntityManager } from 'typeorm';
import { AccountCommandOf } from './account/account-command.js';

/** `casetrail account disable`: from the next request on, nothing signs the account in. */
@SubCommand({ name: 'disable', description: 'Shut an account out at once, and revoke its sessions and tokens' })
export class AccountDisableCommand extends AccountCommandOf {
  protected override async change(manager: EntityManager, { id, email }: AccountEntity): Promise<string> {
    await disableAccount(manager, id);
    return `Disabled the account ${email}.`;
  }
}
