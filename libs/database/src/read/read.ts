/** A statement written once and prepared once a connection: its text never changes while the process lives. */
export interface Statement {
  /** At most 63 bytes, unique by text; without a name the statement is planned anew each time. */
  name?: string;
  text: string;
}

/** What a request may ask of the database: rows, as far as its viewer may see them. */
export interface Read {
  /** Runs one statement; a client that has hung up has it cancelled. */
  rows<Row extends object>(statement: Statement, values: readonly unknown[]): Promise<Row[]>;
  /** How many statements have been sent so far: logged with each request, counted by tests. */
  readonly statements: number;
}
