import { DatabaseUnusable } from '@app/database';
import { DomainError, SettingsError } from '@app/kernel';

/** The command was given what it does not take, or not what it needs: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** 0: help or version was asked for; 2: the command line is wrong; 1: anything else went wrong. */
export function exitCodeOf(error: Error): 0 | 1 | 2 {
  if (error instanceof UsageError || (error instanceof DomainError && error.code === 'INVALID')) return 2;
  const code = commanderCode(error);
  if (code === null) return 1;
  return code === 'commander.helpDisplayed' || code === 'commander.version' ? 0 : 2;
}

/** What to write to stderr: one line for what can be put right, a stack for a defect, nothing where commander spoke. */
export function explainCommandError(error: Error): string | null {
  if (commanderCode(error) !== null) return null;
  const told = [UsageError, DomainError, SettingsError, DatabaseUnusable];
  if (told.some((kind) => error instanceof kind)) return error.message;
  return `Casetrail failed: ${error.stack ?? error.message}`;
}

function commanderCode(error: Error): string | null {
  return 'code' in error && typeof error.code === 'string' && error.code.startsWith('commander.') ? error.code : null;
}
