import { Command, CommandRunner } from 'nest-commander';
import { UsageError } from './command-errors.js';
import { EraseApproveCommand } from './erase-approve.command.js';
import { EraseListCommand } from './erase-list.command.js';
import { EraseRejectCommand } from './erase-reject.command.js';
import { EraseRequestCommand } from './erase-request.command.js';

/** The commands of the group, each to be provided as well. */
export const ERASE_COMMANDS = [EraseRequestCommand, EraseListCommand, EraseApproveCommand, EraseRejectCommand];

/** `casetrail erase …`: a group of commands, nothing by itself. */
@Command({ name: 'erase', description: 'Take a value out of the record for good', subCommands: ERASE_COMMANDS })
export class EraseCommand extends CommandRunner {
  override run(): Promise<void> {
    this.command.outputHelp({ error: true });
    return Promise.reject(new UsageError('Say which: casetrail erase request, list, approve or reject.'));
  }
}
