/**
 * A setting is missing, malformed or contradicts another. The message is one line: it names the setting, says what is
 * wrong and what to give instead, and never contains a password.
 */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  constructor(
    /** The environment variable at fault. */
    readonly setting: string,
    problem: string,
  ) {
    super(`${setting} ${problem}`.replace(/\s+/g, ' '));
  }
}
