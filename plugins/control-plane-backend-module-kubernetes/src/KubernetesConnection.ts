import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  ApplyResult,
  DesiredNamespace,
  Observation,
  RemoveResult,
  RuntimeCallOptions,
  RuntimeConnection,
  RuntimeHealth,
  RuntimePlan,
} from '@groundwork/plugin-control-plane-node';
import { explainKubeError, type KubeClient } from './client';
import { observeNamespace, resourcesOf } from './drift';
import { Cluster } from './live';
import { renderObjects } from './manifests';
import {
  applyNamespace,
  checkHealth,
  planNamespace,
  removeNamespace,
} from './operations';
import { SyncMemory, watchNamespaces } from './watch';

/** What {@link KubernetesConnection.create} needs. */
export type KubernetesConnectionOptions = {
  client: KubeClient;
  logger: LoggerService;
  /** How long `remove` waits for the end of a namespace before it answers that it waits. */
  removalWaitMs: number;
  /** Gives the client back. */
  release: () => Promise<void>;
};

/** One cluster as a runtime environment: an environment is a namespace. */
export class KubernetesConnection implements RuntimeConnection {
  readonly #options: KubernetesConnectionOptions;
  readonly #cluster: Cluster;
  readonly #memory = SyncMemory.create();

  private constructor(options: KubernetesConnectionOptions) {
    this.#options = options;
    this.#cluster = Cluster.create(options.client);
  }

  static create(options: KubernetesConnectionOptions): KubernetesConnection {
    return new KubernetesConnection(options);
  }

  async checkHealth(options: RuntimeCallOptions): Promise<RuntimeHealth> {
    return checkHealth(this.#options.client, options);
  }

  async plan(
    desired: DesiredNamespace,
    options: RuntimeCallOptions,
  ): Promise<RuntimePlan> {
    return explained(options, () =>
      planNamespace(this.#cluster, desired, options),
    );
  }

  async observe(
    desired: DesiredNamespace,
    options: RuntimeCallOptions,
  ): Promise<Observation> {
    return explained(options, async () => {
      const rendered = renderObjects(desired);
      const remembered = this.#memory.recall(desired);
      if (remembered) {
        return { resources: remembered };
      }
      const look = this.#memory.begin(desired);
      const live = await this.#cluster.readNamespace(desired, options);
      const resources = resourcesOf(observeNamespace(rendered, live, desired));
      this.#memory.keep(look, resources);
      return { resources };
    });
  }

  async apply(
    desired: DesiredNamespace,
    options: RuntimeCallOptions,
  ): Promise<ApplyResult> {
    return explained(options, () =>
      applyNamespace(this.#cluster, desired, options),
    );
  }

  async remove(
    desired: DesiredNamespace,
    options: RuntimeCallOptions,
  ): Promise<RemoveResult> {
    return explained(options, () =>
      removeNamespace(this.#cluster, desired, {
        ...options,
        waitMs: this.#options.removalWaitMs,
      }),
    );
  }

  async watch(
    options: RuntimeCallOptions & {
      onChange: (change: { ids?: string[] }) => void;
    },
  ): Promise<void> {
    const { client, logger } = this.#options;
    await watchNamespaces({
      client,
      logger,
      memory: this.#memory,
      ...options,
    });
  }

  async close(): Promise<void> {
    await this.#options.release();
  }
}

/** Runs a call, with its errors in the words of the runtime interface. */
async function explained<T>(
  { signal }: RuntimeCallOptions,
  call: () => Promise<T>,
): Promise<T> {
  try {
    signal.throwIfAborted();
    return await call();
  } catch (error) {
    throw explainKubeError(error, signal);
  }
}
