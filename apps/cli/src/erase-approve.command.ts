import { approveErasure } from '@app/ledger';
import { refoldTouched } from '@app/timeline';
import { CommandRunner, Option, SubCommand } from 'nest-commander';
import { UsageError } from './command-errors.js';
import { asAdmin } from './erase/as-admin.js';
import { vacuum } from './erase/vacuum.js';

const HELP = `
Erases what another admin has requested, in one change set that everybody can see: the value from the record and from every
version of it, and the salts by which somebody could try whether a guess at it is right. All proofs stay valid. It cannot be
taken back. Password and code are asked for on the terminal, or read from the standard input, a line each.

What was erased may still stand in backups, in the write-ahead log until it is used again, and, where its pages have not been
written since, in the files of the tables. --rewrite writes those tables anew; nobody reads or writes them meanwhile.
`;

/** `casetrail erase approve`: the second of two admins. */
@SubCommand({ name: 'approve', description: 'Erase what another admin requested' })
export class EraseApproveCommand extends CommandRunner {
  override async run(rest: string[], options: { email?: string; id?: string; rewrite?: boolean }): Promise<void> {
    if (rest.length > 0) throw new UsageError(`casetrail erase approve takes no ${rest[0]}: see --help.`);
    const { email, id, rewrite = false } = options;
    if (!email || !id) throw new UsageError('Give --email and --id; see casetrail erase approve --help.');
    const { seq } = await asAdmin(
      { email },
      ({ manager, eraser }) => approveErasure(manager, eraser, id, refoldTouched),
      (source, { tables }) => vacuum(source, tables, rewrite),
    );
    process.stdout.write(
      `Erased, by change set ${seq}. Backups made before still hold it: see casetrail erase approve --help.\n`,
    );
  }

  @Option({ flags: '--email <address>', description: 'of your account, an ADMIN' })
  parseEmail(value: string): string {
    return value;
  }

  @Option({ flags: '--id <id>', description: 'of the request: casetrail erase list shows them' })
  parseId(value: string): string {
    return value;
  }

  @Option({ flags: '--rewrite', description: 'write the tables anew, so that their files hold nothing of it' })
  parseRewrite(): boolean {
    return true;
  }

  /** Shown after the options. */
  override setCommand(command: Parameters<CommandRunner['setCommand']>[0]): this {
    command.addHelpText('after', HELP);
    return super.setCommand(command);
  }
}
