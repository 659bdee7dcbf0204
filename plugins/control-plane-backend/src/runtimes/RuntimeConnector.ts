import type { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  createAddressPolicy,
  TerminalRuntimeError,
  type AddressPolicy,
  type RuntimeAdapter,
  type RuntimeConnection,
} from '@groundwork/plugin-control-plane-node';
import type { ControlPlaneConfig } from '../config';
import { DecryptionError, Encryption } from '../encryption';
import { ConnectionKeeper } from './ConnectionKeeper';
import type { RuntimeRecord } from './RuntimeRecord';
import type { RuntimeStore } from './RuntimeStore';

/** Whoever writes the configuration may reach whatever the backend reaches. */
const configuredAddresses = createAddressPolicy({
  allowed: 'all',
  allowsLocalFiles: true,
});

/** What is to be connected to. */
export type ConnectTarget = Pick<RuntimeRecord, 'name' | 'type' | 'source'> & {
  /** Absent while only the configuration is known. */
  id?: string;
};

/** A field of a connection that its adapter does not take; the path begins inside of the connection. */
export type ConnectionProblem = { path: string[]; message: string };

/** Connects to runtime environments: to those of the configuration by what stands there, to others by what is stored. */
export class RuntimeConnector {
  readonly #adapters: ReadonlyMap<string, RuntimeAdapter>;
  readonly #configured: ReadonlyMap<string, { type: string; parsed: unknown }>;
  readonly #addresses: AddressPolicy;
  readonly #store: RuntimeStore | undefined;
  readonly #logger: LoggerService;
  readonly keeper: ConnectionKeeper;

  private constructor(options: RuntimeConnectorOptions) {
    const { config, adapters } = options;
    this.#adapters = adapters;
    this.#store = options.store;
    this.#logger = options.logger;
    this.#configured = readConfigured(config, adapters);
    this.#addresses = createAddressPolicy({
      allowed: config.addresses.allowed,
      allowsLocalFiles: config.addresses.localFiles,
    });
    this.keeper = ConnectionKeeper.create({
      encryption: Encryption.fromConfig(config.encryption),
    });
  }

  /**
   * @throws `InputError` that names every runtime environment of the configuration whose type is not installed or whose
   *   connection is not what its adapter takes.
   */
  static create(options: RuntimeConnectorOptions): RuntimeConnector {
    return new RuntimeConnector(options);
  }

  /** The adapters that are installed, by type. */
  get adapters(): RuntimeAdapter[] {
    return [...this.#adapters.values()].sort((a, b) =>
      a.type < b.type ? -1 : 1,
    );
  }

  adapterOf(type: string): RuntimeAdapter | undefined {
    return this.#adapters.get(type);
  }

  /** Whether the configuration of this process has a runtime environment of this name. */
  isConfigured(name: string): boolean {
    return this.#configured.has(name);
  }

  /** What is wrong with a connection of a type that is installed. */
  problemsOf(type: string, connection: unknown): ConnectionProblem[] {
    const adapter = this.#adapters.get(type);
    return adapter ? problemsOf(adapter, connection) : [];
  }

  /**
   * Has an adapter prepare a connection that somebody describes, which is closed at once: only the adapter can tell which
   * parts of it are addresses and files.
   *
   * @throws what the adapter throws
   */
  async tryConnecting(
    target: Pick<ConnectTarget, 'name' | 'type'>,
    connection: unknown,
  ): Promise<void> {
    const adapter = this.#require(target.type);
    const made = await this.#connect(
      adapter,
      target.name,
      adapter.connectionSchema.parse(connection),
      this.#addresses,
    );
    await made.close?.();
  }

  /** @throws `TerminalRuntimeError` when it cannot be known how to connect; else what the adapter throws. */
  async connect(target: ConnectTarget): Promise<RuntimeConnection> {
    const { name, type, source } = target;
    if (source === 'config') {
      const configured = this.#configured.get(name);
      if (!configured) {
        throw leftConfiguration(name);
      }
      return this.#connect(
        this.#require(configured.type),
        name,
        configured.parsed,
        configuredAddresses,
      );
    }
    const adapter = this.#require(type);
    return this.#connect(
      adapter,
      name,
      await this.#readStored(adapter, target),
      this.#addresses,
    );
  }

  #connect(
    adapter: RuntimeAdapter,
    name: string,
    connection: unknown,
    addresses: AddressPolicy,
  ): Promise<RuntimeConnection> {
    return adapter.connect({
      name,
      connection,
      addresses,
      logger: this.#logger.child({ runtime: name }),
    });
  }

  async #readStored(
    adapter: RuntimeAdapter,
    { id, name }: ConnectTarget,
  ): Promise<unknown> {
    const sealed = id && (await this.#store?.findConnection(id));
    if (!id || !sealed) {
      throw new TerminalRuntimeError(
        `The connection of the runtime environment '${name}' is not there`,
      );
    }
    try {
      const parsed = adapter.connectionSchema.safeParse(
        this.keeper.open(id, sealed),
      );
      if (parsed.success) {
        return parsed.data;
      }
    } catch (error) {
      throw error instanceof DecryptionError
        ? new TerminalRuntimeError(
            `The connection cannot be read. ${error.message}`,
            { reason: 'ConnectionUnreadable' },
          )
        : error;
    }
    throw new TerminalRuntimeError(
      'The connection is not what the adapter takes any more. Give it anew.',
      { reason: 'ConnectionRefused' },
    );
  }

  #require(type: string): RuntimeAdapter {
    const adapter = this.#adapters.get(type);
    if (!adapter) {
      throw new TerminalRuntimeError(`No adapter for '${type}' is installed`);
    }
    return adapter;
  }
}

