import { spawn } from 'node:child_process';
import type { Account } from './account.js';

/** Runs a program to its end as that account and tells whether it said yes. Nothing it prints is shown. */
export function succeedsAs(account: Account | null, program: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: 'ignore',
      cwd: '/',
      env: { PATH: process.env['PATH'] },
      ...(account && { uid: account.uid, gid: account.gid }),
    });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}

/** Whether the account can go into the folder. Asked of the system itself, for modes are not all that decides. */
export function canEnter(account: Account | null, folder: string): Promise<boolean> {
  return succeedsAs(account, '/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder]);
}
