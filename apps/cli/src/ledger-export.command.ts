import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { link, rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportLedger } from '@app/proof';
import { CommandRunner, Option, SubCommand } from 'nest-commander';
import { UsageError } from './command-errors.js';
import { asOwner } from './ledger/as-owner.js';

const HELP = `
Writes the ledger as lines of JSON, by which anybody can check it without a database: casetrail verify --export FILE, or
docs/verify/verify-ledger.mjs, which needs nothing but Node.js. docs/ledger.md tells what stands in it.

With --public it holds what everybody may read, and of all else that it happened; it can be given away. Without, it holds all that
was ever recorded, SEALED names and what was hidden since included: guard it as you guard the database.
`;

/** `casetrail ledger export`: what a stranger checks the ledger by. */
@SubCommand({ name: 'export', description: 'Write the ledger to a file, for others to check' })
export class LedgerExportCommand extends CommandRunner {
  override async run(rest: string[], options: { out?: string; public?: boolean; force?: boolean }): Promise<void> {
    if (rest.length > 0) throw new UsageError(`casetrail ledger export takes no ${rest[0]}: see --help.`);
    const { out, force = false } = options;
    if (!out) throw new UsageError('Give --out, the file to write; see casetrail ledger export --help.');
    const scope = options.public ? 'public' : 'whole';
    const draft = `${out}.new-${randomBytes(4).toString('hex')}`;
    try {
      await asOwner(async (manager, signal) => {
        const lines = Readable.from(exportLedger(manager, scope, signal));
        await pipeline(lines, createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true }));
      });
      if (force) await rename(draft, out);
      else await link(draft, out).catch((error: NodeJS.ErrnoException) => Promise.reject(explained(error, out)));
    } finally {
      await rm(draft, { force: true });
    }
    const { size } = await stat(out);
    process.stdout.write(
      `Written to ${out}: ${size} bytes, ${scope === 'public' ? 'fit to be given away' : 'as secret as the database'}.\n`,
    );
  }

  @Option({ flags: '--out <file>', description: 'the file to write' })
  parseOut(value: string): string {
    return value;
  }

  @Option({ flags: '--public', description: 'nothing but what everybody may read' })
  parsePublic(): boolean {
    return true;
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

function explained(error: NodeJS.ErrnoException, out: string): Error {
  return error.code === 'EEXIST' ? new UsageError(`${out} is there already: give another name, or --force.`) : error;
}
