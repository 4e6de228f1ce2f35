import { migrationSource, type OpenDatabase } from '@app/database';
import { checkRecords, describeDrift, type Drift } from '@app/ledger';
import { checkLines, refoldTouched } from '@app/timeline';
import { Command, CommandRunner, Option } from 'nest-commander';
import { UsageError } from './command-errors.js';
import { withDatabase } from './with-database.js';

const HELP = `
Computes again what is derived (who may see each record; standing, custody and the order of every timeline, for all tiers)
and compares it with what is stored; and every record with its last version in the ledger. Each difference is one line that
names table, id and tiers, and nothing of what the record says. Ends with 0 where all is as it should be or has been put
right, with 1 where it is not. A server may run meanwhile.
`;

/** `casetrail check`: whether the database still says what was recorded. */
@Command({ name: 'check', description: 'Compute everything derived again and report what differs' })
export class CheckCommand extends CommandRunner {
  override async run(rest: string[], { repair = false }: { repair?: boolean }): Promise<void> {
    if (rest.length > 0) throw new UsageError(`casetrail check takes no ${rest[0]}: see casetrail check --help.`);
    const left = await withDatabase((database, signal) => check(database, repair, signal));
    if (left > 0) process.exitCode = 1;
  }

  @Option({ flags: '--repair', description: 'put derived values right' })
  parseRepair(): boolean {
    return true;
  }

  /** Shown after the options. */
  override setCommand(command: Parameters<CommandRunner['setCommand']>[0]): this {
    command.addHelpText('after', HELP);
    return super.setCommand(command);
  }
}

/** Answers how many drifts are left. */
async function check({ addresses }: OpenDatabase, repair: boolean, signal: AbortSignal): Promise<number> {
  const source = migrationSource(addresses.owner, []);
  await source.initialize();
  try {
    const found = { all: 0, repaired: 0 };
    const report = (drift: Drift): void => {
      found.all += 1;
      if (drift.repaired) found.repaired += 1;
      process.stdout.write(`${describeDrift(drift)}\n`);
    };
    const options = { report, repair, settle: refoldTouched, signal };
    const records = await checkRecords(source, options);
    const { cases, persons } = await checkLines(source, options);
    const looked = `${records} records, ${cases} cases, ${persons} persons`;
    const repaired = repair ? `, ${found.repaired} repaired` : '';
    process.stdout.write(
      found.all === 0
        ? `OK: ${looked}\n`
        : `${found.all} ${found.all === 1 ? 'drift' : 'drifts'}${repaired}: ${looked}\n`,
    );
    return found.all - found.repaired;
  } finally {
    await source.destroy();
  }
}
