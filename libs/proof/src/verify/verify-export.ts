import { DomainError } from '@app/kernel';
import {
  FORMAT,
  type ExportedChangeSet,
  type ExportedCheckpoint,
  type ExportEnd,
  type ExportHeader,
} from '../export/format.js';
import { canonical } from '../notes/canonical.js';
import { parseCheckpoint } from '../notes/checkpoint.js';
import { parseVerifierKey } from '../notes/signed-note.js';
import type { ChangeSet } from './change-set.js';
import { HandedIn } from './handed-in.js';
import { type Report, reportOf } from './report.js';
import { Verifier } from './verifier.js';
import type { Evidence } from './verify-database.js';

type Line = Partial<ExportedChangeSet & ExportedCheckpoint & ExportEnd>;

/**
 * Verifies an export, line by line.
 * @throws DomainError INVALID where it is no export, with the number of the line
 */
export async function verifyExport(lines: AsyncIterable<string>, evidence: Evidence): Promise<Report> {
  const verifier = new Verifier();
  let named: Evidence['keys'] | null = null;
  let whole = true;
  let handedIn = new HandedIn([], []);
  let [number, checkpoints] = [0, 0];
  let end: ExportEnd['end'] | null = null;
  for await (const text of lines) {
    number += 1;
    if (end) throw notAnExport(number, 'stands behind the last one');
    const line = read(text, number);
    if (named === null) {
      named = keysIn(line as unknown as ExportHeader, number);
      whole = (line as unknown as ExportHeader).scope !== 'public';
      handedIn = new HandedIn(evidence.checkpoints, evidence.keys.length > 0 ? evidence.keys : named);
      handedIn.look(verifier);
    } else if (line.end) {
      end = line.end;
    } else if (line.checkpoint !== undefined) {
      checkpoints += 1;
      const where = `the checkpoint on line ${number}`;
      const checkpoint = parseCheckpoint(line.checkpoint);
      if (checkpoint) verifier.checkpoint(checkpoint, where, named);
      else verifier.fault({ seq: verifier.size, checkpoint: true, what: `${where} is none` });
    } else {
      verifier.add(changeSetOf(line, number), whole);
      handedIn.look(verifier);
    }
  }
  if (end?.changeSets !== verifier.size || end.checkpoints !== checkpoints)
    throw notAnExport(number, 'is not the end: something was cut off or left out');
  handedIn.end(verifier);
  return reportOf(verifier, checkpoints + handedIn.count);
}

function notAnExport(number: number, what: string): DomainError {
  return new DomainError('INVALID', `Line ${number} ${what}: give a file that casetrail ledger export has written.`, [
    'export',
  ]);
}

function read(text: string, number: number): Line {
  try {
    const line: unknown = JSON.parse(text);
    if (line !== null && typeof line === 'object') return line;
  } catch {
    // Said below.
  }
  throw notAnExport(number, 'is no object of JSON');
}

function keysIn({ format, keys }: ExportHeader, number: number): Evidence['keys'] {
  if (format !== FORMAT || !Array.isArray(keys)) throw notAnExport(number, `does not say ${FORMAT}`);
  return (keys as ExportHeader['keys']).flatMap(({ verifier, from, until }) => {
    const key = parseVerifierKey(verifier);
    return key ? [{ key, from, until }] : [];
  });
}

const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

function changeSetOf({ seq, leaf, at, commitments, entries }: Line, number: number): ChangeSet {
  if (!Number.isSafeInteger(seq) || !isHash(leaf)) throw notAnExport(number, 'is no change set');
  if (at === undefined) return { seq: seq!, leaf, at: null, commitments: null, entries: [] };
  if (typeof at !== 'string' || !Array.isArray(commitments) || !Array.isArray(entries))
    throw notAnExport(number, 'is half a change set');
  return {
    seq: seq!,
    leaf,
    at,
    commitments: commitments as readonly string[],
    entries: (entries as NonNullable<ExportedChangeSet['entries']>).map(({ kind, id, operation, fields }) => ({
      kind,
      id,
      operation,
      openings: Object.entries(fields).map(([field, { commitment, salt, value }]) => ({
        field,
        commitment,
        salt: salt ?? null,
        value: value === undefined ? null : canonical(value),
      })),
    })),
  };
}
