import {
  collectionPath,
  isKubeObject,
  KubeStatusError,
  namespacedKinds,
  namespaceKind,
  objectPath,
  type Kind,
  type KubeClient,
  type KubeObject,
} from '../client';
import {
  fieldManager,
  isOwned,
  requestLabel,
  resourceIdOf,
} from '../manifests';
import type { LiveNamespace } from './LiveNamespace';
import { listRunningPods } from './listRunningPods';

const pageSize = 500;
const pagesMax = 4;

/** An object to read, write or delete. */
export type ObjectPlace = { type: Kind; name: string; namespace?: string };

type CallOptions = { signal: AbortSignal };
type WriteOptions = CallOptions & {
  /** Has the API server try it, and keep nothing. */
  dryRun?: boolean;
};

/** Reads and writes objects of a cluster; every method is one verb of its API. */
export class Cluster {
  readonly #client: KubeClient;

  private constructor(client: KubeClient) {
    this.#client = client;
  }

  static create(client: KubeClient): Cluster {
    return new Cluster(client);
  }

  /** Reads a namespace, and by lists what belongs to the environment in it; of a suspended one, what runs as well. */
  async readNamespace(
    { name, id, suspended }: { name: string; id: string; suspended?: boolean },
    options: CallOptions,
  ): Promise<LiveNamespace> {
    const namespace = await this.get({ type: namespaceKind, name }, options);
    if (!namespace || !isOwned(namespace, id)) {
      return { namespace, objects: new Map() };
    }
    const lists = await Promise.all(
      namespacedKinds.map(async type => {
        const labelSelector = `${requestLabel}=${id}`;
        const items = await this.list(type, name, labelSelector, options);
        return items
          .filter(item => isOwned(item, id))
          .map(item => [resourceIdOf(type, item.metadata.name), item] as const);
      }),
    );
    const pods = suspended ? await listRunningPods(this, name, options) : [];
    return { namespace, objects: new Map([...lists.flat(), ...pods]) };
  }

  async get(
    place: ObjectPlace,
    { signal }: CallOptions,
  ): Promise<KubeObject | undefined> {
    try {
      return requireObject(
        await this.#client.call({
          method: 'GET',
          path: pathOf(place),
          subject: subjectOf('get', place),
          signal,
        }),
      );
    } catch (error) {
      if (error instanceof KubeStatusError && error.status === 404) {
        return undefined;
      }
      throw error;
    }
  }

  async list(
    type: Kind,
    namespace: string | undefined,
    labelSelector: string | undefined,
    { signal }: CallOptions,
  ): Promise<KubeObject[]> {
    const found: KubeObject[] = [];
    let from: string | undefined;
    for (let page = 0; page < pagesMax; page++) {
      const answer = await this.#client.call({
        method: 'GET',
        path: collectionPath(type, namespace),
        query: { labelSelector, limit: String(pageSize), continue: from },
        subject: { verb: 'list', resource: type.resource, namespace },
        signal,
      });
      const { items, next } = readList(answer);
      found.push(...items);
      if (!next) {
        break;
      }
      from = next;
    }
    return found;
  }

  /** Makes an object by applying it; a conflict when there is one of that name, whosever it is. */
  async create(
    place: ObjectPlace,
    object: KubeObject,
    options: WriteOptions,
  ): Promise<KubeObject> {
    // No object is still as it was at the very beginning, so that this one is made or nothing happens.
    return this.#apply(place, object, { resourceVersion: '1' }, options);
  }

  /**
   * Applies to an object what it should be, and takes the fields from others who changed them; a conflict when it is no
   * longer as it was read.
   */
  async apply(
    place: ObjectPlace,
    object: KubeObject,
    { metadata: { uid, resourceVersion } }: KubeObject,
    options: WriteOptions,
  ): Promise<KubeObject> {
    return this.#apply(place, object, { uid, resourceVersion }, options);
  }

  async #apply(
    place: ObjectPlace,
    object: KubeObject,
    precondition: { uid?: string; resourceVersion?: string },
    { signal, dryRun }: WriteOptions,
  ): Promise<KubeObject> {
    return requireObject(
      await this.#client.call({
        method: 'PATCH',
        path: pathOf(place),
        query: {
          fieldManager,
          force: 'true',
          dryRun: dryRun ? 'All' : undefined,
        },
        body: { ...object, metadata: { ...object.metadata, ...precondition } },
        contentType: 'application/apply-patch+yaml',
        subject: subjectOf('patch', place),
        signal,
      }),
    );
  }

  /** Changes single fields of an object; a conflict when it is no longer as it was read. */
  async merge(
    place: ObjectPlace,
    patch: object,
    { metadata: { uid, resourceVersion } }: KubeObject,
    { signal, dryRun }: WriteOptions,
  ): Promise<KubeObject> {
    return requireObject(
      await this.#client.call({
        method: 'PATCH',
        path: pathOf(place),
        query: { fieldManager, dryRun: dryRun ? 'All' : undefined },
        body: { ...patch, metadata: { uid, resourceVersion } },
        contentType: 'application/merge-patch+json',
        subject: subjectOf('patch', place),
        signal,
      }),
    );
  }

  /** Deletes an object; a conflict when it is no longer as it was read. Fine when it is gone. */
  async delete(
    place: ObjectPlace,
    { metadata: { uid, resourceVersion } }: KubeObject,
    { signal }: CallOptions,
  ): Promise<void> {
    try {
      await this.#client.call({
        method: 'DELETE',
        path: pathOf(place),
        body: {
          apiVersion: 'v1',
          kind: 'DeleteOptions',
          preconditions: { uid, resourceVersion },
          propagationPolicy: 'Background',
        },
        subject: subjectOf('delete', place),
        signal,
      });
    } catch (error) {
      if (!(error instanceof KubeStatusError && error.status === 404)) {
        throw error;
      }
    }
  }
}

function pathOf({ type, name, namespace }: ObjectPlace): string {
  return objectPath(type, name, namespace);
}

function subjectOf(verb: string, { type, name, namespace }: ObjectPlace) {
  return { verb, resource: type.resource, name, namespace };
}

function requireObject(answer: unknown): KubeObject {
  if (!isKubeObject(answer)) {
    throw new SyntaxError('The answer is not an object');
  }
  return answer;
}

/** Reads a page of a list. */
export function readList(answer: unknown): {
  items: KubeObject[];
  next: string | undefined;
  resourceVersion: string | undefined;
} {
  const list = answer as {
    items?: unknown;
    metadata?: { continue?: string; resourceVersion?: string };
  };
  if (typeof answer !== 'object' || !Array.isArray(list.items)) {
    throw new SyntaxError('The answer is not a list');
  }
  return {
    items: list.items.filter(isKubeObject),
    next: list.metadata?.continue || undefined,
    resourceVersion: list.metadata?.resourceVersion,
  };
}
