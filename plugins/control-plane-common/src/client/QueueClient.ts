import type { paths } from '../schema/openapi/generated/types';
import type {
  QueueItem,
  QueueItemList,
  QueueReplay,
  QueueReplayRequest,
  QueueSummary,
} from '../types';
import type {
  CallOptions,
  ControlPlaneTransport,
} from './ControlPlaneTransport';

/** Filters and page of {@link QueueClient.list}. @public */
export type ListQueueQuery = NonNullable<
  paths['/v1/queue']['get']['parameters']['query']
>;

/** The work of the reconciler, for operators. @public */
export class QueueClient {
  readonly #transport: ControlPlaneTransport;

  constructor(transport: ControlPlaneTransport) {
    this.#transport = transport;
  }

  /** A page of the work, in the order in which it is due. */
  async list(
    query: ListQueueQuery = {},
    options?: CallOptions,
  ): Promise<QueueItemList> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/queue', { params: { query }, ...init }),
    );
  }

  /** How much work stands where. */
  async getSummary(options?: CallOptions): Promise<QueueSummary> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/queue/summary', { ...init }),
    );
  }

  /** Tries all again that has given up, or what has on one runtime environment. */
  async replayAll(
    body: QueueReplayRequest = {},
    options?: CallOptions,
  ): Promise<QueueReplay> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/queue/replay', { body, ...init }),
    );
  }

  /** Tries again what has given up. */
  async replay(id: string, options?: CallOptions): Promise<QueueItem> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/queue/{id}/replay', {
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** Takes work away from whoever has it. */
  async release(id: string, options?: CallOptions): Promise<QueueItem> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/queue/{id}/release', {
        params: { path: { id } },
        ...init,
      }),
    );
  }
}
