import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readStoredQueries } from './stored-queries.js';

let folder: string;
const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'queries-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the stored queries of a folder', () => {
  it('are none where there is none', () => {
    put('notes.md', '# not a query');
    expect(readStoredQueries(folder)).toEqual([]);
  });

  it('have their first comment as title, and the variables that lie beside them', () => {
    put('b-second.graphql', '#   Who is it?  \n#\n# More.\n{ a }\n');
    put('b-second.json', '{ "data": {} }');
    put('a-first.graphql', '# When?\nquery ($x: Int) { a(x: $x) }');
    put('a-first.variables.json', '{ "x": 1 }\n');
    expect(readStoredQueries(folder)).toEqual([
      { slug: 'a-first', title: 'When?', text: '# When?\nquery ($x: Int) { a(x: $x) }', variables: '{ "x": 1 }' },
      { slug: 'b-second', title: 'Who is it?', text: '#   Who is it?  \n#\n# More.\n{ a }\n', variables: '' },
    ]);
  });

  it.each(['', '{ a }', '#\n# Too late.\n{ a }', '\n# Too late.\n{ a }'])('are refused without a title: %j', (text) => {
    put('untitled.graphql', text);
    expect(() => readStoredQueries(folder)).toThrow(
      'untitled.graphql has to begin with a comment that says what it asks.',
    );
  });
});
