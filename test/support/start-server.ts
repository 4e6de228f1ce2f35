import type { ChildProcess } from 'node:child_process';
import { Program, SERVER, type ProgramOptions } from './program.js';

/** PORT=0 unless `env` says otherwise. */
export type ServerOptions = Partial<ProgramOptions> & {
  /** How long it may take to be ready. */
  readonly readyWithinMs?: number;
};

/** The real server, as built, in a process of its own. */
export interface RunningServer {
  /** Such as http://127.0.0.1:41234, without a trailing slash. */
  readonly url: string;
  readonly process: ChildProcess;
  readonly program: Program;
  /** What it has printed so far. */
  readonly output: () => { stdout: string; stderr: string };
  /** Ends it as Ctrl-C would, waits until it is gone, and returns its exit code. */
  stop(): Promise<number | null>;
}

/** Starts the server and waits until it answers. Rejects with what it printed where it ends before. */
export async function startServer({ readyWithinMs, ...options }: ServerOptions = {}): Promise<RunningServer> {
  const program = new Program({ command: SERVER, ...options, env: { PORT: '0', ...options.env } });
  try {
    const [, url = ''] = await program.says(/^\s*GraphQL\s+(http\S+)\/graphql$/m, readyWithinMs);
    return {
      url,
      process: program.process,
      program,
      output: () => ({ stdout: program.stdout, stderr: program.stderr }),
      async stop() {
        program.interrupt();
        return await program.ended;
      },
    };
  } catch (error) {
    program.interrupt('SIGTERM');
    await program.ended;
    throw error;
  }
}
