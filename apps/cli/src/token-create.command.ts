import { createToken, findAccount, USUAL_DAYS } from '@app/access';
import { CommandRunner, Option, SubCommand } from 'nest-commander';
import { withAccounts } from './account/with-accounts.js';
import { UsageError } from './command-errors.js';

const HELP = `
Prints the token alone, the only time it can be read; what is kept of it is a hash. Whoever has it is taken for the account, so
keep it where passwords are kept. A program sends it in a header:
  Authorization: Bearer casetrail_…
It reads what the account may see. With --write it also records, as far as the role of the account goes.
`;

interface Options {
  readonly email: string;
  readonly name: string;
  readonly write: boolean;
  readonly days: number;
}

/** `casetrail token create`: what a program signs in with. */
@SubCommand({ name: 'create', description: 'Make a token, and print it' })
export class TokenCreateCommand extends CommandRunner {
  override async run(rest: string[], options: Partial<Options>): Promise<void> {
    if (rest.length > 0) throw new UsageError(`casetrail token create takes no ${rest[0]}: see --help.`);
    const { email, name, write = false, days = USUAL_DAYS } = options;
    if (!email || !name) throw new UsageError('Give --email and --name; see casetrail token create --help.');
    const token = await withAccounts(async (manager) => {
      const account = await findAccount(manager, email);
      return createToken(manager, { account, name, mayWrite: write, days });
    });
    process.stdout.write(`${token}\n`);
  }

  @Option({ flags: '--email <address>', description: 'of the account it stands for' })
  parseEmail(value: string): string {
    return value;
  }

  @Option({ flags: '--name <name>', description: 'what to know it by, such as the program or the machine' })
  parseName(value: string): string {
    return value;
  }

  @Option({ flags: '--write', description: 'let it record as well as read' })
  parseWrite(): boolean {
    return true;
  }

  @Option({ flags: '--days <number>', description: `how long it lasts, 1 to 366; ${USUAL_DAYS} if not given` })
  parseDays(value: string): number {
    // What is no whole number is refused with the others that are out of bounds.
    return /^\d{1,4}$/.test(value) ? Number(value) : Number.NaN;
  }

  /** Shown after the options. */
  override setCommand(command: Parameters<CommandRunner['setCommand']>[0]): this {
    command.addHelpText('after', HELP);
    return super.setCommand(command);
  }
}
