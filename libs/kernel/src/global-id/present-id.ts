import { DomainError } from '../errors/domain-error.js';
import { type DecodedId, decodeId, decodePastId } from './global-id.js';

/**
 * Reads the ID of a record that is to be changed, or that a change names.
 * @param path  of the argument
 * @throws DomainError INVALID where it is that of a record as it once stood
 */
export function decodePresentId(id: string, path: readonly string[]): DecodedId | null {
  const past = decodePastId(id);
  if (!past) return decodeId(id);
  throw new DomainError(
    'INVALID',
    `This ID was read as of change set ${past.seq}, and only the present can be changed. Give it without "@${past.seq}".`,
    path,
  );
}
