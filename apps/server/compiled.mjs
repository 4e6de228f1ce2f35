/**
 * What V8 has compiled of a program, in a file beside it. V8 takes what it is given for that of any program of the same length, and does not look whether it is
 * whole: here the hash of both stands before it.
 */
import { hash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const fileOf = (program) => `${program}.compiled`;

const hashes = (source, compiled) =>
  Buffer.concat([hash('sha256', source, 'buffer'), hash('sha256', compiled, 'buffer')]);
const HASHES = 64;

/** @param {string} program  its file */
export function writeCompiled(program, compiled) {
  writeFileSync(fileOf(program), Buffer.concat([hashes(readFileSync(program), compiled), compiled]));
}

/**
 * @param {string} program  its file
 * @param {Buffer} source  what it holds
 * @returns nothing where there is none, or it is of another program or damaged
 */
export function readCompiled(program, source) {
  try {
    const kept = readFileSync(fileOf(program));
    const compiled = kept.subarray(HASHES);
    return hashes(source, compiled).equals(kept.subarray(0, HASHES)) ? compiled : undefined;
  } catch {
    return undefined;
  }
}
