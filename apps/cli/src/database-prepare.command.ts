import { text } from 'node:stream/consumers';
import { CommandRunner, Option, SubCommand } from 'nest-commander';
import { UsageError } from './command-errors.js';
import { prepareScript } from './prepare/prepare-script.js';
import { readPasswords } from './prepare/read-passwords.js';
import { runPreparation } from './prepare/run-preparation.js';

interface PrepareOptions {
  run?: boolean;
  adminUrlFromStdin?: boolean;
  database?: string;
}

const HELP = `
Without --run the statements are printed, for whoever administers the server to read and run with psql. With --run they
are run, by a superuser whose address comes from CASETRAIL_ADMIN_URL or, with --admin-url-from-stdin, from the standard
input: never from the command line, which every process of the machine can read.

Passwords of the three roles come from CASETRAIL_OWNER_PASSWORD, CASETRAIL_MEMBER_PASSWORD and CASETRAIL_PUBLIC_PASSWORD.
With --run, roles that do not exist yet get a random one where none is given; roles that exist keep theirs.
`;

/** `casetrail database prepare`: roles, extensions and rights on a PostgreSQL of the operator's own. */
@SubCommand({ name: 'prepare', description: 'Make the roles, the extensions and the database Casetrail needs' })
export class DatabasePrepareCommand extends CommandRunner {
  override async run(_arguments: string[], options: PrepareOptions): Promise<void> {
    const passwords = readPasswords(process.env);
    const database = options.database ?? 'casetrail';
    if (!options.run) {
      process.stdout.write(prepareScript(database, passwords));
      return;
    }
    const admin = (options.adminUrlFromStdin ? await text(process.stdin) : process.env['CASETRAIL_ADMIN_URL'])?.trim();
    if (!admin) {
      throw new UsageError(
        'CASETRAIL_ADMIN_URL is missing: set it to the address of a superuser, such as ' +
          'postgres://postgres:password@127.0.0.1:5432/postgres, or pipe it in with --admin-url-from-stdin.',
      );
    }
    process.stdout.write(await runPreparation(admin, database, passwords));
  }

  @Option({ flags: '--run', description: 'run the statements instead of printing them' })
  parseRun(): boolean {
    return true;
  }

  @Option({ flags: '--admin-url-from-stdin', description: "read the superuser's address from the standard input" })
  parseAdminUrlFromStdin(): boolean {
    return true;
  }

  @Option({ flags: '--database <name>', description: 'the name of the database, casetrail if not given' })
  parseDatabase(value: string): string {
    if (!/^[^\0]{1,63}$/.test(value)) throw new UsageError('--database: give a name of 1 to 63 characters.');
    return value;
  }

  /** Shown after the options. */
  override setCommand(command: Parameters<CommandRunner['setCommand']>[0]): this {
    command.addHelpText('after', HELP);
    return super.setCommand(command);
  }
}
