import { open } from 'node:fs/promises';
import { Header } from 'tar';
import type { ArchiveEntry } from './archive-entry.js';

const BLOCK = 512;
const CHUNK = 256 * 1024;

/**
 * The bytes of a tar archive of these entries. Of a file as many bytes go in as it had when its turn came: what is written to it
 * meanwhile, PostgreSQL repairs from its log. One that is gone by then is left out.
 * @param written  told how many went in, before each next one is asked for
 */
export async function* writeArchive(
  entries: AsyncIterable<ArchiveEntry>,
  written: { count: number } = { count: 0 },
): AsyncGenerator<Buffer> {
  for await (const entry of entries) {
    const before = written.count;
    written.count += 1;
    if (entry.kind === 'folder') yield header(`${entry.name}/`, 0, 'Directory');
    else if (entry.kind === 'file') {
      if (!(yield* fileOf(entry.name, entry.path))) written.count = before;
    } else {
      const bytes = Buffer.from(entry.text, 'utf8');
      yield header(entry.name, bytes.length, 'File');
      yield padded(bytes);
    }
  }
  yield Buffer.alloc(2 * BLOCK);
}

/** Answers whether it was there. */
async function* fileOf(name: string, path: string): AsyncGenerator<Buffer, boolean> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (!file) return false;
  try {
    const { size } = await file.stat();
    yield header(name, size, 'File');
    for (let at = 0; at < size;) {
      const want = Math.min(CHUNK, size - at);
      const { bytesRead, buffer } = await file.read(Buffer.alloc(want), 0, want, at);
      // It has become shorter: nothing is where nothing was read.
      const bytes = bytesRead === 0 ? Buffer.alloc(want) : buffer.subarray(0, bytesRead);
      yield bytes;
      at += bytes.length;
    }
    if (size % BLOCK > 0) yield Buffer.alloc(BLOCK - (size % BLOCK));
    return true;
  } finally {
    await file.close();
  }
}

function header(path: string, size: number, type: 'File' | 'Directory'): Buffer {
  const block = Buffer.alloc(BLOCK);
  const made = new Header({ path, size, type, mode: type === 'File' ? 0o600 : 0o700, mtime: new Date(0) });
  if (made.encode(block, 0)) throw new Error(`The name of ${path} is too long for an archive.`);
  return block;
}

const padded = (bytes: Buffer): Buffer =>
  Buffer.concat([bytes, Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK)]);
