import { type AccountEntity, resetSecondFactor } from '@app/access';
import { SubCommand } from 'nest-commander';
import type { EntityManager } from 'typeorm';
import { AccountCommandOf } from './account/account-command.js';

/** `casetrail account reset-second-factor`: for who has lost the telephone and the recovery codes. */
@SubCommand({
  name: 'reset-second-factor',
  description: 'Forget the second factor of an account: the next to sign in sets up another',
})
export class AccountResetSecondFactorCommand extends AccountCommandOf {
  protected override async change(manager: EntityManager, { id, email }: AccountEntity): Promise<string> {
    await resetSecondFactor(manager, id);
    return `Forgot the second factor of ${email}, and ended its sessions. Tell its owner to sign in soon.`;
  }
}
