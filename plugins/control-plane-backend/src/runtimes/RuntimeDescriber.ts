import { isError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import { TerminalRuntimeError } from '@groundwork/plugin-control-plane-node';
import {
  FieldConflictError,
  ValidationError,
  type FieldProblem,
} from '../http/errors';
import { callRuntime } from './callRuntime';
import type { RuntimeConnector } from './RuntimeConnector';
import { tidyMessage } from './tidyMessage';

const tryTimeoutMs = 5_000;

/** A runtime environment that somebody describes. */
export type DescribedRuntime = {
  name: string;
  type: string;
  connection_config: Record<string, unknown>;
  /** Where it stands in the body, such as `environments.0`; at its top when absent. */
  field?: string;
};

/** Holds descriptions of runtime environments to what their adapters take, before anything is kept. */
export class RuntimeDescriber {
  readonly #connector: RuntimeConnector;

  private constructor(connector: RuntimeConnector) {
    this.#connector = connector;
  }

  static create(options: { connector: RuntimeConnector }): RuntimeDescriber {
    return new RuntimeDescriber(options.connector);
  }

  /**
   * @throws `ValidationError` that names every field that is wrong, and never what stands in it;
   *   `FieldConflictError` when there is no key to keep a connection with.
   */
  async check(described: readonly DescribedRuntime[]): Promise<void> {
    const problems = described.flatMap(runtime => this.#problemsOf(runtime));
    if (problems.length > 0) {
      throw new ValidationError(problems);
    }
    if (described.length > 0 && !this.#connector.keeper.canSeal) {
      throw new FieldConflictError([
        {
          field: within(described[0], 'connection_config'),
          message:
            'There is no key that connections are encrypted with. Give one in controlPlane.encryption.keys',
        },
      ]);
    }
    const refused = await Promise.all(
      described.map(runtime => this.#tryConnecting(runtime)),
    );
    if (refused.flat().length > 0) {
      throw new ValidationError(refused.flat());
    }
  }

  /** A connection as it may be stored. */
  seal(runtimeId: string, connection: Record<string, unknown>): string {
    return this.#connector.keeper.seal(runtimeId, connection as JsonObject);
  }

  #problemsOf(runtime: DescribedRuntime): FieldProblem[] {
    const { type, connection_config } = runtime;
    if (!this.#connector.adapterOf(type)) {
      const known = this.#connector.adapters.map(adapter => adapter.type);
      return [
        {
          field: within(runtime, 'type'),
          message: `There is no such type. Installed are: ${known.join(', ') || 'none'}`,
        },
      ];
    }
    return this.#connector
      .problemsOf(type, connection_config)
      .map(({ path, message }) => ({
        field: [within(runtime, 'connection_config'), ...path].join('.'),
        message,
      }));
  }

  /** That it is away is no reason to refuse it; that it never can be connected to is. */
  async #tryConnecting(runtime: DescribedRuntime): Promise<FieldProblem[]> {
    const { name, type, connection_config } = runtime;
    try {
      await callRuntime(
        {
          signal: new AbortController().signal,
          timeoutMs: tryTimeoutMs,
          description: 'Connecting',
        },
        () => this.#connector.tryConnecting({ name, type }, connection_config),
      );
      return [];
    } catch (error) {
      return error instanceof TerminalRuntimeError
        ? [
            {
              field: within(runtime, 'connection_config'),
              message: tidyMessage(isError(error) ? error.message : error),
            },
          ]
        : [];
    }
  }
}

function within({ field }: DescribedRuntime, name: string): string {
  return field === undefined ? name : `${field}.${name}`;
}
