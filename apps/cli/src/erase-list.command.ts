import { migrationSource } from '@app/database';
import { listErasures } from '@app/ledger';
import { CommandRunner, SubCommand } from 'nest-commander';
import { UsageError } from './command-errors.js';
import { table } from './terminal/table.js';
import { withDatabase } from './with-database.js';

const HEAD = ['request', 'record', 'field', 'versions', 'of change sets', 'state', 'requested by', 'on', 'reason'];

/** `casetrail erase list`: what was asked for, and what became of it. */
@SubCommand({ name: 'list', description: 'List what was requested, those that wait first' })
export class EraseListCommand extends CommandRunner {
  override async run(rest: string[]): Promise<void> {
    if (rest.length > 0) throw new UsageError(`casetrail erase list takes no ${rest[0]}: see --help.`);
    const erasures = await withDatabase(async ({ addresses }) => {
      const source = await migrationSource(addresses.owner, []).initialize();
      try {
        return await listErasures(source.manager);
      } finally {
        await source.destroy();
      }
    });
    const rows = erasures.map((one) => [
      one.id,
      one.record,
      one.field,
      one.state === 'REJECTED' ? '' : `${one.versions}`,
      one.state === 'REJECTED' ? '' : one.first === one.last ? `${one.first}` : `${one.first} to ${one.last}`,
      one.seq === null ? one.state : `${one.state} by change set ${one.seq}`,
      one.requestedBy,
      one.requestedAt.toISOString().slice(0, 10),
      one.reason,
    ]);
    process.stdout.write(table(HEAD, rows));
  }
}
