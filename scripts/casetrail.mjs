/** The command `casetrail` out of the sources: builds where that is needed, then runs it with the same arguments. */
import { buildIfStale } from './build.mjs';

if (await buildIfStale()) await import('../apps/cli/launch.mjs');
else process.exitCode = 1;
