import type { paths } from '../schema/openapi/generated/types';
import type {
  Cancellation,
  EnvironmentEventList,
  TemplateGate,
  TemplateGateCreate,
  TemplateGateDecision,
  TemplateGateList,
  TemplateGateVoteList,
} from '../types';
import type {
  CallOptions,
  ControlPlaneTransport,
} from './ControlPlaneTransport';
import type { PageQuery } from './TenantsClient';

/** Filters, order and page of {@link TemplateGatesClient.list}. @public */
export type ListTemplateGatesQuery = NonNullable<
  paths['/v1/template-gates']['get']['parameters']['query']
>;

/** Runs of templates that go on when others have approved. @public */
export class TemplateGatesClient {
  readonly #transport: ControlPlaneTransport;

  constructor(transport: ControlPlaneTransport) {
    this.#transport = transport;
  }

  /** A page of the gates that the caller may read. */
  async list(
    query: ListTemplateGatesQuery = {},
    options?: CallOptions,
  ): Promise<TemplateGateList> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/template-gates', {
        params: { query },
        ...init,
      }),
    );
  }

  /** A gate with its votes. */
  async get(id: string, options?: CallOptions): Promise<TemplateGate> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/template-gates/{id}', {
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** Asks for approval of the parameters of a template run. */
  async create(
    body: TemplateGateCreate,
    options?: CallOptions,
  ): Promise<TemplateGate> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/template-gates', { body, ...init }),
    );
  }

  /** Approves or rejects what a run waits for. */
  async decide(
    id: string,
    body: TemplateGateDecision,
    options?: CallOptions,
  ): Promise<TemplateGate> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/template-gates/{id}/decide', {
        body,
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** Cancels a gate that waits for a decision. */
  async cancel(
    id: string,
    body: Cancellation = {},
    options?: CallOptions,
  ): Promise<TemplateGate> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/template-gates/{id}/cancel', {
        body,
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** A page of the votes on a gate, newest first. */
  async listVotes(
    id: string,
    query: PageQuery = {},
    options?: CallOptions,
  ): Promise<TemplateGateVoteList> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/template-gates/{id}/votes', {
        params: { path: { id }, query },
        ...init,
      }),
    );
  }

  /** A page of what happened to a gate, newest first. */
  async listEvents(
    id: string,
    query: PageQuery = {},
    options?: CallOptions,
  ): Promise<EnvironmentEventList> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/template-gates/{id}/events', {
        params: { path: { id }, query },
        ...init,
      }),
    );
  }
}
