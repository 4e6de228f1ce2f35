import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';

/** The project's folder. */
export const ROOT = resolve(import.meta.dirname, '../..');
export const SERVER = [process.execPath, join(ROOT, 'apps/server/launch.mjs')] as const;
export const CLI = [process.execPath, join(ROOT, 'apps/cli/launch.mjs')] as const;

/** What is run from single modules finds its code compiled each time but the first; programs bring theirs. */
const INHERITED = {
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
};

export interface ProgramOptions {
  readonly command: readonly [string, ...string[]];
  /** Nothing of the tests' own environment but PATH, HOME and where compiled code is kept reaches the program. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly account?: { readonly uid: number; readonly gid: number };
  readonly cwd?: string;
}

/** A program in a process group of its own, as a terminal would start it. */
export class Program {
  stdout = '';
  stderr = '';
  readonly process: ChildProcess;
  readonly ended: Promise<number | null>;

  constructor({ command: [file, ...args], env = {}, account, cwd = ROOT }: ProgramOptions) {
    this.process = spawn(file, args, {
      cwd,
      env: { ...INHERITED, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
      ...account,
    });
    this.process.stdout?.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    this.process.stderr?.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    this.ended = once(this.process, 'close').then(([code]: unknown[]) => (typeof code === 'number' ? code : null));
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  /** Waits until it has printed this; rejects with what it printed where it ends before. */
  async says(pattern: RegExp, withinMs = 60_000): Promise<RegExpExecArray> {
    const deadline = Date.now() + withinMs;
    let over = false;
    void this.ended.then(() => (over = true));
    for (;;) {
      const last = over;
      const found = pattern.exec(this.stdout);
      if (found) return found;
      if (last || Date.now() > deadline) {
        throw new Error(`${last ? 'It ended' : 'Time ran out'} before ${pattern}:\n${this.stdout}\n${this.stderr}`);
      }
      await new Promise((wake) => setTimeout(wake, 10));
    }
  }

  /** As Ctrl-C in a terminal: to every process of the group at once. */
  interrupt(signal: NodeJS.Signals = 'SIGINT'): void {
    // Without a process of its own, the group would be ours.
    if (this.pid === 0) return;
    try {
      process.kill(-this.pid, signal);
    } catch {
      // It has ended.
    }
  }
}

/** Runs a program to its end. */
export async function runProgram(
  options: ProgramOptions & { readonly stdin?: string },
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const program = new Program(options);
  program.process.stdin?.on('error', () => undefined).end(options.stdin ?? '');
  const code = await program.ended;
  return { code, stdout: program.stdout, stderr: program.stderr };
}
