import { decodePresentId, DomainError } from '@app/kernel';
import { RECORD_TABLES, type RecordType } from '@app/ledger';
import { type Neighbourhood, recordsAround } from './neighbourhood.js';

/** What a submission says about single records of its case, by their uuids. */
export interface Choices {
  /** Named though they would be left out: participants or their persons, and what is SEALED. */
  readonly include: ReadonlySet<string>;
  /** Left out. */
  readonly exclude: ReadonlySet<string>;
}

/**
 * Reads what a submission includes and leaves out.
 * @throws DomainError NOT_FOUND for what is not of the case; INVALID for what is both included and left out
 */
export function readChoices(
  around: Neighbourhood,
  { include, exclude }: { include?: readonly string[] | null; exclude?: readonly string[] | null },
): Choices {
  const known = new Set(recordsAround(around).map(({ kind, id }) => `${kind} ${id}`));
  const read = (argument: string, ids: readonly string[]) =>
    new Set(
      ids.map((id, place) => {
        const decoded = decodePresentId(id, [argument, String(place)]);
        const table = decoded && RECORD_TABLES[decoded.type as RecordType];
        if (!decoded || !known.has(`${table} ${decoded.uuid}`)) {
          throw new DomainError(
            'NOT_FOUND',
            'There is no such record of this case that you may see. Give the ID of one.',
            [argument, String(place)],
          );
        }
        return decoded.uuid;
      }),
    );
  const choices = { include: read('include', include ?? []), exclude: read('exclude', exclude ?? []) };
  const both = (exclude ?? []).findIndex((id) => include?.includes(id));
  if (both >= 0) {
    throw new DomainError('INVALID', 'This is both included and left out. Say one of them.', ['exclude', String(both)]);
  }
  return choices;
}
