import { DatabaseUnusable } from '@app/database';
import { SettingsError } from '@app/kernel';

/**
 * An error as the operator sees it: one line for what they can put right; for a defect of ours, its stack as well.
 */
export function explainStartError(error: unknown): string {
  if (error instanceof SettingsError || error instanceof DatabaseUnusable) return error.message;
  if (!(error instanceof Error)) return `Casetrail failed: ${String(error)}`;
  const listening = explainListenError(error);
  if (listening) return listening;
  // What the system refuses (a full disk, a file of somebody else's) is no defect, and its message says enough.
  if ('syscall' in error && 'code' in error) return `Casetrail failed: ${error.message.replace(/\s+/g, ' ')}`;
  return `Casetrail failed: ${error.stack ?? error.message}`;
}

function explainListenError(error: Error): string | null {
  if (!('syscall' in error) || error.syscall !== 'listen' || !('code' in error)) return null;
  const port = 'port' in error ? String(error.port) : '';
  switch (error.code) {
    case 'EADDRINUSE':
      return `PORT: ${port} is taken by another program: stop that, or set PORT to another one (0: any free port).`;
    case 'EACCES':
      return `PORT: ${port} may be opened by root alone: set PORT to one from 1024 up.`;
    case 'EADDRNOTAVAIL':
      return `HOST: this machine does not have that address: set HOST to one it has, or to 0.0.0.0 for all.`;
    default:
      return `HOST and PORT: listening failed (${String(error.code)}).`;
  }
}
