/**
 * The database cannot be used as it is. The message is one line that says what is wrong and what to do; it holds no
 * password. The start prints it and ends with exit code 1.
 */
export class DatabaseUnusable extends Error {
  override readonly name = 'DatabaseUnusable';

  constructor(message: string, options?: ErrorOptions) {
    super(message.replace(/\s+/g, ' ').trim(), options);
  }
}
