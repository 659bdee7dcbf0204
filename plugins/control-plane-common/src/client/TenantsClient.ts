import type { paths } from '../schema/openapi/generated/types';
import type {
  Project,
  ProjectCreate,
  ProjectList,
  ProjectUpdate,
  ServiceAccount,
  ServiceAccountCreate,
  ServiceAccountList,
  ServiceAccountToken,
  ServiceAccountTokenCreate,
  Tenant,
  TenantActivate,
  TenantCancel,
  TenantCreate,
  TenantList,
  TenantMember,
  TenantMemberCreate,
  TenantMemberList,
  TenantMemberUpdate,
  TenantPlanList,
  TenantQuotas,
  TenantQuotasWrite,
  TenantUpdate,
} from '../types';
import type {
  CallOptions,
  ControlPlaneTransport,
} from './ControlPlaneTransport';

/** Which page of a list. @public */
export type PageQuery = {
  /** The most items. */
  limit?: number;
  /** The `next_cursor` of the page before. */
  cursor?: string;
};

/** Filters, order and page of {@link TenantsClient.list}. @public */
export type ListTenantsQuery = NonNullable<
  paths['/v1/tenants']['get']['parameters']['query']
>;

/** Tenants, their projects, members, service accounts and quotas. @public */
export class TenantsClient {
  readonly #transport: ControlPlaneTransport;

  constructor(transport: ControlPlaneTransport) {
    this.#transport = transport;
  }

  /** A page of the tenants that the caller may read. */
  async list(
    query: ListTenantsQuery = {},
    options?: CallOptions,
  ): Promise<TenantList> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/tenants', { params: { query }, ...init }),
    );
  }

  /** Creates a tenant. */
  async create(body: TenantCreate, options?: CallOptions): Promise<Tenant> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/tenants', { body, ...init }),
    );
  }

  /** A tenant by its id. */
  async get(id: string, options?: CallOptions): Promise<Tenant> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/tenants/{id}', {
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** A tenant by its slug. */
  async getBySlug(slug: string, options?: CallOptions): Promise<Tenant> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/tenants/by-slug/{slug}', {
        params: { path: { slug } },
        ...init,
      }),
    );
  }

  /** Changes what is known of a tenant. */
  async update(
    id: string,
    body: TenantUpdate,
    options?: CallOptions,
  ): Promise<Tenant> {
    return this.#transport.send(options, (client, init) =>
      client.request('patch', '/v1/tenants/{id}', {
        body,
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** Moves a tenant to `active`, or renews its contract. */
  async activate(
    id: string,
    body: TenantActivate = {},
    options?: CallOptions,
  ): Promise<Tenant> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/tenants/{id}/activate', {
        body,
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** Moves a tenant to `frozen`, now or at the end of its period. */
  async cancel(
    id: string,
    body: TenantCancel = {},
    options?: CallOptions,
  ): Promise<Tenant> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/tenants/{id}/cancel', {
        body,
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** Moves a tenant to `archived`. */
  async archive(id: string, options?: CallOptions): Promise<Tenant> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/tenants/{id}/archive', {
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** Deletes an archived tenant. */
  async delete(id: string, options?: CallOptions): Promise<void> {
    return this.#transport.sendAway(options, (client, init) =>
      client.request('delete', '/v1/tenants/{id}', {
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** The plans of the configuration. */
  async listPlans(
    query: PageQuery = {},
    options?: CallOptions,
  ): Promise<TenantPlanList> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/tenant-plans', { params: { query }, ...init }),
    );
  }

  /** The quotas of a tenant and what of them is in use. */
  async getQuotas(
    tenantId: string,
    options?: CallOptions,
  ): Promise<TenantQuotas> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/tenant-quotas', {
        params: { query: { tenant_id: tenantId } },
        ...init,
      }),
    );
  }

  /** Sets the quotas of a tenant. */
  async setQuotas(
    body: TenantQuotasWrite,
    options?: CallOptions,
  ): Promise<TenantQuotas> {
    return this.#transport.send(options, (client, init) =>
      client.request('put', '/v1/tenant-quotas', { body, ...init }),
    );
  }

  /** A page of the members of a tenant. */
  async listMembers(
    tenantId: string,
    query: PageQuery = {},
    options?: CallOptions,
  ): Promise<TenantMemberList> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/tenant-members', {
        params: { query: { ...query, tenant_id: tenantId } },
        ...init,
      }),
    );
  }

  /** Gives a person or a group a role in a tenant. */
  async addMember(
    body: TenantMemberCreate,
    options?: CallOptions,
  ): Promise<TenantMember> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/tenant-members', { body, ...init }),
    );
  }

  /** Changes the role of a member. */
  async updateMember(
    id: string,
    body: TenantMemberUpdate,
    options?: CallOptions,
  ): Promise<TenantMember> {
    return this.#transport.send(options, (client, init) =>
      client.request('patch', '/v1/tenant-members/{id}', {
        body,
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** Removes a member from its tenant. */
  async removeMember(id: string, options?: CallOptions): Promise<void> {
    return this.#transport.sendAway(options, (client, init) =>
      client.request('delete', '/v1/tenant-members/{id}', {
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** A page of the projects of a tenant. */
  async listProjects(
    tenantId: string,
    query: PageQuery = {},
    options?: CallOptions,
  ): Promise<ProjectList> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/projects', {
        params: { query: { ...query, tenant_id: tenantId } },
        ...init,
      }),
    );
  }

  /** Creates a project. */
  async createProject(
    body: ProjectCreate,
    options?: CallOptions,
  ): Promise<Project> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/projects', { body, ...init }),
    );
  }

  /** A project by its id. */
  async getProject(id: string, options?: CallOptions): Promise<Project> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/projects/{id}', {
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** Changes a project. */
  async updateProject(
    id: string,
    body: ProjectUpdate,
    options?: CallOptions,
  ): Promise<Project> {
    return this.#transport.send(options, (client, init) =>
      client.request('patch', '/v1/projects/{id}', {
        body,
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** Deletes a project. */
  async deleteProject(id: string, options?: CallOptions): Promise<void> {
    return this.#transport.sendAway(options, (client, init) =>
      client.request('delete', '/v1/projects/{id}', {
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** A page of the service accounts of a tenant. */
  async listServiceAccounts(
    tenantId: string,
    query: PageQuery = {},
    options?: CallOptions,
  ): Promise<ServiceAccountList> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/service-accounts', {
        params: { query: { ...query, tenant_id: tenantId } },
        ...init,
      }),
    );
  }

  /** Creates a service account. */
  async createServiceAccount(
    body: ServiceAccountCreate,
    options?: CallOptions,
  ): Promise<ServiceAccount> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/service-accounts', { body, ...init }),
    );
  }

  /** Deletes a service account; its tokens stop working. */
  async deleteServiceAccount(id: string, options?: CallOptions): Promise<void> {
    return this.#transport.sendAway(options, (client, init) =>
      client.request('delete', '/v1/service-accounts/{id}', {
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** Issues a token for a service account; it is answered only here. */
  async issueServiceAccountToken(
    id: string,
    body: ServiceAccountTokenCreate = { ttl_seconds: 3600 },
    options?: CallOptions,
  ): Promise<ServiceAccountToken> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/service-accounts/{id}/tokens', {
        body,
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** Revokes all tokens of a service account. */
  async revokeServiceAccountTokens(
    id: string,
    options?: CallOptions,
  ): Promise<void> {
    return this.#transport.sendAway(options, (client, init) =>
      client.request('delete', '/v1/service-accounts/{id}/tokens', {
        params: { path: { id } },
        ...init,
      }),
    );
  }
}
