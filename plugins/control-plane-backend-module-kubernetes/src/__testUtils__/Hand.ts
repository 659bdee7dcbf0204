import { anyAddress } from '@groundwork/plugin-control-plane-node/testUtils';
import {
  collectionPath,
  isKubeObject,
  kindOf,
  KubeClient,
  KubeCredentials,
  KubeStatusError,
  namespaceKind,
  objectPath,
  type KubeObject,
} from '../client';
import { accessOf } from '../connection';
import { readList } from '../live';

/** Somebody with `kubectl` and every right. */
export class Hand {
  /** Under which the changes are made, as `managedFields` tells. */
  readonly name = 'kubectl-edit';
  readonly #client: KubeClient;

  private constructor(client: KubeClient) {
    this.#client = client;
  }

  static create(options: { kubeconfig: string }): Hand {
    return new Hand(
      KubeClient.create(
        KubeCredentials.create({
          access: accessOf(options),
          addresses: anyAddress,
        }),
      ),
    );
  }

  /** Makes any call. */
  async call(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
    contentType?: string,
  ): Promise<unknown> {
    return this.#client.call({
      method,
      path,
      query: method === 'PATCH' ? { fieldManager: this.name } : {},
      body,
      contentType,
      subject: { verb: method.toLowerCase(), resource: path },
      signal: AbortSignal.timeout(30_000),
    });
  }

  async get(
    kind: string,
    name: string,
    namespace?: string,
  ): Promise<KubeObject> {
    const object = await this.call(
      'GET',
      objectPath(kindOf(kind), name, namespace),
    );
    if (!isKubeObject(object)) {
      throw new Error('That is no object');
    }
    return object;
  }

  async list(kind: string, namespace?: string): Promise<KubeObject[]> {
    return readList(
      await this.call('GET', collectionPath(kindOf(kind), namespace)),
    ).items;
  }

  async create(object: KubeObject): Promise<unknown> {
    const { kind = '', metadata } = object;
    return this.call(
      'POST',
      collectionPath(kindOf(kind), metadata.namespace),
      object,
    );
  }

  async edit(
    kind: string,
    name: string,
    namespace: string | undefined,
    patch: object,
  ): Promise<unknown> {
    return this.call(
      'PATCH',
      objectPath(kindOf(kind), name, namespace),
      patch,
      'application/merge-patch+json',
    );
  }

  /** Fine when it is gone already. */
  async delete(kind: string, name: string, namespace?: string): Promise<void> {
    try {
      await this.call('DELETE', objectPath(kindOf(kind), name, namespace));
    } catch (error) {
      const isGone = error instanceof KubeStatusError && error.status === 404;
      if (!isGone) {
        throw error;
      }
    }
  }

  async deleteNamespace(name: string): Promise<void> {
    await this.delete(namespaceKind.kind, name);
  }

  async dispose(): Promise<void> {
    await this.#client.close();
  }
}
