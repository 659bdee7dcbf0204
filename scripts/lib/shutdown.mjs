// @ts-check
import os from 'node:os';
import process from 'node:process';

import { killAll, stopAll } from './processes.mjs';

/** @type {Array<() => Promise<void>>} */
const cleanups = [];
let shutdownStarted = 0;

/** Whether the process is ending, so that what fails now fails because of that. */
export function isShuttingDown() {
  return shutdownStarted > 0;
}

/**
 * Registers work to be done before the process ends, whether it ends by itself, by Ctrl-C or by a signal. The last one
 * registered is done first.
 *
 * @param {() => Promise<void>} cleanup
 */
export function onShutdown(cleanup) {
  cleanups.push(cleanup);
}

/** Ends what still runs and does the registered work, once. */
export async function shutDown() {
  if (isShuttingDown()) {
    return;
  }
  shutdownStarted = Date.now();
  await stopAll();
  for (const cleanup of cleanups.reverse()) {
    await cleanup().catch(error => console.error(error));
  }
}

/**
 * Makes Ctrl-C, a closed terminal, a termination request and the end of the package manager that started us shut down in
 * order; a second Ctrl-C kills.
 *
 * @param {{ endsWithParent?: boolean }} [options] - Whether to end when the parent process does; unless given, that is so
 *   where the parent is a package manager.
 */
export function handleSignals(options = {}) {
  if (options.endsWithParent ?? process.env.npm_lifecycle_event) {
    watchParent();
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      const exitCode = 128 + os.constants.signals[signal];
      // Package managers repeat the terminal's signal, so the same one twice in a moment is not impatience.
      if (!isShuttingDown()) {
        shutDown().finally(() => process.exit(exitCode));
      } else if (Date.now() - shutdownStarted > 1_000) {
        killAll();
        process.exit(exitCode);
      }
    });
  }
}

/** npm passes a termination request to the shell between it and us, which ends without a word. */
function watchParent() {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) {
      clearInterval(timer);
      process.kill(process.pid, 'SIGTERM');
    }
  }, 500);
  timer.unref();
}
