import { setTimeout } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { RuntimeEnvironment } from '@groundwork/plugin-control-plane-common';
import {
  TerminalRuntimeError,
  type RuntimeAdapter,
  type RuntimeConnection,
  type RuntimeHealth,
} from '@groundwork/plugin-control-plane-node';
import type { ControlPlaneConfig } from '../config';
import { callRuntime } from './callRuntime';
import { leftConfiguration, RuntimeConnector } from './RuntimeConnector';
import {
  healthOf,
  notConfiguredMessage,
  type RuntimeRecord,
} from './RuntimeRecord';
import type { RuntimeStore } from './RuntimeStore';
import { SharedConnection } from './SharedConnection';
import { tidyMessage } from './tidyMessage';

const closeTimeoutMs = 5_000;
const watchRestartMs = 5_000;
const retiredIdleMs = 10_000;

/** A runtime environment, as far as everybody may know. */
export type Runtime = { name: string; type: string; title: string };

type Entry = Runtime &
  Pick<RuntimeRecord, 'source' | 'version' | 'concurrency' | 'removing'> & {
    /** Absent while only the configuration is known. */
    id?: string;
    health_status: RuntimeEnvironment['health_status'];
    shared?: Promise<SharedConnection>;
    /** Aborts when it is gone or its connection is another one. */
    ending: AbortController;
  };

type OnChange = (change: { runtime: string; ids?: string[] }) => void;

/** What a check found. */
export type CheckResult = RuntimeHealth & {
  /** Whether looking again cannot help until somebody does something about it. */
  isTerminal: boolean;
};

/**
 * The runtime environments as this process knows them, each with one connection that is made when it is first needed and
 * made anew when it is described differently.
 */
