import { type AccountRequest, createAccount, hashPassword, readAccountRequest } from '@app/access';
import { CommandRunner, Option, SubCommand } from 'nest-commander';
import { readPassword } from './terminal/read-password.js';
import { withAccounts } from './account/with-accounts.js';
import { UsageError } from './command-errors.js';

const HELP = `
The password is asked for on the terminal, twice, or read from the standard input where that is none:
  casetrail account create --role ADVOCATE --email you@example.org --name 'Your Name' < file-with-the-password
It has 12 to 1024 characters. What is kept of it is an argon2id hash.

Roles: RESEARCHER reads; ADVOCATE also records and submits; EDITOR also publishes, approves and merges; ADMIN manages
accounts and tokens. The clearance says what the account may see: PARTNER for a RESEARCHER and RESTRICTED for the others
if not given; SEALED only by name.
`;

/** `casetrail account create`: somebody who may sign in. */
@SubCommand({ name: 'create', description: 'Make an account' })
export class AccountCreateCommand extends CommandRunner {
  override async run(rest: string[], options: Partial<AccountRequest>): Promise<void> {
    if (rest.length > 0) throw new UsageError(`casetrail account create takes no ${rest[0]}: see --help.`);
    const { email, name, role, clearance } = options;
    if (!email || !name || !role) {
      throw new UsageError('Give --email, --name and --role; see casetrail account create --help.');
    }
    const draft = readAccountRequest({ email, name, role, clearance });
    const hash = await hashPassword(await readPassword(process.stdin, process.stderr));
    await withAccounts((manager) => createAccount(manager, draft, hash));
    process.stdout.write(
      `Made the account ${draft.email}: ${draft.name}, ${draft.role}, clearance ${draft.clearance}.\n`,
    );
  }

  @Option({ flags: '--email <address>', description: 'the address to sign in with' })
  parseEmail(value: string): string {
    return value;
  }

  @Option({ flags: '--name <name>', description: 'how the person is called here' })
  parseName(value: string): string {
    return value;
  }

  @Option({ flags: '--role <role>', description: 'RESEARCHER, ADVOCATE, EDITOR or ADMIN' })
  parseRole(value: string): string {
    return value;
  }

  @Option({ flags: '--clearance <tier>', description: 'PUBLIC, PARTNER, RESTRICTED or SEALED' })
  parseClearance(value: string): string {
    return value;
  }

  /** Shown after the options. */
  override setCommand(command: Parameters<CommandRunner['setCommand']>[0]): this {
    command.addHelpText('after', HELP);
    return super.setCommand(command);
  }
}
