import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings } from '@app/kernel';
import { describe, expect, it } from '@jest/globals';
import { announcement } from '../apps/server/src/lifecycle/announce.js';
import { DataFolder } from './support/data-folder.js';
import { GraphClient } from './support/graph-client.js';
import { ROOT } from './support/program.js';
import { startServer } from './support/start-server.js';
import { createTestDatabase } from './support/test-database.js';

const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const block = (language: string): string =>
  new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'ms').exec(readme)?.[1] ?? '';

describe('the README', () => {
  it('asks a question that is answered as it says', async () => {
    const database = await createTestDatabase();
    const data = new DataFolder();
    const server = await startServer({ env: { ...data.env, ...database.env, CASETRAIL_SEED: 'first-record' } });
    try {
      const answer = await new GraphClient(server).data(block('graphql'));
      expect({ data: answer }).toEqual(JSON.parse(block('json')));
    } finally {
      await server.stop();
      await database.drop();
      data.remove();
    }
  }, 30_000);

  it('shows what the start prints', () => {
    const [, secret = ''] = /\/setup\/([\w-]{43})\n/.exec(readme) ?? [];
    expect(readme).toContain(announcement(readSettings({}), 3000, secret));
  });

  it('names every setting', () => {
    const read = new Set<string | symbol>();
    const nothing = new Proxy<Record<string, string | undefined>>(
      {},
      { get: (_, name) => void read.add(name), has: (_, name) => Boolean(read.add(name)) },
    );
    readSettings(nothing);
    const table = /## Settings\n(.*?)^## /ms.exec(readme)?.[1] ?? '';
    const named = [...table.matchAll(/^\| (.*?) \|/gm)].flatMap(([, cell]) => [...(cell ?? '').matchAll(/`(\w+)`/g)]);
    expect(new Set(named.map(([, name]) => name))).toEqual(read);
  });
});
