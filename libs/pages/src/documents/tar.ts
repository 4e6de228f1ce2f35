export interface TarFile {
  /** Relative, with slashes; at most 100 bytes in UTF-8. */
  readonly path: string;
  readonly content: Uint8Array;
}

const BLOCK = 512;
const MODE = '0000644';
const NOBODY = '0000000';
/** A fixed moment, so that the same files always give the same archive. */
const MODIFIED = '00000000000';

/** The files as one tar archive, in the POSIX format (ustar). */
export function tarOf(files: readonly TarFile[]): Buffer {
  const parts = files.flatMap(({ path, content }) => {
    const padding = (BLOCK - (content.length % BLOCK)) % BLOCK;
    return [header(path, content.length), content, Buffer.alloc(padding)];
  });
  return Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]);
}

function header(path: string, size: number): Buffer {
  if (Buffer.byteLength(path) > 100) throw new Error(`The name is too long for a tar archive: ${path}`);
  const block = Buffer.alloc(BLOCK);
  block.write(path, 0);
  block.write(MODE, 100);
  block.write(NOBODY, 108);
  block.write(NOBODY, 116);
  block.write(size.toString(8).padStart(11, '0'), 124);
  block.write(MODIFIED, 136);
  block.write('0', 156);
  block.write('ustar\u000000', 257);
  // The sum is taken over the block with spaces where the sum itself will be.
  block.fill(' ', 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}
