import { rejectErasure } from '@app/ledger';
import { CommandRunner, Option, SubCommand } from 'nest-commander';
import { UsageError } from './command-errors.js';
import { asAdmin } from './erase/as-admin.js';

/** `casetrail erase reject`: nothing is erased; whoever requested it may do that too. */
@SubCommand({ name: 'reject', description: 'Decide that nothing is erased' })
export class EraseRejectCommand extends CommandRunner {
  override async run(rest: string[], { email, id }: { email?: string; id?: string }): Promise<void> {
    if (rest.length > 0) throw new UsageError(`casetrail erase reject takes no ${rest[0]}: see --help.`);
    if (!email || !id) throw new UsageError('Give --email and --id; see casetrail erase reject --help.');
    await asAdmin({ email }, ({ manager, eraser }) => rejectErasure(manager, eraser, id));
    process.stdout.write(`Rejected ${id}. Nothing was erased.\n`);
  }

  @Option({ flags: '--email <address>', description: 'of your account, an ADMIN; password and code are asked for' })
  parseEmail(value: string): string {
    return value;
  }

  @Option({ flags: '--id <id>', description: 'of the request: casetrail erase list shows them' })
  parseId(value: string): string {
    return value;
  }
}
