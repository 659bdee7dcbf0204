import { setTimeout } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  createAddressPolicy,
  TerminalRuntimeError,
  type RuntimeAdapter,
  type RuntimeConnection,
  type RuntimeHealth,
} from '@groundwork/plugin-control-plane-node';
import type { ControlPlaneConfig } from '../config';
import { callRuntime } from './callRuntime';

const closeTimeoutMs = 5_000;
const healthTimeoutMs = 5_000;
const watchRestartMs = 5_000;

/** Whoever writes the configuration may reach whatever the backend reaches. */
const configuredAddresses = createAddressPolicy({
  allowed: 'all',
  allowsLocalFiles: true,
});

/** A runtime environment of the configuration. */
export type Runtime = { name: string; type: string; title: string };

type Entry = Runtime & {
  connect: () => Promise<RuntimeConnection>;
  connection?: Promise<RuntimeConnection>;
  health: RuntimeHealth;
};

/** The runtime environments, each with one connection that is made when it is first needed. */
export class Runtimes {
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #logger: LoggerService;
  readonly #closing = new AbortController();

  readonly #connectTimeoutMs: number;

  private constructor(
    entries: Entry[],
    options: { logger: LoggerService; config: ControlPlaneConfig },
  ) {
    this.#entries = new Map(entries.map(entry => [entry.name, entry]));
    this.#logger = options.logger;
    this.#connectTimeoutMs = options.config.reconciler.callTimeoutMs;
  }

  /**
   * @throws `InputError` that names every runtime environment whose type is not installed or whose connection is not
   *   what its adapter takes.
   */
  static create(options: {
    config: ControlPlaneConfig;
    adapters: ReadonlyMap<string, RuntimeAdapter>;
    logger: LoggerService;
  }): Runtimes {
    const problems: string[] = [];
    const entries = Object.entries(options.config.runtimes).flatMap(
      ([name, { type, title, connection }]) => {
        const key = `controlPlane.runtimes.${name}`;
        const adapter = options.adapters.get(type);
        if (!adapter) {
          const known = [...options.adapters.keys()].join(', ') || 'none';
          problems.push(
            `${key}.type: no adapter for '${type}' is installed (installed: ${known})`,
          );
          return [];
        }
        const parsed = adapter.connectionSchema.safeParse(connection);
        if (!parsed.success) {
          problems.push(
            ...parsed.error.issues.map(issue =>
              [`${key}.connection`, ...issue.path.map(String)]
                .join('.')
                .concat(`: ${issue.message}`),
            ),
          );
          return [];
        }
        const entry: Entry = {
          name,
          type,
          title: title ?? name,
          health: { status: 'healthy' },
          connect: () =>
            adapter.connect({
              name,
              connection: parsed.data,
              addresses: configuredAddresses,
              logger: options.logger.child({ runtime: name }),
            }),
        };
        return [entry];
      },
    );
    if (problems.length > 0) {
      throw new InputError(
        `The runtime environments are not acceptable: ${problems.join('; ')}`,
      );
    }
    return new Runtimes(entries, options);
  }

  list(): Runtime[] {
    return [...this.#entries.values()];
  }

  /** The runtime environment, or what is known of one that left the configuration: its name. */
  describe(name: string): Runtime {
    return this.#entries.get(name) ?? { name, type: 'unknown', title: name };
  }

  /** @throws `TerminalRuntimeError` for a runtime environment that is not configured; else what `connect` throws. */
  async connection(name: string): Promise<RuntimeConnection> {
    const entry = this.#entries.get(name);
    if (!entry) {
      throw new TerminalRuntimeError(
        `The runtime environment '${name}' is not configured any more`,
      );
    }
    const connection = (entry.connection ??= this.#connect(entry));
    try {
      return await connection;
    } catch (error) {
      // The next call tries again, unless another one does already.
      if (entry.connection === connection) {
        entry.connection = undefined;
      }
      throw error;
    }
  }

  /** All wait for one attempt, so it has a deadline of its own: one that hangs must not be waited for for ever. */
  async #connect(entry: Entry): Promise<RuntimeConnection> {
    let attempt: Promise<RuntimeConnection> | undefined;
    try {
      return await callRuntime(
        {
          signal: this.#closing.signal,
          timeoutMs: this.#connectTimeoutMs,
          description: `Connecting to ${entry.title}`,
        },
        async () => {
          attempt = entry.connect();
          return attempt;
        },
      );
    } catch (error) {
      // Nobody waits for it any more; should it come after all, it goes again.
      attempt?.then(connection => connection.close?.()).catch(() => {});
      throw error;
    }
  }

  /** Health as of the last check. */
  health(): { name: string; status: RuntimeHealth['status'] }[] {
    return [...this.#entries.values()].map(({ name, health }) => ({
      name,
      status: health.status,
    }));
  }

  /** Checks every runtime environment and remembers what it found. */
  async checkHealth(signal: AbortSignal): Promise<void> {
    await Promise.all(
      [...this.#entries.values()].map(async entry => {
        const before = entry.health.status;
        entry.health = await this.#checkOne(entry, signal);
        if (entry.health.status !== before) {
          this.#logger.info(
            `Runtime environment ${entry.name} is ${entry.health.status}`,
            { detail: entry.health.message ?? '' },
          );
        }
      }),
    );
  }

  async #checkOne(entry: Entry, signal: AbortSignal): Promise<RuntimeHealth> {
    try {
      return await callRuntime(
        {
          signal,
          timeoutMs: healthTimeoutMs,
          description: `The health check of ${entry.title}`,
        },
        async callSignal =>
          (await this.connection(entry.name)).checkHealth({
            signal: callSignal,
          }),
      );
    } catch (error) {
      return { status: 'unavailable', message: String(error) };
    }
  }

  /** Watches every runtime environment that can be watched, until `signal` aborts. */
  watch(
    signal: AbortSignal,
    onChange: (change: { runtime: string; ids?: string[] }) => void,
  ): void {
    for (const { name } of this.#entries.values()) {
      void this.#watchOne(name, signal, onChange);
    }
  }

  async #watchOne(
    name: string,
    signal: AbortSignal,
    onChange: (change: { runtime: string; ids?: string[] }) => void,
  ): Promise<void> {
    while (!signal.aborted) {
      try {
        const connection = await this.connection(name);
        if (!connection.watch) {
          return;
        }
        await connection.watch({
          signal,
          onChange: change => onChange({ runtime: name, ...change }),
        });
      } catch (error) {
        if (!signal.aborted) {
          this.#logger.warn(`Watching ${name} failed and starts again`, {
            error: String(error),
          });
        }
      }
      await sleep(watchRestartMs, signal);
    }
  }

  /** Closes every connection that was made; one that does not close is left. */
  async close(): Promise<void> {
    this.#closing.abort(new Error('The control plane ends'));
    await Promise.all(
      [...this.#entries.values()].map(async entry => {
        try {
          const connection = await entry.connection;
          await callRuntime(
            {
              signal: new AbortController().signal,
              timeoutMs: closeTimeoutMs,
              description: `Closing ${entry.title}`,
            },
            async () => connection?.close?.(),
          );
        } catch (error) {
          this.#logger.warn(`${entry.name} was not closed`, {
            error: String(error),
          });
        }
      }),
    );
  }
}

/** Waits, and no longer than until `signal` aborts. */
async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal }).catch(() => {});
}
