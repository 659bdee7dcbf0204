import type { paths } from '../schema/openapi/generated/types';
import type {
  EnvironmentEventList,
  IdentityGroup,
  IdentityGroupList,
  IdentityGroupRefresh,
  Namespace,
  NamespaceCreate,
  NamespaceList,
  NamespaceName,
  NamespaceNamePreview,
  NamespaceRules,
  NamespaceRulesWrite,
  NamespaceState,
  NamespaceUpdate,
} from '../types';
import type {
  CallOptions,
  ControlPlaneTransport,
} from './ControlPlaneTransport';
import type { PageQuery } from './TenantsClient';

/** Filters and page of {@link NamespacesClient.list}. @public */
export type ListNamespacesQuery = NonNullable<
  paths['/v1/namespaces']['get']['parameters']['query']
>;

/** Page of the events of an environment or a namespace, and the target that they are to be of. @public */
export type ListEventsQuery = PageQuery & { target_id?: string };

/** Namespaces, their rules and identity groups. @public */
export class NamespacesClient {
  readonly #transport: ControlPlaneTransport;

  constructor(transport: ControlPlaneTransport) {
    this.#transport = transport;
  }

  /** A page of the namespaces in which the caller has a role. */
  async list(
    query: ListNamespacesQuery = {},
    options?: CallOptions,
  ): Promise<NamespaceList> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/namespaces', { params: { query }, ...init }),
    );
  }

  /** Creates a namespace; it is made on its runtime environments after the answer. */
  async create(
    body: NamespaceCreate,
    options?: CallOptions,
  ): Promise<Namespace> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/namespaces', { body, ...init }),
    );
  }

  /** What a namespace would be called, and what is wrong with it. */
  async previewName(
    body: NamespaceNamePreview,
    options?: CallOptions,
  ): Promise<NamespaceName> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/namespace-names', { body, ...init }),
    );
  }

  /** A namespace with its members and targets. */
  async get(id: string, options?: CallOptions): Promise<Namespace> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/namespaces/{id}', {
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** Replaces metadata, members or both. */
  async update(
    id: string,
    body: NamespaceUpdate,
    options?: CallOptions,
  ): Promise<Namespace> {
    return this.#transport.send(options, (client, init) =>
      client.request('patch', '/v1/namespaces/{id}', {
        params: { path: { id } },
        body,
        ...init,
      }),
    );
  }

  /** Removes a namespace from every runtime environment. */
  async delete(id: string, options?: CallOptions): Promise<Namespace> {
    return this.#transport.send(options, (client, init) =>
      client.request('delete', '/v1/namespaces/{id}', {
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** How far a namespace is, by runtime environment. */
  async getStatus(id: string, options?: CallOptions): Promise<NamespaceState> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/namespaces/{id}/status', {
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** Brings a namespace to what it should be. */
  async reconcile(id: string, options?: CallOptions): Promise<Namespace> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/namespaces/{id}/reconcile', {
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** A page of what happened to a namespace, newest first. */
  async listEvents(
    id: string,
    query: ListEventsQuery = {},
    options?: CallOptions,
  ): Promise<EnvironmentEventList> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/namespaces/{id}/events', {
        params: { path: { id }, query },
        ...init,
      }),
    );
  }

  /** How namespaces are named and what metadata they need. */
  async getRules(options?: CallOptions): Promise<NamespaceRules> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/namespace-rules', { ...init }),
    );
  }

  /** Sets how namespaces are named and what metadata they need. */
  async setRules(
    body: NamespaceRulesWrite,
    options?: CallOptions,
  ): Promise<NamespaceRules> {
    return this.#transport.send(options, (client, init) =>
      client.request('put', '/v1/namespace-rules', { body, ...init }),
    );
  }

  /** A page of the identity groups that namespaces name. */
  async listIdentityGroups(
    query: PageQuery & { q?: string } = {},
    options?: CallOptions,
  ): Promise<IdentityGroupList> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/identity-groups', {
        params: { query },
        ...init,
      }),
    );
  }

  /** Looks up the members of an identity group now. */
  async refreshIdentityGroup(
    body: IdentityGroupRefresh,
    options?: CallOptions,
  ): Promise<IdentityGroup> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/identity-groups/refresh', { body, ...init }),
    );
  }
}
