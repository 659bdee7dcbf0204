// @ts-check
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

import { UserError } from './errors.mjs';
import { start, stop } from './processes.mjs';

/** How long a slow machine may take until everything answers. */
const readyTimeoutMs = 300_000;

/**
 * Runs services together: prints their output with their names, and ends all of them when one ends.
 */
export class Supervisor {
  /** @type {Map<string, Promise<void>>} */
  #ready = new Map();
  /** @type {import('node:child_process').ChildProcess[]} */
  #children = [];
  #stopping = false;
  /** @type {(error: Error) => void} */
  #fail = () => {};
  #failure;
  /** @type {(line: string) => void} */
  #print;

  /** @param {{ print?: (line: string) => void, readyTimeoutMs?: number }} [options] */
  constructor(options = {}) {
    this.#print = options.print ?? console.log;
    this.readyTimeoutMs = options.readyTimeoutMs ?? readyTimeoutMs;
    this.#failure = new Promise((_, reject) => {
      this.#fail = reject;
    });
    // Whoever waits hears of it; until then it is not unhandled.
    this.#failure.catch(() => {});
  }

  /**
   * Starts services and waits until each answers.
   *
   * @param {import('./services.mjs').Service[]} services
   * @throws UserError naming the service that ended, or that did not answer in time.
   */
  async start(services) {
    for (const service of services) {
      this.#ready.set(service.name, this.#startOne(service));
    }
    await Promise.race([Promise.all(this.#ready.values()), this.#failure]);
  }

  /**
   * Waits until a service ends, which it should not.
   *
   * @returns {Promise<never>}
   * @throws UserError naming the service.
   */
  async watch() {
    return /** @type {Promise<never>} */ (this.#failure);
  }

  /** Ends every service and everything that it started. */
  async stop() {
    this.#stopping = true;
    await Promise.all(this.#children.map(child => stop(child)));
  }

  /** @param {import('./services.mjs').Service} service */
  async #startOne(service) {
    for (const name of service.after ?? []) {
      await this.#ready.get(name);
    }
    if (this.#stopping) {
      return;
    }
    const child = start(service.command, service.args, {
      cwd: service.cwd,
      env: service.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#children.push(child);
    this.#prefixOutput(service.name, child);

    once(child, 'exit').then(
      ([code, signal]) => {
        const how = signal ? `by ${signal}` : `with exit code ${code}`;
        this.#report(`The ${service.title} has ended ${how}.`);
      },
      error =>
        this.#report(
          `The ${service.title} could not be started: ${error.message}`,
        ),
    );
    await this.#waitUntilReady(service);
  }

  /** @param {string} message */
  #report(message) {
    if (!this.#stopping) {
      this.#fail(new UserError(message));
    }
  }

  /** @param {import('./services.mjs').Service} service */
  async #waitUntilReady(service) {
    const deadline = Date.now() + this.readyTimeoutMs;
    const urls = [...service.readyUrls];
    while (!this.#stopping) {
      while (urls.length > 0 && (await answers(urls[0]))) {
        urls.shift();
      }
      if (urls.length === 0) {
        return;
      }
      if (Date.now() > deadline) {
        this.#report(
          `The ${service.title} does not answer at ${urls[0]} after ${Math.round(this.readyTimeoutMs / 1_000)} seconds.`,
        );
        return;
      }
      await sleep(250);
    }
  }

  /**
   * @param {string} name
   * @param {import('node:child_process').ChildProcess} child
   */
  #prefixOutput(name, child) {
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) {
        createInterface({ input: stream }).on('line', line => {
          if (line.trim() !== '') {
            this.#print(`[${name}] ${line}`);
          }
        });
      }
    }
  }
}

/** @param {string} url */
async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
