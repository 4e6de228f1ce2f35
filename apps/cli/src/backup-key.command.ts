import { writeFile } from 'node:fs/promises';
import { makeBackupKey } from '@app/backup';
import { CommandRunner, Option, SubCommand } from 'nest-commander';
import { UsageError } from './command-errors.js';

const HELP = `
Makes a pair of keys. The private one goes into the file: whoever has it can open every backup, and without it nobody can. Keep it away from
this machine, and twice. The public one is printed: give it to casetrail backup --recipient. The file is one that age can use too.
`;

/** `casetrail backup key`: what backups are encrypted to. */
@SubCommand({ name: 'key', description: 'Make the keys that backups are encrypted by' })
export class BackupKeyCommand extends CommandRunner {
  override async run(rest: string[], { out }: { out?: string }): Promise<void> {
    if (rest.length > 0) throw new UsageError(`casetrail backup key takes no ${rest[0]}: see --help.`);
    if (!out) throw new UsageError('Give --out, the file for the private key; see casetrail backup key --help.');
    const { identity, recipient } = await makeBackupKey();
    await writeFile(out, `# public key: ${recipient}\n${identity}\n`, { mode: 0o600, flag: 'wx', flush: true }).catch(
      (error: NodeJS.ErrnoException) =>
        Promise.reject(
          new UsageError(
            error.code === 'EEXIST'
              ? `${out} is there already, and may be the key of backups you have: give another name.`
              : `${out} cannot be written (${error.code}).`,
          ),
        ),
    );
    process.stdout.write(`${recipient}\n`);
  }

  @Option({ flags: '--out <file>', description: 'the file for the private key' })
  parseOut(value: string): string {
    return value;
  }

  /** Shown after the options. */
  override setCommand(command: Parameters<CommandRunner['setCommand']>[0]): this {
    command.addHelpText('after', HELP);
    return super.setCommand(command);
  }
}
