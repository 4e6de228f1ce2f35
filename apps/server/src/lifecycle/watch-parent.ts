const EVERY_MS = 250;

/**
 * Notices that the parent is gone, where it is npm's shell or our launcher: killed by a signal they pass nothing on, and
 * nobody would ever stop us.
 */
export function watchParent(onGone: () => void, signal: AbortSignal, env: NodeJS.ProcessEnv = process.env): void {
  if (!env['npm_lifecycle_event'] && !env['CASETRAIL_LAUNCHER']) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) onGone();
  }, EVERY_MS);
  timer.unref();
  signal.addEventListener('abort', () => clearInterval(timer));
}
