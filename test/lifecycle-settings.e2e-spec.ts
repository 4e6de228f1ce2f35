import { describe, expect, it } from '@jest/globals';
import { runProgram, SERVER } from './support/program.js';

describe('settings', () => {
  it.each([
    [{ PORT: '70000' }, 'PORT is "70000": give a whole number from 1 to 65535, or 0 for any free port.\n'],
    [{ CASETRAIL_SEED: 'all' }, 'CASETRAIL_SEED is "all": give first-record or none.\n'],
  ])('that are wrong end the start in one line: %j', async (env, line) => {
    const outcome = await runProgram({ command: SERVER, env });
    expect(outcome).toEqual({ code: 1, stdout: '', stderr: line });
  });
});
