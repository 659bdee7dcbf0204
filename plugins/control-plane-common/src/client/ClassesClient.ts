import type {
  EnvironmentClass,
  EnvironmentClassCreate,
  EnvironmentClassList,
  EnvironmentClassUpdate,
  PolicyPackList,
} from '../types';
import type {
  CallOptions,
  ControlPlaneTransport,
} from './ControlPlaneTransport';
import type { PageQuery } from './TenantsClient';

/** Environment classes and policy packs. @public */
export class ClassesClient {
  readonly #transport: ControlPlaneTransport;

  constructor(transport: ControlPlaneTransport) {
    this.#transport = transport;
  }

  /** A page of the classes; with a tenant, each says whether it may be requested for it. */
  async list(
    query: PageQuery & { tenant_id?: string } = {},
    options?: CallOptions,
  ): Promise<EnvironmentClassList> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/environment-classes', {
        params: { query },
        ...init,
      }),
    );
  }

  /** A class, or an earlier version of it. */
  async get(
    name: string,
    query: { version?: number; tenant_id?: string } = {},
    options?: CallOptions,
  ): Promise<EnvironmentClass> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/environment-classes/{name}', {
        params: { path: { name }, query },
        ...init,
      }),
    );
  }

  /** A page of the versions of a class, newest first. */
  async listVersions(
    name: string,
    query: PageQuery = {},
    options?: CallOptions,
  ): Promise<EnvironmentClassList> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/environment-classes/{name}/versions', {
        params: { path: { name }, query },
        ...init,
      }),
    );
  }

  /** Adds a class. */
  async create(
    body: EnvironmentClassCreate,
    options?: CallOptions,
  ): Promise<EnvironmentClass> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/environment-classes', {
        body,

        ...init,
      }),
    );
  }

  /** Makes a new version of a class. */
  async update(
    name: string,
    body: EnvironmentClassUpdate,
    options?: CallOptions,
  ): Promise<EnvironmentClass> {
    return this.#transport.send(options, (client, init) =>
      client.request('put', '/v1/environment-classes/{name}', {
        body,
        params: { path: { name } },
        ...init,
      }),
    );
  }

  /** Retires a class. */
  async retire(name: string, options?: CallOptions): Promise<void> {
    return this.#transport.sendAway(options, (client, init) =>
      client.request('delete', '/v1/environment-classes/{name}', {
        params: { path: { name } },
        ...init,
      }),
    );
  }

  /** A page of the policy packs. */
  async listPolicyPacks(
    query: PageQuery = {},
    options?: CallOptions,
  ): Promise<PolicyPackList> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/policy-packs', {
        params: { query },
        ...init,
      }),
    );
  }
}
