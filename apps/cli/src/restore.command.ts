import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { BackupRefused, identitiesIn, restore } from '@app/backup';
import { readSettings } from '@app/kernel';
import { Command, CommandRunner, Option } from 'nest-commander';
import { UsageError } from './command-errors.js';
import { evidenceOf, type EvidenceOptions, unreadable } from './ledger/evidence.js';

const HELP = `
Restores a file of casetrail backup into CASETRAIL_DATA, which has to be empty or not there, verifies the ledger, and leaves no trace where
anything is wrong. Hand in the newest checkpoints that others kept: a backup that is older than one of them is refused, for what was recorded since
would be gone; with --accept-older it is restored all the same.
`;

interface Options extends EvidenceOptions {
  readonly from: string;
  readonly identity: string;
  readonly acceptOlder: boolean;
}

/** `casetrail restore`: back to what was backed up. */
@Command({ name: 'restore', description: 'Restore a backup into an empty folder' })
export class RestoreCommand extends CommandRunner {
  override async run(rest: string[], options: Partial<Options>): Promise<void> {
    if (rest.length > 0) throw new UsageError(`casetrail restore takes no ${rest[0]}: see casetrail restore --help.`);
    const { from, identity: file, acceptOlder = false } = options;
    if (!from || !file)
      throw new UsageError(
        'Give --from, the backup, and --identity, the file of the private key; see casetrail restore --help.',
      );
    const { dataFolder, database } = readSettings(process.env);
    if (database.mode === 'external')
      throw new BackupRefused(
        'DATABASE_URL is set: casetrail restore makes a database of its own. Leave those settings out, or restore by the tools of PostgreSQL.',
      );
    const evidence = await evidenceOf(options);
    const identities = identitiesIn(
      await readFile(file, 'utf8').catch((error: Error) => Promise.reject(unreadable(file, error))),
    );
    const interrupted = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => interrupted.abort(new BackupRefused('Interrupted: nothing was restored.')));
    }
    const say = (line: string): void => void process.stderr.write(`${line}\n`);
    const report = await restore(
      { from: resolve(from), identities, dataFolder, evidence, acceptOlder },
      say,
      interrupted.signal,
    );
    process.stdout.write(
      `Restored to ${dataFolder}: ${report.size} change sets, the ledger verifies, ${report.checkpoints} checkpoints looked at.\n`,
    );
  }

  @Option({ flags: '--from <file>', description: 'the backup' })
  parseFrom(value: string): string {
    return value;
  }

  @Option({ flags: '--identity <file>', description: 'the file of the private key' })
  parseIdentity(value: string): string {
    return value;
  }

  @Option({ flags: '--checkpoint <file>', description: 'a checkpoint that was kept elsewhere; may be repeated' })
  parseCheckpoint(value: string, before: string[] = []): string[] {
    return [...before, value];
  }

  @Option({ flags: '--key <key>', description: 'the verifier key for those; may be repeated' })
  parseKey(value: string, before: string[] = []): string[] {
    return [...before, value];
  }

  @Option({ flags: '--accept-older', description: 'restore a state older than a checkpoint' })
  parseAcceptOlder(): boolean {
    return true;
  }

  /** Shown after the options. */
  override setCommand(command: Parameters<CommandRunner['setCommand']>[0]): this {
    command.addHelpText('after', HELP);
    return super.setCommand(command);
  }
}