export type RuntimeConnectorOptions = {
  config: Pick<ControlPlaneConfig, 'runtimes' | 'addresses' | 'encryption'>;
  adapters: ReadonlyMap<string, RuntimeAdapter>;
  logger: LoggerService;
  /** Without one, there is only what the configuration has. */
  store?: RuntimeStore;
};

export function leftConfiguration(name: string): TerminalRuntimeError {
  return new TerminalRuntimeError(
    `The runtime environment '${name}' is not configured any more`,
    { reason: 'NotConfigured' },
  );
}

function readConfigured(
  config: Pick<ControlPlaneConfig, 'runtimes'>,
  adapters: ReadonlyMap<string, RuntimeAdapter>,
): ReadonlyMap<string, { type: string; parsed: unknown }> {
  const problems: string[] = [];
  const configured = new Map<string, { type: string; parsed: unknown }>();
  for (const [name, { type, connection }] of Object.entries(config.runtimes)) {
    const key = `controlPlane.runtimes.${name}`;
    const adapter = adapters.get(type);
    if (!adapter) {
      const known = [...adapters.keys()].join(', ') || 'none';
      problems.push(
        `${key}.type: no adapter for '${type}' is installed (installed: ${known})`,
      );
      continue;
    }
    const wrong = problemsOf(adapter, connection);
    problems.push(
      ...wrong.map(({ path, message }) =>
        [`${key}.connection`, ...path].join('.').concat(`: ${message}`),
      ),
    );
    if (wrong.length === 0) {
      configured.set(name, {
        type,
        parsed: adapter.connectionSchema.parse(connection),
      });
    }
  }
  if (problems.length > 0) {
    throw new InputError(
      `The runtime environments are not acceptable: ${problems.join('; ')}`,
    );
  }
  return configured;
}

function problemsOf(
  adapter: RuntimeAdapter,
  connection: unknown,
): ConnectionProblem[] {
  const parsed = adapter.connectionSchema.safeParse(connection);
  return (
    parsed.error?.issues.flatMap(issue => {
      const path = issue.path.map(String);
      return issue.code === 'unrecognized_keys'
        ? issue.keys.map(key => ({
            path: [...path, key],
            message: 'is not a key that is known',
          }))
        : [{ path, message: issue.message }];
    }) ?? []
  );
}
