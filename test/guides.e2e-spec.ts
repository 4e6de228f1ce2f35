import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { follow, type Step, stepsOf } from './support/guide.js';
import { WriteServer } from './support/write-server.js';

describe.each(['advocates.md', 'researchers.md'])('docs/guide/%s', (name) => {
  const steps = stepsOf(name);
  let servers: WriteServer;
  let printed: string[];

  beforeAll(async () => {
    servers = await WriteServer.start();
    printed = await follow(steps, { ...servers.env, CASETRAIL: servers.server.url });
  }, 120_000);

  afterAll(() => servers.stop());

  it.each(steps.flatMap(({ prints }, place) => (prints ? [{ place, prints }] : [])))(
    'prints at step $place what the guide says',
    ({ place, prints }: { place: number; prints: NonNullable<Step['prints']> }) => {
      const output = printed[place] ?? '';
      if (prints.language === 'json') expect(JSON.parse(output)).toEqual(JSON.parse(prints.text));
      else expect(output.trim()).toBe(prints.text.trim());
    },
  );

  it('leaves the record in order', async () => {
    expect(await servers.drifts()).toEqual([]);
  });
});
