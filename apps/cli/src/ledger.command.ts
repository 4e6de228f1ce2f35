import { Command, CommandRunner } from 'nest-commander';
import { UsageError } from './command-errors.js';
import { LedgerCheckpointCommand } from './ledger-checkpoint.command.js';
import { LedgerExportCommand } from './ledger-export.command.js';
import { LEDGER_KEY_COMMANDS, LedgerKeyCommand } from './ledger-key.command.js';

const COMMANDS = [LedgerCheckpointCommand, LedgerExportCommand, LedgerKeyCommand];

/** All commands of the group, each to be provided as well. */
export const LEDGER_COMMANDS = [...COMMANDS, ...LEDGER_KEY_COMMANDS];

/** `casetrail ledger …`: a group of commands, nothing by itself. */
@Command({ name: 'ledger', description: 'Sign the ledger, and let others check it', subCommands: COMMANDS })
export class LedgerCommand extends CommandRunner {
  override run(): Promise<void> {
    this.command.outputHelp({ error: true });
    return Promise.reject(new UsageError('Say which: casetrail ledger checkpoint, export or key.'));
  }
}
