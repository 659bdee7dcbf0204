// @ts-check
import { spawn, spawnSync } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

const isWindows = process.platform === 'win32';

/** How long a process tree may take to end by itself before it is killed. */
const stopTimeoutMs = 10_000;

/**
 * What runs, with the signal that asks it to end.
 *
 * @type {Map<import('node:child_process').ChildProcess, NodeJS.Signals>}
 */
const running = new Map();

/**
 * @typedef {object} StartOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {import('node:child_process').StdioOptions} [stdio]
 * @property {number} [uid]
 * @property {number} [gid]
 * @property {boolean} [shell]
 * @property {NodeJS.Signals} [stopSignal] - Asks the process to end; SIGTERM unless given.
 */

/**
 * Starts a process that {@link stopAll} will end. It leads a process group of its own, so that its whole tree can be
 * ended at once, and so that Ctrl-C in the terminal reaches it through us only, in an order that we choose.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {StartOptions} [options]
 */
export function start(command, args, options = {}) {
  const { stopSignal = 'SIGTERM', ...spawnOptions } = options;
  const child = spawn(command, args, {
    ...spawnOptions,
    detached: !isWindows,
    windowsHide: true,
  });
  running.set(child, stopSignal);
  const forget = () => running.delete(child);
  child.once('exit', forget);
  child.once('error', forget);
  return child;
}

/**
 * Runs a process to its end.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {StartOptions & { output?: 'show' | 'capture', timeoutMs?: number }} [options] - `show` passes the output
 *   through (the default), `capture` keeps it.
 * @returns {Promise<{ code: number, output: string }>} The exit code, 1 where a signal or a failed start left none.
 */
export function run(command, args, options = {}) {
  const { output: mode = 'show', timeoutMs, ...startOptions } = options;
  const stdio = mode === 'show' ? 'inherit' : 'pipe';

  return new Promise(resolve => {
    const child = start(command, args, {
      ...startOptions,
      stdio: ['ignore', stdio, stdio],
    });
    let output = '';
    const collect = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);

    const timer = timeoutMs && setTimeout(() => stop(child), timeoutMs);
    child.once('error', error => {
      clearTimeout(timer || undefined);
      resolve({ code: 1, output: `${output}${error.message}\n` });
    });
    child.once('close', code => {
      clearTimeout(timer || undefined);
      resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * Ends a process and everything that it started: asks first, then kills.
 *
 * @param {import('node:child_process').ChildProcess} child - One that {@link start} returned.
 */
export async function stop(child) {
  const { pid } = child;
  if (pid === undefined) {
    return;
  }
  if (isWindows) {
    spawnSync('taskkill', ['/pid', String(pid), '/t', '/f']);
    return;
  }
  if (!signalTree(pid, running.get(child) ?? 'SIGTERM')) {
    return;
  }
  const deadline = Date.now() + stopTimeoutMs;
  while (Date.now() < deadline) {
    await sleep(50);
    if (!(await isAnyAlive(pid))) {
      return;
    }
  }
  signalTree(pid, 'SIGKILL');
}

/** Ends every process that {@link start} started and that still runs. */
export async function stopAll() {
  await Promise.all([...running.keys()].map(child => stop(child)));
}

/** Kills every process that {@link start} started, without asking. */
export function killAll() {
  for (const { pid } of running.keys()) {
    if (pid !== undefined) {
      signalTree(pid, 'SIGKILL');
    }
  }
}

/**
 * Sends a signal to a process group. Never to the process alone: once that has ended, its number may be another's.
 *
 * @param {number} pid - The leader of the group.
 * @param {NodeJS.Signals | 0} signal
 * @returns {boolean} Whether anyone was there to receive it.
 */
function signalTree(pid, signal) {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether a process runs. One that has ended and that nobody has taken note of, as where the first process of a container
 * does not do that, does not.
 *
 * @param {number} pid
 */
export async function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
  return (await readStatus(pid))?.state !== 'Z';
}

/** @param {number} group - The number of the leader of a process group. */
async function isAnyAlive(group) {
  if (!signalTree(group, 0)) {
    return false;
  }
  if (process.platform !== 'linux') {
    return true;
  }
  for (const pid of await readdir('/proc').catch(() => [])) {
    const status = /^\d+$/.test(pid) && (await readStatus(Number(pid)));
    if (status && status.group === group && status.state !== 'Z') {
      return true;
    }
  }
  return false;
}

/**
 * @param {number} pid
 * @returns {Promise<{ state: string, group: number } | undefined>} Undefined where the system does not tell.
 */
async function readStatus(pid) {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The number, the name in parentheses, which may hold anything, then state, parent and group.
  const match = /^\d+ \(.*\) (\w) \d+ (\d+) /s.exec(text);
  return match ? { state: match[1], group: Number(match[2]) } : undefined;
}
