/**
 * A text that is not a date this record accepts. The message is for the person who typed it: it says what
 * is wrong and what to write instead, and is plain ASCII however hostile the text was.
 */
export class EdtfError extends Error {
  override readonly name = 'EdtfError';
}
