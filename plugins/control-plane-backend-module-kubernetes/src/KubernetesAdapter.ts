import type {
  ConnectOptions,
  RuntimeAdapter,
  RuntimeConnection,
} from '@groundwork/plugin-control-plane-node';
import { createHash } from 'node:crypto';
import { KubeClient, KubeCredentials, loadKubeConfig } from './client';
import {
  accessOf,
  kubernetesConnectionSchema,
  requireSafeServer,
  type KubernetesConnectionConfig,
} from './connection';
import { KubernetesConnection } from './KubernetesConnection';

/** What {@link KubernetesAdapter.create} takes. */
export type KubernetesAdapterOptions = {
  /** Refuses, by throwing, an address that must not be called; asked before anything is sent there. */
  checkServer?: (server: URL) => void | Promise<void>;
  /** How long `remove` waits for the end of a namespace before it answers that it waits; not at all unless given. */
  removalWaitMs?: number;
  /** How long a call to an API server may take; 15 seconds unless given. */
  callTimeoutMs?: number;
};

/** Provisions environments as namespaces by server-side apply. */
export class KubernetesAdapter implements RuntimeAdapter<KubernetesConnectionConfig> {
  readonly type = 'kubernetes';
  readonly connectionSchema = kubernetesConnectionSchema;
  readonly #options: KubernetesAdapterOptions;
  /** One for each cluster and user, however many runtime environments use it. */
  readonly #clients = new Map<string, { client: KubeClient; users: number }>();

  private constructor(options: KubernetesAdapterOptions) {
    this.#options = options;
  }

  static create(options: KubernetesAdapterOptions = {}): KubernetesAdapter {
    return new KubernetesAdapter(options);
  }

  async connect(
    options: ConnectOptions<KubernetesConnectionConfig>,
  ): Promise<RuntimeConnection> {
    const { connection, logger } = options;
    const access = accessOf(connection);
    if (access) {
      await this.#options.checkServer?.(requireSafeServer(access.server));
    }
    const key = createHash('sha256')
      .update(JSON.stringify(access ?? 'in_cluster'))
      .digest('base64');
    const entry = this.#clients.get(key) ?? {
      client: KubeClient.create(
        KubeCredentials.create(() => loadKubeConfig(access)),
        this.#options.callTimeoutMs,
      ),
      users: 0,
    };
    entry.users += 1;
    this.#clients.set(key, entry);

    let isHeld = true;
    return KubernetesConnection.create({
      client: entry.client,
      logger,
      removalWaitMs: this.#options.removalWaitMs ?? 0,
      release: async () => {
        if (!isHeld) {
          return;
        }
        isHeld = false;
        entry.users -= 1;
        if (entry.users === 0) {
          this.#clients.delete(key);
          await entry.client.close();
        }
      },
    });
  }
}
