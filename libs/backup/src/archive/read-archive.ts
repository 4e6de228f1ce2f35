import { Header } from 'tar';
import { isEntryName } from './archive-entry.js';
import { BackupRefused } from '../backup-refused.js';

const BLOCK = 512;

/** Something that an archive holds. The content has to be read before the next one is asked for. */
export interface ReadEntry {
  readonly name: string;
  readonly kind: 'folder' | 'file';
  content(): AsyncGenerator<Buffer>;
}

/**
 * Reads a tar archive as `writeArchive` makes it. Nothing else is taken: no links, no names that lead elsewhere, no extensions.
 * @throws BackupRefused
 */
export async function* readArchive(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ReadEntry> {
  const bytes = new Bytes(chunks);
  for (;;) {
    const block = await bytes.exactly(BLOCK);
    const header = new Header(block, 0);
    if (header.nullBlock) return;
    const kind = header.type === 'File' ? 'file' : header.type === 'Directory' ? 'folder' : null;
    const name = (header.path ?? '').replace(/\/$/, '');
    const { size } = header;
    if (
      !header.cksumValid ||
      !kind ||
      !isEntryName(name) ||
      size === undefined ||
      !Number.isSafeInteger(size) ||
      size < 0
    ) {
      throw new BackupRefused('It holds something that no backup of Casetrail does: nothing was restored from it.');
    }
    let left = kind === 'folder' ? 0 : size;
    const padding = (BLOCK - (left % BLOCK)) % BLOCK;
    async function* content(): AsyncGenerator<Buffer> {
      while (left > 0) {
        const part = await bytes.atMost(left);
        left -= part.length;
        yield part;
      }
    }
    yield { name, kind, content };
    for await (const _skipped of content());
    if (padding > 0) await bytes.exactly(padding);
  }
}

/** A stream of bytes that is read by length. */
class Bytes {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #held: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** Some bytes, one at least. */
  async atMost(most: number): Promise<Buffer> {
    while (this.#held.length === 0) {
      const next = await this.#chunks.next();
      if (next.done === true) throw new BackupRefused('It ends in the middle: it was cut off.');
      const { buffer, byteOffset, byteLength } = next.value;
      this.#held = Buffer.from(buffer, byteOffset, byteLength);
    }
    const part = this.#held.subarray(0, most);
    this.#held = this.#held.subarray(part.length);
    return part;
  }

  async exactly(length: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (let left = length; left > 0;) {
      const part = await this.atMost(left);
      parts.push(part);
      left -= part.length;
    }
    return Buffer.concat(parts);
  }
}
