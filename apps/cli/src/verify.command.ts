import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { type Fault, type Report, verifyDatabase, verifyExport } from '@app/proof';
import { Command, CommandRunner, Option } from 'nest-commander';
import { UsageError } from './command-errors.js';
import { asOwner } from './ledger/as-owner.js';
import { evidenceOf, type EvidenceOptions, unreadable } from './ledger/evidence.js';

const HELP = `
Computes every commitment, leaf and head of the ledger again, and compares: each row of history with what was committed to when it
was recorded, what stands now with history, and the tree of all change sets with every checkpoint there is. Prints OK, or what is
wrong with the first change set in front, and ends with 1. A server may run meanwhile.

A checkpoint that was kept elsewhere (casetrail ledger checkpoint, /ledger/checkpoint) is what shows that even whoever runs this
database has changed nothing since: give its file by --checkpoint, as often as you like, and the verifier key that you were told at that time by
--key. With --export the file of casetrail ledger export is verified in place of the database.
`;

/** As many are printed. */
const MOST = 20;

interface Options extends EvidenceOptions {
  readonly export: string;
}

/** `casetrail verify`: whether the record is what it was. */
@Command({ name: 'verify', description: 'Check the ledger: nothing is lost or silently changed' })
export class VerifyCommand extends CommandRunner {
  override async run(rest: string[], options: Partial<Options>): Promise<void> {
    if (rest.length > 0) throw new UsageError(`casetrail verify takes no ${rest[0]}: see casetrail verify --help.`);
    const evidence = await evidenceOf(options);
    const { export: file } = options;
    const report = file
      ? await verifyExport(linesOf(file), evidence)
      : await asOwner((manager, signal) => verifyDatabase(manager, evidence, signal));
    tell(report);
  }

  @Option({ flags: '--export <file>', description: 'verify a file of casetrail ledger export' })
  parseExport(value: string): string {
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

  /** Shown after the options. */
  override setCommand(command: Parameters<CommandRunner['setCommand']>[0]): this {
    command.addHelpText('after', HELP);
    return super.setCommand(command);
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const stream = createReadStream(file, 'utf8');
  try {
    yield* createInterface({ input: stream, crlfDelay: Infinity });
    if (stream.errored) throw stream.errored;
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code ? unreadable(file, error as NodeJS.ErrnoException) : error;
  } finally {
    stream.destroy();
  }
}

function tell({ size, root, checkpoints, faults, found, unseen }: Report): void {
  const looked = `${size} ${size === 1 ? 'change set' : 'change sets'}, ${checkpoints} ${checkpoints === 1 ? 'checkpoint' : 'checkpoints'}`;
  if (found === 0) {
    process.stdout.write(`OK: ${looked}, head ${root.toString('base64')}\n`);
    if (unseen.changeSets + unseen.fields > 0) {
      process.stdout.write(`Not shown: ${unseen.changeSets} change sets, and ${unseen.fields} fields of others\n`);
    }
    return;
  }
  for (const fault of faults.slice(0, MOST)) process.stdout.write(`${placeOf(fault)}: ${fault.what}\n`);
  if (found > MOST) process.stdout.write(`… and ${found - MOST} more\n`);
  process.stdout.write(`${found} ${found === 1 ? 'fault' : 'faults'}: ${looked}; the first: ${placeOf(faults[0]!)}\n`);
  process.exitCode = 1;
}

const placeOf = ({ seq, checkpoint }: Fault): string =>
  seq === null ? 'record' : `${checkpoint ? 'checkpoint of size' : 'change set'} ${seq}`;
