import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { backUp, BackupRefused } from '@app/backup';
import { readSettings } from '@app/kernel';
import { Command, CommandRunner, Option } from 'nest-commander';
import { BackupKeyCommand } from './backup-key.command.js';
import { UsageError } from './command-errors.js';
import { withDatabase } from './with-database.js';

const HELP = `
Copies the database of its own that Casetrail has, with its passwords and the key that signs the ledger, into one file that only the holder of a
private key can open. People may go on recording meanwhile; everything recorded before the end is in it.

  casetrail backup key --out backup-identity.txt      once: keep that file anywhere but here; it prints age1…
  casetrail backup --recipient age1… --to /backups/casetrail-2026-11-26.age
  casetrail restore --identity backup-identity.txt --from /backups/casetrail-2026-11-26.age

The file is that of age (age-encryption.org), holding a tar archive compressed by gzip.
`;

interface Options {
  readonly to: string;
  readonly recipient: string[];
  readonly recipientFile: string;
  readonly force: boolean;
}

/** `casetrail backup`: a copy that can be restored. */
@Command({
  name: 'backup',
  description: 'Copy the database, encrypted, while it is used',
  subCommands: [BackupKeyCommand],
})
export class BackupCommand extends CommandRunner {
  override async run(rest: string[], options: Partial<Options>): Promise<void> {
    if (rest.length > 0) throw new UsageError(`casetrail backup takes no ${rest[0]}: see casetrail backup --help.`);
    const { to, force = false } = options;
    const recipients = [...(options.recipient ?? []), ...(await recipientsIn(options.recipientFile))];
    if (!to || recipients.length === 0)
      throw new UsageError('Give --to, the file, and --recipient, the key to encrypt to; see casetrail backup --help.');
    const { dataFolder, ledgerKeyFile } = readSettings(process.env);
    const { head, bytes } = await withDatabase(({ addresses: { superuser } }, signal) => {
      if (!superuser) {
        throw new BackupRefused(
          'This database is not one that Casetrail runs: back it up by the tools of PostgreSQL, such as pg_dump piped into age; docs/guide/operators.md tells how.',
        );
      }
      return backUp({ superuser, dataFolder, keyFile: ledgerKeyFile, to: resolve(to), recipients, force }, signal);
    });
    process.stdout.write(`Backed up to ${to}: change sets up to ${head.seq}, ${bytes} bytes.\n`);
  }

  @Option({ flags: '--to <file>', description: 'the file to write' })
  parseTo(value: string): string {
    return value;
  }

  @Option({ flags: '--recipient <key>', description: 'age1…, the key to encrypt to; may be repeated' })
  parseRecipient(value: string, before: string[] = []): string[] {
    return [...before, value];
  }

  @Option({ flags: '--recipient-file <file>', description: 'a file with such keys, a line each' })
  parseRecipientFile(value: string): string {
    return value;
  }

  @Option({ flags: '--force', description: 'replace a file that is there' })
  parseForce(): boolean {
    return true;
  }

  /** Shown after the options. */
  override setCommand(command: Parameters<CommandRunner['setCommand']>[0]): this {
    command.addHelpText('after', HELP);
    return super.setCommand(command);
  }
}

async function recipientsIn(file: string | undefined): Promise<string[]> {
  if (!file) return [];
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) =>
    Promise.reject(new UsageError(`${file} cannot be read (${error.code}).`)),
  );
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}
