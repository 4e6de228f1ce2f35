import { requestErasure } from '@app/ledger';
import { CommandRunner, Option, SubCommand } from 'nest-commander';
import { UsageError } from './command-errors.js';
import { asAdmin } from './erase/as-admin.js';

const HELP = `
Asks for a value to be taken out of a record for good: out of what stands now, of every version in its history, and of the
proofs, which stay valid. Nothing is erased until another admin approves it.

Password, code of the second factor and the value are asked for on the terminal, or read from the standard input, a line each:
  casetrail erase request --email you@example.org --record Person_… --field names.text --reason 'Asked for by the person.'
The value is the exact text, as the history shows it; --all takes every value that the field has ever had instead. Fields have
the names of the graph: summary, place, slug, born, names.text, citations.quote. Lists where else the same text stands:
that stays, until it is requested as well.
`;

interface Options {
  readonly email: string;
  readonly record: string;
  readonly field: string;
  readonly reason: string;
  readonly all: boolean;
}

/** `casetrail erase request`: the first of two admins. */
@SubCommand({ name: 'request', description: 'Ask for a value to be erased' })
export class EraseRequestCommand extends CommandRunner {
  override async run(rest: string[], options: Partial<Options>): Promise<void> {
    if (rest.length > 0) throw new UsageError(`casetrail erase request takes no ${rest[0]}: see --help.`);
    const { email, record, field, reason, all = false } = options;
    if (!email || !record || !field || !reason) {
      throw new UsageError('Give --email, --record, --field and --reason; see casetrail erase request --help.');
    }
    const { id, versions, elsewhere } = await asAdmin(
      { email, questions: all ? [] : ['The value to erase: '] },
      ({ manager, eraser, answers: [value = null] }) =>
        requestErasure(manager, eraser, { record, field, value, reason }),
    );
    process.stdout.write(
      `Requested ${id}: ${versions} ${versions === 1 ? 'version' : 'versions'} of ${field} of ${record}.\n`,
    );
    for (const place of elsewhere)
      process.stdout.write(`The same text also stands in ${place.record}: ${place.column}\n`);
    process.stdout.write(`Nothing is erased yet. Another admin: casetrail erase approve --email … --id ${id}\n`);
  }

  @Option({ flags: '--email <address>', description: 'of your account, an ADMIN' })
  parseEmail(value: string): string {
    return value;
  }

  @Option({ flags: '--record <id>', description: 'its ID, as the graph gives it' })
  parseRecord(value: string): string {
    return value;
  }

  @Option({ flags: '--field <name>', description: 'as the graph and the history name it' })
  parseField(value: string): string {
    return value;
  }

  @Option({ flags: '--reason <text>', description: 'for the history; without a word of what is to go' })
  parseReason(value: string): string {
    return value;
  }

  @Option({ flags: '--all', description: 'every value that the field has ever had' })
  parseAll(): boolean {
    return true;
  }

  /** Shown after the options. */
  override setCommand(command: Parameters<CommandRunner['setCommand']>[0]): this {
    command.addHelpText('after', HELP);
    return super.setCommand(command);
  }
}
