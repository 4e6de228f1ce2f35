import { describe, expect, it } from '@jest/globals';
import { Shutdown, Stopped } from './shutdown.js';

function watched(): { shutdown: Shutdown; events: string[]; step: (name: string) => () => Promise<void> } {
  const events: string[] = [];
  const shutdown = new Shutdown(
    (code) => events.push(`exit ${code}`),
    (line) => events.push(line),
  );
  return { shutdown, events, step: (name) => () => Promise.resolve(void events.push(name)) };
}

describe('Shutdown', () => {
  it('stops in the reverse order, once', async () => {
    const { shutdown, events, step } = watched();
    shutdown.defer('a', step('a'));
    shutdown.defer('b', step('b'));
    await Promise.all([shutdown.stop(0), shutdown.stop(1)]);
    expect(events).toEqual(['b', 'a', 'exit 0']);
  });

  it('goes on where a step fails, and says so', async () => {
    const { shutdown, events, step } = watched();
    shutdown.defer('a', step('a'));
    shutdown.defer(
      'b',
      () => Promise.reject(new Error('it hangs')),
      () => events.push('b forced'),
    );
    await shutdown.stop(0);
    expect(events).toEqual(['Stopping b failed: it hangs.', 'b forced', 'a', 'exit 1']);
  });

  it('stops what the start was still starting, and lets it go no further', async () => {
    const { shutdown, events, step } = watched();
    const startup = (async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      shutdown.defer('late', step('late'));
      events.push('went on');
    })();
    shutdown.during(startup);
    await shutdown.stop(0);
    await expect(startup).rejects.toThrow(Stopped);
    expect(events).toEqual(['late', 'exit 0']);
  });

  it('forces everything that is not stopped yet', () => {
    const { shutdown, events, step } = watched();
    shutdown.defer('a', step('a'), () => events.push('a forced'));
    shutdown.defer('b', step('b'));
    shutdown.force(130);
    expect(events).toEqual(['a forced', 'exit 130']);
  });
});
