import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { follow, type Step, stepsOf, withoutChance } from './support/guide.js';
import { reportersStory } from './support/reporters-story.js';
import { WriteServer } from './support/write-server.js';

/** Each guide, and what it says has happened before it is followed. */
const GUIDES: Readonly<Record<string, (servers: WriteServer) => Promise<void>>> = {
  'advocates.md': async () => {},
  'researchers.md': async () => {},
  'reporters.md': reportersStory,
};

describe.each(Object.keys(GUIDES))('docs/guide/%s', (name) => {
  const steps = stepsOf(name);
  let folder: string;
  let servers: WriteServer;
  let ran: Date;
  let printed: string[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'casetrail-key-'));
    const key = { LEDGER_KEY_FILE: join(folder, 'ledger.key') };
    servers = await WriteServer.start(key);
    ran = new Date();
    await GUIDES[name]?.(servers);
    printed = await follow(steps, { ...servers.env, ...key, CASETRAIL: servers.server.url });
  }, 120_000);

  afterAll(async () => {
    await servers.stop();
    rmSync(folder, { recursive: true });
  });

  it.each(steps.flatMap(({ prints }, place) => (prints ? [{ place, prints }] : [])))(
    'prints at step $place what the guide says',
    ({ place, prints }: { place: number; prints: NonNullable<Step['prints']> }) => {
      const [output, told] = [printed[place] ?? '', prints.text].map((text) =>
        withoutChance(text, { url: servers.server.url, ran }),
      );
      if (prints.language === 'json') expect(JSON.parse(output!)).toEqual(JSON.parse(told!));
      else expect(output!.trim()).toBe(told!.trim());
    },
  );

  it('leaves the record in order', async () => {
    expect(await servers.drifts()).toEqual([]);
  });
});
