import { custodyJson } from '@app/cases';
import type { LoaderFactory, Statement } from '@app/database';
import DataLoader from 'dataloader';
import type { Custody } from './custody.type.js';
import { CustodyState } from './vocabulary.enums.js';

const STATEMENT: Statement = {
  name: 'custody-of-persons',
  text: `SELECT line.person_id AS key, ${custodyJson('line')} AS custody FROM
    (SELECT person_id, custody, custody_since, custody_place, custody_because FROM person_lines) line WHERE line.person_id = ANY ($1::uuid[])`,
};

const NOTHING_KNOWN: Custody = { state: CustodyState.UNKNOWN, since: null, place: null, becauseKeys: [] };

/** The custody of persons over all their cases; who stands accused in none has none that is known. */
export const personCustodyLoader: LoaderFactory<string, Custody> = ({ read }) =>
  new DataLoader<string, Custody, string>(async (keys) => {
    const rows = await read.rows<{ key: string; custody: Custody }>(STATEMENT, [keys]);
    const found = new Map(rows.map(({ key, custody }) => [key, custody]));
    return keys.map((key) => found.get(key) ?? NOTHING_KNOWN);
  });
