import type { DriftAcceptance, DriftEventList, Target } from '../types';
import type {
  CallOptions,
  ControlPlaneTransport,
} from './ControlPlaneTransport';
import type { PageQuery } from './TenantsClient';

/** Namespaces on single runtime environments, and their drift. @public */
export class TargetsClient {
  readonly #transport: ControlPlaneTransport;

  constructor(transport: ControlPlaneTransport) {
    this.#transport = transport;
  }

  /** A page of what became of drift on a target, newest first. */
  async listDriftEvents(
    id: string,
    query: PageQuery = {},
    options?: CallOptions,
  ): Promise<DriftEventList> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/targets/{id}/drift-history', {
        params: { path: { id }, query },
        ...init,
      }),
    );
  }

  /** Takes back what has drifted. */
  async revertDrift(id: string, options?: CallOptions): Promise<Target> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/targets/{id}/revert', {
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** Lets what has drifted be what should be. */
  async acceptDrift(
    id: string,
    body: DriftAcceptance = {},
    options?: CallOptions,
  ): Promise<Target> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/targets/{id}/accept', {
        params: { path: { id } },
        body,
        ...init,
      }),
    );
  }

  /** Tries again on one target. */
  async retry(id: string, options?: CallOptions): Promise<Target> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/targets/{id}/retry', {
        params: { path: { id } },
        ...init,
      }),
    );
  }
}
