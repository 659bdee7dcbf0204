import { setTimeout } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import type {
  RuntimeAdapter,
  RuntimeConnection,
  RuntimeHealth,
} from '@groundwork/plugin-control-plane-node';
import type { ControlPlaneConfig } from '../config';
import { callRuntime } from './callRuntime';

const healthTimeoutMs = 5_000;
const watchRestartMs = 5_000;

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

  private constructor(entries: Entry[], logger: LoggerService) {
    this.#entries = new Map(entries.map(entry => [entry.name, entry]));
    this.#logger = logger;
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
    return new Runtimes(entries, options.logger);
  }

  list(): Runtime[] {
    return [...this.#entries.values()];
  }

  /** The runtime environment, or what is known of one that left the configuration: its name. */
  describe(name: string): Runtime {
    return this.#entries.get(name) ?? { name, type: 'unknown', title: name };
  }

  /** @throws `NotFoundError` for a runtime environment that is not configured; else what `connect` throws. */
  async connection(name: string): Promise<RuntimeConnection> {
    const entry = this.#entries.get(name);
    if (!entry) {
      throw new NotFoundError(
        `The runtime environment '${name}' is not configured any more`,
      );
    }
    entry.connection ??= entry.connect();
    try {
      return await entry.connection;
    } catch (error) {
      // The next call tries again.
      entry.connection = undefined;
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

  /** Closes every connection that was made. */
  async close(): Promise<void> {
    for (const entry of this.#entries.values()) {
      const connection = await entry.connection?.catch(() => undefined);
      await connection?.close?.();
    }
  }
}

/** Waits, and no longer than until `signal` aborts. */
async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal }).catch(() => {});
}
