import { DatabaseUnusable } from '@app/database';

/** A backup could not be made or restored, and nothing was left half-done: one line that says why and what instead. */
export class BackupRefused extends DatabaseUnusable {}