export class Runtimes {
  readonly connector: RuntimeConnector;
  readonly #entries = new Map<string, Entry>();
  readonly #store: RuntimeStore | undefined;
  readonly #logger: LoggerService;
  readonly #config: RuntimesOptions['config'];
  readonly #closing = new AbortController();
  readonly #watchers: { signal: AbortSignal; onChange: OnChange }[] = [];
  readonly #retired = new Set<SharedConnection>();
  #reloading: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  private constructor(options: RuntimesOptions) {
    this.connector = RuntimeConnector.create(options);
    this.#store = options.store;
    this.#logger = options.logger;
    this.#config = options.config;
    for (const [name, runtime] of Object.entries(options.config.runtimes)) {
      this.#add({
        name,
        type: runtime.type,
        title: runtime.title ?? name,
        source: 'config',
        version: 0,
        concurrency: runtime.concurrency,
        removing: false,
        health_status: 'healthy',
      });
    }
  }

  /**
   * @throws `InputError` that names every runtime environment of the configuration whose type is not installed or whose
   *   connection is not what its adapter takes.
   */
  static create(options: RuntimesOptions): Runtimes {
    return new Runtimes(options);
  }

  list(): Runtime[] {
    return [...this.#entries.values()];
  }

  /** The runtime environment, or what is known of one that is gone: its name. */
  describe(name: string): Runtime {
    return this.#entries.get(name) ?? { name, type: 'unknown', title: name };
  }

  /** How many passes may be at work on it in this process at the same time. */
  concurrencyOf(name: string): number {
    return (
      this.#entries.get(name)?.concurrency ??
      this.#config.reconciler.concurrency
    );
  }

  /**
   * Why a namespace cannot have a name on these runtime environments, as sentences: each once, though several may have the
   * same reason. None when it can.
   */
  refusalsOfName(runtimes: readonly string[], name: string): string[] {
    const refusals = runtimes.flatMap(runtime => {
      const { type, title } = this.describe(runtime);
      const reason = this.connector.adapterOf(type)?.refuseName?.(name);
      return reason === undefined
        ? []
        : [`${title} refuses '${name}': ${reason}`];
    });
    return [...new Set(refusals)];
  }

  /** Whether any is to go once everything on it has been removed. */
  get hasRemoving(): boolean {
    return [...this.#entries.values()].some(({ removing }) => removing);
  }

  /** Health as of the last reload. */
  health(): { name: string; status: RuntimeEnvironment['health_status'] }[] {
    return [...this.#entries.values()].map(entry => ({
      name: entry.name,
      status: entry.health_status,
    }));
  }

  /** @throws `TerminalRuntimeError` for a runtime environment that there is not; else what connecting throws. */
  async connection(name: string): Promise<RuntimeConnection> {
    if (!this.#entries.has(name)) {
      await this.reload();
    }
    const entry = this.#entries.get(name);
    if (!entry) {
      throw leftConfiguration(name);
    }
    const shared = (entry.shared ??= this.#connect(entry));
    try {
      return (await shared).connection;
    } catch (error) {
      // The next call tries again, unless another one does already.
      if (entry.shared === shared) {
        entry.shared = undefined;
      }
      throw error;
    }
  }

  /** All wait for one attempt, so it has a deadline of its own: one that hangs must not be waited for for ever. */
  async #connect(entry: Entry): Promise<SharedConnection> {
    let attempt: Promise<RuntimeConnection> | undefined;
    try {
      const guest = await callRuntime(
        {
          signal: this.#closing.signal,
          timeoutMs: this.#config.reconciler.callTimeoutMs,
          description: `Connecting to ${entry.title}`,
        },
        async () => {
          attempt = this.connector.connect(entry);
          return attempt;
        },
      );
      return SharedConnection.create(guest, {
        idleMs: retiredIdleMs,
        onClosed: (shared, error) => {
          this.#retired.delete(shared);
          if (error) {
            this.#warn(`A connection to ${entry.name} was not closed`, error);
          }
        },
      });
    } catch (error) {
      // Nobody waits for it any more; should it come after all, it goes again.
      attempt?.then(connection => connection.close?.()).catch(() => {});
      throw error;
    }
  }

  /** Asks a runtime environment how it is. Does not throw. */
  async check(
    name: string,
    options: { signal: AbortSignal; timeoutMs: number },
  ): Promise<CheckResult> {
    const { title } = this.describe(name);
    if (
      this.#entries.get(name)?.source === 'config' &&
      !this.connector.isConfigured(name)
    ) {
      return {
        status: 'unavailable',
        message: notConfiguredMessage,
        isTerminal: true,
      };
    }
    try {
      const { status, message } = await callRuntime(
        { ...options, description: `The health check of ${title}` },
        async signal => (await this.connection(name)).checkHealth({ signal }),
      );
      return {
        status,
        message: message && tidyMessage(message),
        isTerminal: false,
      };
    } catch (error) {
      return {
        status: 'unavailable',
        message: tidyMessage(isError(error) ? error.message : error),
        isTerminal: error instanceof TerminalRuntimeError,
      };
    }
  }

  /** Brings what this process knows in line with the database. Calls at the same time share what they read. */
  async reload(): Promise<void> {
    const store = this.#store;
    if (!store || this.#closing.signal.aborted) {
      return;
    }
    // What is being read may be older than what the caller knows of, so it waits for the one after.
    this.#next ??= (this.#reloading ?? Promise.resolve())
      .catch(() => {})
      .then(() => {
        this.#next = undefined;
        this.#reloading = this.#read(store);
        return this.#reloading;
      });
    await this.#next;
  }

  async #read(store: RuntimeStore): Promise<void> {
    const records = await store.listAll();
    const names = new Set(records.map(({ name }) => name));
    for (const entry of this.#entries.values()) {
      if (!names.has(entry.name)) {
        this.#drop(entry);
      }
    }
    for (const record of records) {
      const { id, name, title, type, source, version, concurrency, removing } =
        record;
      const next = {
        ...{ id, name, title, type, source, version, concurrency, removing },
        health_status: healthOf(record),
      };
      const entry = this.#entries.get(name);
      if (entry && isSameTarget(entry, next)) {
        Object.assign(entry, next);
      } else {
        if (entry) {
          this.#drop(entry);
        }
        this.#add(next);
      }
    }
  }

  #add(runtime: Omit<Entry, 'shared' | 'ending'>): void {
    const entry: Entry = { ...runtime, ending: new AbortController() };
    this.#entries.set(entry.name, entry);
    for (const { signal, onChange } of this.#watchers) {
      void this.#watchOne(entry, signal, onChange);
    }
  }

  /** Lets go of a runtime environment; whoever is in the middle of something with it comes to their end. */
  #drop(entry: Entry): void {
    this.#entries.delete(entry.name);
    entry.ending.abort();
    entry.shared
      ?.then(shared => {
        this.#retired.add(shared);
        shared.retire();
      })
      .catch(() => {});
  }

  /** Watches every runtime environment that can be watched, also those that come later, until `signal` aborts. */
  watch(signal: AbortSignal, onChange: OnChange): void {
    this.#watchers.push({ signal, onChange });
    for (const entry of this.#entries.values()) {
      void this.#watchOne(entry, signal, onChange);
    }
  }

  async #watchOne(
    entry: Entry,
    stopping: AbortSignal,
    onChange: OnChange,
  ): Promise<void> {
    const { name } = entry;
    const signal = AbortSignal.any([stopping, entry.ending.signal]);
    while (!signal.aborted) {
      try {
        const connection = await this.connection(name);
        if (!connection.watch || signal.aborted) {
          return;
        }
        await connection.watch({
          signal,
          onChange: change => onChange({ runtime: name, ...change }),
        });
      } catch (error) {
        if (!signal.aborted) {
          this.#warn(`Watching ${name} failed and starts again`, error);
        }
      }
      await sleep(watchRestartMs, signal);
    }
  }

  /** Closes every connection that was made; one that does not close is left. */
  async close(): Promise<void> {
    this.#closing.abort(new Error('The control plane ends'));
    const connections: { name: string; shared?: Entry['shared'] }[] = [
      ...this.#entries.values(),
      ...[...this.#retired].map(shared => ({
        name: 'A connection that was replaced',
        shared: Promise.resolve(shared),
      })),
    ];
    await Promise.all(
      connections.map(async ({ name, shared }) => {
        try {
          await callRuntime(
            {
              signal: new AbortController().signal,
              timeoutMs: closeTimeoutMs,
              description: `Closing ${name}`,
            },
            async () => (await shared)?.close(),
          );
        } catch (error) {
          this.#warn(`${name} was not closed`, error);
        }
      }),
    );
  }

  #warn(message: string, error: unknown): void {
    this.#logger.warn(message, { error: String(error) });
  }
}

export type RuntimesOptions = {
  config: Pick<
    ControlPlaneConfig,
    'runtimes' | 'addresses' | 'encryption' | 'reconciler'
  >;
  adapters: ReadonlyMap<string, RuntimeAdapter>;
  logger: LoggerService;
  /** Without one, there is only what the configuration has. */
  store?: RuntimeStore;
};

/** Whether a connection can be kept: that of the configuration changes with the process only. */
function isSameTarget(
  entry: Pick<Entry, 'id' | 'type' | 'source' | 'version'>,
  next: Pick<Entry, 'id' | 'type' | 'source' | 'version'>,
): boolean {
  return (
    entry.source === next.source &&
    entry.type === next.type &&
    (next.source === 'config' ||
      (entry.id === next.id && entry.version === next.version))
  );
}

/** Waits, and no longer than until `signal` aborts. */
async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal }).catch(() => {});
}
