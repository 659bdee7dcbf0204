// @ts-check
import os from 'node:os';
import process from 'node:process';

import { isAlive, killAll, stopAll } from './processes.mjs';

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
 * @param {{ runner?: number }} [options] - The number of a process with which to end, though it may not be the parent.
 */
export function handleSignals(options = {}) {
  const { runner } = options;
  if (runner) {
    endOnce(async () => !(await isAlive(runner)));
  } else if (process.env.npm_lifecycle_event) {
    // npm passes a termination request to the shell between it and us, which ends without a word.
    const parent = process.ppid;
    endOnce(async () => process.ppid !== parent);
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

/**
 * Asks this process to end once something is so.
 *
 * @param {() => Promise<boolean>} condition
 */
function endOnce(condition) {
  const timer = setInterval(async () => {
    if (!isShuttingDown() && (await condition())) {
      clearInterval(timer);
      process.kill(process.pid, 'SIGTERM');
    }
  }, 500);
  timer.unref();
}
