import type { Writable } from 'node:stream';
import type { ClientBase } from 'pg';

type Query = (...asked: readonly unknown[]) => unknown;

/**
 * Has a connection that pipelines send in one piece what is asked of it in one turn of the event loop: each piece costs a
 * system call here and wakes the other side there, which is much of what a short statement costs.
 */
export function sendTogether(client: ClientBase): void {
  const query = client.query.bind(client) as Query;
  // As long as it is not TLS that takes its place, the stream is there from the start.
  const { connection } = client as unknown as { readonly connection: { readonly stream: Writable } };
  let gathering = false;
  const asked: Query = (...arguments_) => {
    if (!gathering) {
      gathering = true;
      const { stream } = connection;
      stream.cork();
      process.nextTick(() => {
        gathering = false;
        stream.uncork();
      });
    }
    return query(...arguments_);
  };
  client.query = asked as typeof client.query;
}
