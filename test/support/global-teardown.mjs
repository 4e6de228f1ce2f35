/** After all end-to-end tests: stops what global-setup.mjs started and waits until it is gone. */
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';

export default async function teardown() {
  const cluster = globalThis.casetrailTestCluster;
  if (cluster && cluster.exitCode === null) {
    const gone = once(cluster, 'exit');
    cluster.stdin.end();
    await gone;
  }
  if (globalThis.casetrailTestFile) rmSync(dirname(globalThis.casetrailTestFile), { recursive: true, force: true });
}
