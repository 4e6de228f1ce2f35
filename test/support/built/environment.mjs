import { flushCompileCache } from 'node:module';
import { TestEnvironment } from 'jest-environment-node';

/** Lets a spec have libraries that Node.js itself has loaded; see transform.mjs. */
export default class extends TestEnvironment {
  async setup() {
    await super.setup();
    // Answered from Node.js's own table of modules from the second spec of a worker on.
    this.global.casetrailBuilt = (url) => import(url);
  }

  /** What was compiled is kept here already: Jest gives a worker half a second to end, too little to write two thousand files. */
  async teardown() {
    flushCompileCache();
    await super.teardown();
  }
}
