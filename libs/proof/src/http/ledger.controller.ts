import { HttpRefused } from '@app/kernel';
import { Controller, Get, Header, Inject, Param, Query } from '@nestjs/common';
import type { Pool } from 'pg';
import { Checkpoints } from '../checkpoints/checkpoints.js';
import { firstSigned, KEPT_AT } from '../checkpoints/kept-checkpoints.js';
import { SIGNING_KEYS, type SigningKey } from '../keys/signing-keys.js';
import { LEDGER_READS } from '../tokens.js';
import { consistencyRanges, inclusionRanges, type Range } from '../tree/proof-ranges.js';
import { hashesOf } from '../tree/read-proof.js';
import { numberIn, requiredNumber } from './numbers.js';

type Asked = Record<string, unknown>;

const NOTE = 'text/plain; charset=utf-8';
/** The most that one answer lists. */
const MOST = 1_000;

const hex = (hashes: readonly Buffer[]): string[] => hashes.map((hash) => hash.toString('hex'));

/**
 * The ledger for whoever wants to check it, by `docs/ledger.md`: what is here tells neither who is recorded nor what. Hashes are
 * hexadecimal in JSON; sizes and numbers of change sets are whole numbers.
 */
@Controller('ledger')
export class LedgerController {
  constructor(
    private readonly checkpoints: Checkpoints,
    @Inject(LEDGER_READS) private readonly reads: Pool,
  ) {}

  /** The newest, made now where something was recorded since. */
  @Get('checkpoint')
  @Header('content-type', NOTE)
  @Header('cache-control', 'no-cache')
  async newest(): Promise<string> {
    await this.checkpoints.bringUpToDate();
    const { rows } = await this.reads.query<{ note: string }>(
      'SELECT note FROM ledger.checkpoints ORDER BY size DESC, made_at DESC, note LIMIT 100',
    );
    const note = firstSigned(rows, (await this.keys()).keys);
    if (note !== null) return note;
    throw new HttpRefused(404, 'NOT_FOUND', 'No checkpoint has been signed yet.');
  }

  /** Sizes that have been signed, from one on. */
  @Get('checkpoints')
  async list(@Query() query: Asked): Promise<object> {
    const from = numberIn(query, 'from', 0) ?? 0;
    const { rows } = await this.reads.query<{ size: number }>(
      'SELECT DISTINCT c.size::float8 AS size FROM ledger.checkpoints c WHERE c.size >= $1 ORDER BY 1 LIMIT $2',
      [from, MOST],
    );
    return { sizes: rows.map(({ size }) => size) };
  }

  @Get('checkpoints/:size')
  @Header('content-type', NOTE)
  async one(@Param('size') size: string): Promise<string> {
    const { rows } = await this.reads.query<{ note: string }>(KEPT_AT, [requiredNumber({ size }, 'size', 0)]);
    const note = firstSigned(rows, (await this.keys()).keys);
    if (note !== null) return note;
    throw new HttpRefused(404, 'NOT_FOUND', `None was signed at this size: /ledger/checkpoints lists those that were.`);
  }

  /** Who signs, and has signed. */
  @Get('keys')
  @Header('cache-control', 'no-cache')
  async keys(): Promise<{ keys: SigningKey[] }> {
    return { keys: (await this.reads.query<SigningKey>(SIGNING_KEYS)).rows };
  }

  /** The leaves themselves, a thousand at most. */
  @Get('leaves')
  @Header('cache-control', 'no-cache')
  async leaves(@Query() query: Asked): Promise<object> {
    const from = numberIn(query, 'from', 1) ?? 1;
    const to = numberIn(query, 'to', from) ?? from + MOST - 1;
    if (to - from >= MOST) throw new HttpRefused(400, 'INVALID', `Ask for ${MOST} leaves at most.`);
    const { rows } = await this.reads.query<{ seq: number; leaf: string }>(
      `SELECT seq::float8 AS seq, encode(leaf, 'hex') AS leaf FROM ledger.change_sets c WHERE c.seq BETWEEN $1 AND $2 ORDER BY c.seq`,
      [from, to],
    );
    return { leaves: rows };
  }

  /** That a change set is in the tree of a size. */
  @Get('inclusion')
  async inclusion(@Query() query: Asked): Promise<object> {
    const seq = requiredNumber(query, 'seq', 1);
    const size = await this.sizeWithin(numberIn(query, 'size', 1));
    if (seq > size) throw new HttpRefused(404, 'NOT_FOUND', `The tree of this size holds change sets up to ${size}.`);
    const { rows } = await this.reads.query<{ leaf: Buffer }>(
      'SELECT leaf FROM ledger.change_sets c WHERE c.seq = $1',
      [seq],
    );
    return { seq, size, leaf: rows[0]!.leaf.toString('hex'), path: await this.path(inclusionRanges(seq - 1, size)) };
  }

  /** That the tree of a size is the beginning of that of another. */
  @Get('consistency')
  async consistency(@Query() query: Asked): Promise<object> {
    const from = requiredNumber(query, 'from', 1);
    const to = await this.sizeWithin(numberIn(query, 'to', 1));
    if (from > to) throw new HttpRefused(400, 'INVALID', `from is to be ${to} at most, the size of the larger tree.`);
    return { from, to, path: await this.path(consistencyRanges(from, to)) };
  }

  private async path(ranges: readonly Range[]): Promise<string[]> {
    return ranges.length === 0 ? [] : hex(await hashesOf(this.reads, ranges));
  }

  /** The size asked for, up to which the tree has to have grown; that of the newest checkpoint where none was. */
  private async sizeWithin(asked: number | null): Promise<number> {
    const { rows } = await this.reads.query<{ size: number | null }>(
      'SELECT max(size)::float8 AS size FROM ledger.checkpoints',
    );
    const largest = rows[0]?.size ?? 0;
    if (largest === 0) throw new HttpRefused(404, 'NOT_FOUND', 'No checkpoint has been signed yet.');
    if (asked === null || asked <= largest) return asked ?? largest;
    throw new HttpRefused(404, 'NOT_FOUND', `The largest tree that has been signed is of ${largest} change sets.`);
  }
}
