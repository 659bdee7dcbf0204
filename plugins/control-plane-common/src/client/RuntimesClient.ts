import type { paths } from '../schema/openapi/generated/types';
import type {
  Maintenance,
  RuntimeEnvironment,
  RuntimeEnvironmentCreate,
  RuntimeEnvironmentList,
  RuntimeEnvironmentUpdate,
  RuntimeGroup,
  RuntimeGroupCreate,
  RuntimeGroupList,
  RuntimeGroupUpdate,
  RuntimeHealthEventList,
  RuntimeTypeList,
} from '../types';
import type {
  CallOptions,
  ControlPlaneTransport,
} from './ControlPlaneTransport';
import type { PageQuery } from './TenantsClient';

/** Filters and page of {@link RuntimesClient.list}. @public */
export type ListRuntimeEnvironmentsQuery = NonNullable<
  paths['/v1/runtime-environments']['get']['parameters']['query']
>;

/** Runtime environments and groups. @public */
export class RuntimesClient {
  readonly #transport: ControlPlaneTransport;

  constructor(transport: ControlPlaneTransport) {
    this.#transport = transport;
  }

  /** The types of runtime environments that are installed. */
  async listTypes(
    query: PageQuery = {},
    options?: CallOptions,
  ): Promise<RuntimeTypeList> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/runtime-types', {
        params: { query },
        ...init,
      }),
    );
  }

  /** A page of the runtime environments, with their health and load. */
  async list(
    query: ListRuntimeEnvironmentsQuery = {},
    options?: CallOptions,
  ): Promise<RuntimeEnvironmentList> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/runtime-environments', {
        params: { query },
        ...init,
      }),
    );
  }

  /** Adds a runtime environment. */
  async create(
    body: RuntimeEnvironmentCreate,
    options?: CallOptions,
  ): Promise<RuntimeEnvironment> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/runtime-environments', { body, ...init }),
    );
  }

  /** A runtime environment by its id. */
  async get(id: string, options?: CallOptions): Promise<RuntimeEnvironment> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/runtime-environments/{id}', {
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** Changes a runtime environment. */
  async update(
    id: string,
    body: RuntimeEnvironmentUpdate,
    options?: CallOptions,
  ): Promise<RuntimeEnvironment> {
    return this.#transport.send(options, (client, init) =>
      client.request('patch', '/v1/runtime-environments/{id}', {
        params: { path: { id } },
        body,
        ...init,
      }),
    );
  }

  /** Removes a runtime environment; answers with it while it has yet to be cleared. */
  async delete(
    id: string,
    query: { namespaces?: 'keep' | 'remove' } = {},
    options?: CallOptions,
  ): Promise<RuntimeEnvironment | undefined> {
    return this.#transport.send(options, (client, init) =>
      client.request('delete', '/v1/runtime-environments/{id}', {
        params: { path: { id }, query },
        ...init,
      }),
    );
  }

  /** Begins or ends maintenance. */
  async setMaintenance(
    id: string,
    body: Maintenance,
    options?: CallOptions,
  ): Promise<RuntimeEnvironment> {
    return this.#transport.send(options, (client, init) =>
      client.request('put', '/v1/runtime-environments/{id}/maintenance', {
        params: { path: { id } },
        body,
        ...init,
      }),
    );
  }

  /** Checks the health now. */
  async check(id: string, options?: CallOptions): Promise<RuntimeEnvironment> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/runtime-environments/{id}/check', {
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** A page of the changes of health, newest first. */
  async listHealthEvents(
    id: string,
    query: PageQuery & { since?: string } = {},
    options?: CallOptions,
  ): Promise<RuntimeHealthEventList> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/runtime-environments/{id}/health-history', {
        params: { path: { id }, query },
        ...init,
      }),
    );
  }

  /** A page of the groups. */
  async listGroups(
    query: PageQuery = {},
    options?: CallOptions,
  ): Promise<RuntimeGroupList> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/groups', { params: { query }, ...init }),
    );
  }

  /** Adds a group. */
  async createGroup(
    body: RuntimeGroupCreate,
    options?: CallOptions,
  ): Promise<RuntimeGroup> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/groups', { body, ...init }),
    );
  }

  /** A group by its id. */
  async getGroup(id: string, options?: CallOptions): Promise<RuntimeGroup> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/groups/{id}', {
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** Changes a group. */
  async updateGroup(
    id: string,
    body: RuntimeGroupUpdate,
    options?: CallOptions,
  ): Promise<RuntimeGroup> {
    return this.#transport.send(options, (client, init) =>
      client.request('put', '/v1/groups/{id}', {
        params: { path: { id } },
        body,
        ...init,
      }),
    );
  }

  /** Removes a group; its runtime environments stay. */
  async deleteGroup(id: string, options?: CallOptions): Promise<void> {
    await this.#transport.send(options, (client, init) =>
      client.request('delete', '/v1/groups/{id}', {
        params: { path: { id } },
        ...init,
      }),
    );
  }
}
