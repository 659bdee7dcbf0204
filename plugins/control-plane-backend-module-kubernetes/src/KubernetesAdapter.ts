import type {
  AddressPolicy,
  ConnectOptions,
  RuntimeAdapter,
  RuntimeConnection,
} from '@groundwork/plugin-control-plane-node';
import { createHash } from 'node:crypto';
import { refuseReservedName } from '@groundwork/plugin-control-plane-node/manifests';
import { KubeClient, KubeCredentials } from './client';
import {
  accessOf,
  kubernetesConnectionSchema,
  type KubernetesConnectionConfig,
} from './connection';
import { KubernetesConnection } from './KubernetesConnection';

/** What {@link KubernetesAdapter.create} takes. */
export type KubernetesAdapterOptions = {
  /** How long `remove` waits for the end of a namespace before it answers that it waits; not at all unless given. */
  removalWaitMs?: number;
  /** How long a call to an API server may take; 15 seconds unless given. */
  callTimeoutMs?: number;
  /** Where the files of the backend's pod are, for `in_cluster`; at `/` unless given. */
  podRoot?: string;
};

/** Provisions environments as namespaces by server-side apply. */
export class KubernetesAdapter implements RuntimeAdapter<KubernetesConnectionConfig> {
  readonly type = 'kubernetes';
  readonly connectionSchema = kubernetesConnectionSchema;
  readonly #options: KubernetesAdapterOptions;
  /** One for each cluster, user and what may be connected to, however many runtime environments use it. */
  readonly #clients = new Map<string, { client: KubeClient; users: number }>();
  readonly #policyNumbers = new WeakMap<AddressPolicy, number>();
  #policies = 0;

  private constructor(options: KubernetesAdapterOptions) {
    this.#options = options;
  }

  static create(options: KubernetesAdapterOptions = {}): KubernetesAdapter {
    return new KubernetesAdapter(options);
  }

  refuseName(name: string): string | undefined {
    return refuseReservedName(name);
  }

  async connect(
    options: ConnectOptions<KubernetesConnectionConfig>,
  ): Promise<RuntimeConnection> {
    const { connection, logger, addresses } = options;
    const { podRoot, callTimeoutMs } = this.#options;
    const access = accessOf(connection);
    const key = createHash('sha256')
      .update(JSON.stringify([access, this.#numberOf(addresses)]))
      .digest('base64');
    const entry = this.#clients.get(key) ?? {
      client: KubeClient.create(
        KubeCredentials.create({ access, addresses, podRoot }),
        callTimeoutMs,
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

  #numberOf(addresses: AddressPolicy): number {
    const known = this.#policyNumbers.get(addresses);
    if (known !== undefined) {
      return known;
    }
    this.#policies += 1;
    this.#policyNumbers.set(addresses, this.#policies);
    return this.#policies;
  }
}
