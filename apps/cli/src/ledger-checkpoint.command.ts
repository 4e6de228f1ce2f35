import { makeCheckpoint } from '@app/proof';
import { DomainError } from '@app/kernel';
import { CommandRunner, SubCommand } from 'nest-commander';
import { UsageError } from './command-errors.js';
import { keyFile, writingAsOwner } from './ledger/as-owner.js';

const HELP = `
Signs the tree over all change sets as they are now, and prints the checkpoint: size, head of the tree and signature. Keep it
where nobody who can change this database can change it: casetrail verify --checkpoint finds by it whatever was changed since.
`;

/** `casetrail ledger checkpoint`: for others to keep. */
@SubCommand({ name: 'checkpoint', description: 'Sign the ledger as it is now, and print that' })
export class LedgerCheckpointCommand extends CommandRunner {
  override async run(rest: string[]): Promise<void> {
    if (rest.length > 0) throw new UsageError(`casetrail ledger checkpoint takes no ${rest[0]}: see --help.`);
    const file = keyFile();
    const note = await writingAsOwner((manager) => makeCheckpoint(manager, file));
    if (note === null)
      throw new DomainError(
        'CONFLICT',
        `Nothing was signed: nothing is recorded yet, or ${file} does not hold the key.`,
        [],
      );
    process.stdout.write(note);
  }

  /** Shown after the options. */
  override setCommand(command: Parameters<CommandRunner['setCommand']>[0]): this {
    command.addHelpText('after', HELP);
    return super.setCommand(command);
  }
}
