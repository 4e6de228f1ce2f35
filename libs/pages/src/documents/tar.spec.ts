import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { tarOf } from './tar.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tar-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('an archive', () => {
  it.each([0, 1, 511, 512, 513, 70_000])('gives tar back a file of %d bytes, and the one after it', (size) => {
    const archive = join(folder, 'archive.tar');
    const content = Buffer.alloc(size, 'é☃');
    writeFileSync(
      archive,
      tarOf([
        { path: 'a/b/ж.txt', content },
        { path: 'last.txt', content: Buffer.from('the end') },
      ]),
    );
    const names = execFileSync('tar', ['-xvf', archive, '-C', folder], {
      env: { LC_ALL: 'C.UTF-8', PATH: process.env['PATH'] },
    });
    expect(names.toString().trim().split('\n')).toHaveLength(2);
    expect(readFileSync(join(folder, 'a/b/ж.txt')).equals(content)).toBe(true);
    expect(readFileSync(join(folder, 'last.txt'), 'utf8')).toBe('the end');
    expect(statSync(join(folder, 'last.txt')).mode & 0o777).toBe(0o644);
  });

  it('refuses a name that the format cannot hold, instead of cutting it off', () => {
    const path = 'я'.repeat(51);
    expect(() => tarOf([{ path, content: Buffer.alloc(0) }])).toThrow(
      `The name is too long for a tar archive: ${path}`,
    );
  });
});
