import { ERASABLE, type ErasableColumn } from './erasable.js';

/** How the words begin that stand in the place of erased text. */
const ERASED = '[erased';

/** What a text column says of a value that must be something though nothing of it is left. */
export const ERASED_TEXT = `${ERASED}]`;

/** The slug that a record has when its own is erased; it tells no more than the id. */
const slug = (row: string): string => `'erased-' || left(md5(${row}.id::text), 16)`;

/**
 * Of the column and of those that go with it, what stands in the place of the erased value, in SQL.
 * @param row  the alias of the row
 * @param then  the number of the change set, in SQL, whose value it was; null for what stands at present
 */
export function emptied(
  table: string,
  column: string,
  row: string,
  then: string | null,
): [column: string, sql: string][] {
  const { emptied: how, required = false, with: others = [] } = erasable(table, column);
  switch (how) {
    case 'SLUG':
      return [[column, slug(row)]];
    case 'LIST':
      return [[column, `'{}'`]];
    case 'NOTHING':
      return [column, ...others].map((one) => [one, 'NULL']);
    case 'TEXT': {
      const text = then === null ? `'${ERASED_TEXT}'` : `'${ERASED}: ' || ${then} || ']'`;
      const empty = then === null && !required ? 'NULL' : text;
      return [column, ...others].map((one) => [one, empty]);
    }
  }
}

/** Whether there is something in the column to erase, in SQL. */
export function holdsValue(table: string, column: string, row: string): string {
  const value = `${row}.${column}`;
  switch (erasable(table, column).emptied) {
    case 'SLUG':
      // A random one tells nothing.
      return `${value} !~ '^(sealed|erased)-[0-9a-f]+$'`;
    case 'LIST':
      return `cardinality(${value}) > 0`;
    case 'NOTHING':
      return `${value} IS NOT NULL`;
    case 'TEXT':
      return `${value} IS NOT NULL AND ${value} !~ '^\\${ERASED}(: [0-9]+)?\\]$'`;
  }
}

/** Whether the column says exactly the text of a parameter, in SQL; a list, whether it holds it. */
export function says(table: string, column: string, row: string, parameter: string): string {
  const value = `${row}.${column}`;
  return erasable(table, column).emptied === 'LIST' ? `${parameter} = ANY (${value})` : `${value}::text = ${parameter}`;
}

function erasable(table: string, column: string): ErasableColumn {
  const found = ERASABLE[table]?.[column];
  if (!found) throw new Error(`Nothing says how ${table}.${column} is erased.`);
  return found;
}
