import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Header, type HeaderData } from 'tar';
import { type ArchiveEntry, isEntryName } from './archive-entry.js';
import { readArchive } from './read-archive.js';
import { writeArchive } from './write-archive.js';

async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

async function bytesOf(entries: readonly ArchiveEntry[]): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of writeArchive(each(entries))) parts.push(part);
  return Buffer.concat(parts);
}

/** What an archive holds, given in pieces of a length. */
async function contentOf(archive: Buffer, piece = archive.length): Promise<[name: string, content: string | null][]> {
  const pieces = Array.from({ length: Math.ceil(archive.length / piece) }, (_, place) =>
    archive.subarray(place * piece, (place + 1) * piece),
  );
  const found: [string, string | null][] = [];
  for await (const { name, kind, content } of readArchive(each(pieces))) {
    const parts: Buffer[] = [];
    for await (const part of content()) parts.push(part);
    found.push([name, kind === 'folder' ? null : Buffer.concat(parts).toString('latin1')]);
  }
  return found;
}

describe('an archive', () => {
  it('holds what went into it, however it arrives', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(
            fc.stringMatching(/^[a-z]{1,8}(\/[a-z0-9_.]{1,5}x){0,3}$/),
            fc.option(fc.string({ unit: 'binary-ascii', maxLength: 2_000 })),
          ),
        ),
        fc.integer({ min: 1, max: 3_000 }),
        async (entries, piece) => {
          const given = entries.map(([name, text]): ArchiveEntry =>
            text === null ? { name, kind: 'folder' } : { name, kind: 'text', text },
          );
          expect(await contentOf(await bytesOf(given), piece)).toEqual(entries);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('holds a file as long as it was, and not one that is gone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'casetrail-archive-'));
    writeFileSync(join(folder, 'there'), 'x'.repeat(600_001));
    const archive = await bytesOf([
      { name: 'gone', kind: 'file', path: join(folder, 'gone') },
      { name: 'there', kind: 'file', path: join(folder, 'there') },
      { name: 'last', kind: 'text', text: '.' },
    ]);
    rmSync(folder, { recursive: true });
    expect(await contentOf(archive)).toEqual([
      ['there', 'x'.repeat(600_001)],
      ['last', '.'],
    ]);
  });

  it('that ends in the middle is refused', async () => {
    const archive = await bytesOf([{ name: 'a', kind: 'text', text: 'x'.repeat(1_000) }]);
    for (const length of [0, 100, 511, 512, 1_000, 1_535, 1_536]) {
      await expect(contentOf(archive.subarray(0, length), 300)).rejects.toThrow(
        'It ends in the middle: it was cut off.',
      );
    }
  });
});

describe('what nobody but an enemy puts into one is refused', () => {
  const archiveOf = (data: HeaderData): Buffer => {
    const block = Buffer.alloc(512);
    new Header({ mode: 0o600, size: 0, mtime: new Date(0), ...data }).encode(block, 0);
    return Buffer.concat([block, Buffer.alloc(1_024)]);
  };

  it.each<[string, HeaderData]>([
    ['a name that leads up', { path: '../secrets.json', type: 'File' }],
    ['one that leads up from within', { path: 'postgres/../../x', type: 'File' }],
    ['one from the root', { path: '/etc/passwd', type: 'File' }],
    ['an empty part', { path: 'postgres//x', type: 'File' }],
    ['no name', { path: '', type: 'File' }],
    ['a back stroke', { path: 'postgres\\x', type: 'File' }],
    ['a symbolic link', { path: 'postgres', type: 'SymbolicLink', linkpath: '/etc' }],
    ['a hard link', { path: 'a', type: 'Link', linkpath: '/etc/passwd' }],
    ['a device', { path: 'a', type: 'CharacterDevice' }],
    ['a name given apart', { path: 'PaxHeader/a', type: 'ExtendedHeader' }],
    ['a long name given apart', { path: 'a', type: 'NextFileHasLongPath' }],
  ])('%s', async (_what, data) => {
    await expect(contentOf(archiveOf(data))).rejects.toThrow('It holds something that no backup of Casetrail does');
  });

  it('a header that is not its own checksum', async () => {
    const archive = await bytesOf([{ name: 'a', kind: 'text', text: 'x' }]);
    archive[0] = 'b'.charCodeAt(0);
    await expect(contentOf(archive)).rejects.toThrow('It holds something that no backup of Casetrail does');
  });

  it.each(['.', '..', 'a/..', 'a/./b', '', '/', 'a/', 'ü', 'a b', 'x'.repeat(241), 'a\0b'])('the name %j', (name) => {
    expect(isEntryName(name)).toBe(false);
  });
});
