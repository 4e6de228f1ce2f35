import { DomainError, readSettings } from '@app/kernel';
import { ledgerName, makeFirstKey, readKeyFile, rotateKey, signingKeys } from '@app/proof';
import { CommandRunner, Option, SubCommand } from 'nest-commander';
import { UsageError } from './command-errors.js';
import { asOwner, keyFile, writingAsOwner } from './ledger/as-owner.js';
import { table } from './terminal/table.js';

const CREATE = `
Makes the key that signs checkpoints of the ledger, and prints the verifier key: publish that where readers find it and you cannot
quietly change it. The first start with a database of its own has made one already.
`;

/** `casetrail ledger key create`: the first key. */
@SubCommand({ name: 'create', description: 'Make the key that signs the ledger' })
class LedgerKeyCreateCommand extends CommandRunner {
  override async run(rest: string[], { name }: { name?: string }): Promise<void> {
    if (rest.length > 0) throw new UsageError(`casetrail ledger key create takes no ${rest[0]}: see --help.`);
    const file = keyFile();
    const verifier = await writingAsOwner((manager) =>
      makeFirstKey(manager, file, name ?? ledgerName(readSettings(process.env).publicUrl)),
    );
    if (verifier === null) {
      throw new DomainError(
        'CONFLICT',
        'There is a key: casetrail ledger key list shows it, casetrail ledger key rotate replaces it.',
        ['key'],
      );
    }
    process.stdout.write(`${verifier}\n`);
  }

  @Option({
    flags: '--name <name>',
    description: 'what the ledger is called in its checkpoints, such as cases.example.org',
  })
  parseName(value: string): string {
    return value;
  }

  /** Shown after the options. */
  override setCommand(command: Parameters<CommandRunner['setCommand']>[0]): this {
    command.addHelpText('after', CREATE);
    return super.setCommand(command);
  }
}

/** `casetrail ledger key list`: what to check by. */
@SubCommand({ name: 'list', description: 'Show the verifier keys, and the sizes of the ledger that each signed' })
class LedgerKeyListCommand extends CommandRunner {
  override async run(rest: string[]): Promise<void> {
    if (rest.length > 0) throw new UsageError(`casetrail ledger key list takes no ${rest[0]}: see --help.`);
    const { ledgerKeyFile } = readSettings(process.env);
    const held = new Set(
      (ledgerKeyFile === null ? [] : await readKeyFile(ledgerKeyFile)).map(({ verifier }) => verifier.text),
    );
    const keys = await asOwner(signingKeys);
    const rows = keys.map(({ verifier, from, until }) => [
      verifier,
      String(from),
      until === null ? 'now' : String(until),
      held.has(verifier) ? 'here' : '',
    ]);
    process.stdout.write(table(['verifier key', 'from size', 'until', 'private key'], rows));
  }
}

const ROTATE = `
Replaces the key by a new one. The checkpoint of this moment is signed by both, so that it fits for who checks by either; then the old
private key is destroyed. A running server signs with the new one from then on. Publish it, and tell those who check.
`;

/** `casetrail ledger key rotate`: a new key, in place of the old. */
@SubCommand({ name: 'rotate', description: 'Replace the key that signs the ledger' })
class LedgerKeyRotateCommand extends CommandRunner {
  override async run(rest: string[], { lost = false }: { lost?: boolean }): Promise<void> {
    if (rest.length > 0) throw new UsageError(`casetrail ledger key rotate takes no ${rest[0]}: see --help.`);
    const file = keyFile();
    const rotation = await writingAsOwner((manager) => rotateKey(manager, file, lost));
    await rotation.finish();
    process.stdout.write(`${rotation.verifier}\n`);
    if (!rotation.handedOver)
      process.stderr.write('The old key did not sign for it: tell those who check by the old one.\n');
  }

  @Option({ flags: '--lost', description: 'the old private key is gone' })
  parseLost(): boolean {
    return true;
  }

  /** Shown after the options. */
  override setCommand(command: Parameters<CommandRunner['setCommand']>[0]): this {
    command.addHelpText('after', ROTATE);
    return super.setCommand(command);
  }
}

/** The commands of the group, each to be provided as well. */
export const LEDGER_KEY_COMMANDS = [LedgerKeyCreateCommand, LedgerKeyListCommand, LedgerKeyRotateCommand];

/** `casetrail ledger key …`: a group of commands, nothing by itself. */
@SubCommand({ name: 'key', description: 'The key that signs the ledger', subCommands: LEDGER_KEY_COMMANDS })
export class LedgerKeyCommand extends CommandRunner {
  override run(): Promise<void> {
    this.command.outputHelp({ error: true });
    return Promise.reject(new UsageError('Say which: casetrail ledger key create, list or rotate.'));
  }
}
