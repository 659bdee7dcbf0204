import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ControlPlaneError,
  environmentLifecycle,
  isFinal,
  type ControlPlaneClient,
  type EnvironmentRequest,
  type EnvironmentStatus,
  type Tenant,
} from '@groundwork/plugin-control-plane-common';
import { toEntityRef } from './sanitize';
import { componentRefOf, isProvisioned } from './toEnvironmentEntity';
import { tenantEntityRef } from './toTenantEntity';

const pageSize = 200;
const componentsPerCall = 200;

/** The states in which a request may have an environment. */
const liveStatuses = (
  Object.keys(environmentLifecycle) as EnvironmentStatus[]
).filter(
  status =>
    !isFinal(status) && !['pending_approval', 'approved'].includes(status),
);

/** The states in which a tenant is in use. */
const livingTenants: Tenant['status'][] = ['demo', 'trial', 'active', 'frozen'];

/** What the catalog reads from the control plane, as the catalog's own service identity. */
export class EnvironmentSource {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #client: ControlPlaneClient;

  private constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    client: ControlPlaneClient;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#client = options.client;
  }

  static create(options: {
    auth: AuthService;
    catalog: CatalogService;
    client: ControlPlaneClient;
  }): EnvironmentSource {
    return new EnvironmentSource(options);
  }

  /** All environments. Oldest first, so that one made meanwhile is on a later page instead of moving all others. */
  async listProvisioned(signal?: AbortSignal): Promise<EnvironmentRequest[]> {
    const found: EnvironmentRequest[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.#client.listEnvironmentRequests(
        {
          status: liveStatuses,
          order: 'created_at.asc',
          limit: pageSize,
          cursor,
        },
        { token: await this.#token(), signal },
      );
      found.push(...page.items.filter(isProvisioned));
      cursor = page.next_cursor;
    } while (cursor);
    return found;
  }

  /** When any request changed last, by the clock of the control plane. */
  async latestChange(signal?: AbortSignal): Promise<string | undefined> {
    const page = await this.#client.listEnvironmentRequests(
      { order: 'updated_at.desc', limit: 1 },
      { token: await this.#token(), signal },
    );
    return page.items[0]?.updated_at;
  }

  /** The ids of requests that changed since a time that {@link latestChange} gave. */
  async listChangedSince(
    time: string | undefined,
    signal?: AbortSignal,
  ): Promise<string[]> {
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.#client.listEnvironmentRequests(
        { order: 'updated_at.desc', limit: pageSize, cursor },
        { token: await this.#token(), signal },
      );
      const changed = page.items.filter(
        ({ updated_at }) => time === undefined || updated_at >= time,
      );
      ids.push(...changed.map(({ id }) => id));
      cursor =
        changed.length === page.items.length ? page.next_cursor : undefined;
    } while (cursor);
    return ids;
  }

  /** A request, also one that was removed, or nothing when the control plane does not know it. */
  async find(
    id: string,
    signal?: AbortSignal,
  ): Promise<EnvironmentRequest | undefined> {
    try {
      return await this.#client.getEnvironmentRequest(id, {
        token: await this.#token(),
        signal,
      });
    } catch (error) {
      if (error instanceof ControlPlaneError && error.statusCode === 404) {
        return undefined;
      }
      throw error;
    }
  }

  /** The environment that has a name now. */
  async findProvisionedByName(
    name: string,
    signal?: AbortSignal,
  ): Promise<EnvironmentRequest | undefined> {
    const page = await this.#client.listEnvironmentRequests(
      { q: name, status: liveStatuses, limit: pageSize },
      { token: await this.#token(), signal },
    );
    return page.items.find(
      request => request.name === name && isProvisioned(request),
    );
  }

  /** The systems that the components of environments are part of, by {@link componentRefOf}. */
  async findSystems(
    requests: EnvironmentRequest[],
  ): Promise<ReadonlyMap<string, string>> {
    const refs = [
      ...new Set(requests.flatMap(request => componentRefOf(request) ?? [])),
    ];
    const systems = new Map<string, string>();
    const credentials = await this.#auth.getOwnServiceCredentials();
    for (let start = 0; start < refs.length; start += componentsPerCall) {
      const entityRefs = refs.slice(start, start + componentsPerCall);
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs, fields: ['metadata.namespace', 'spec.system'] },
        { credentials },
      );
      for (const [index, entity] of items.entries()) {
        const system = entity?.spec?.system;
        const ref =
          typeof system === 'string' &&
          toEntityRef(system, {
            defaultKind: 'System',
            defaultNamespace: entity?.metadata?.namespace,
          });
        if (ref) {
          systems.set(entityRefs[index], ref);
        }
      }
    }
    return systems;
  }

  /** All tenants that are in use. */
  async listTenants(signal?: AbortSignal): Promise<Tenant[]> {
    const found: Tenant[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.#client.tenants.list(
        {
          status: livingTenants,
          order: 'created_at.asc',
          limit: pageSize,
          cursor,
        },
        { token: await this.#token(), signal },
      );
      found.push(...page.items);
      cursor = page.next_cursor;
    } while (cursor);
    return found;
  }

  /** The entity references of the tenants of environments, by their ids. */
  async findTenantRefs(
    requests: EnvironmentRequest[],
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<string, string>> {
    const wanted = new Set(
      requests.flatMap(({ tenant_id }) => tenant_id ?? []),
    );
    if (wanted.size === 0) {
      return new Map();
    }
    const tenants = await this.listTenants(signal);
    return new Map(
      tenants
        .filter(({ id }) => wanted.has(id))
        .flatMap(({ id, slug }) => {
          const ref = tenantEntityRef(slug);
          return ref ? [[id, ref] as const] : [];
        }),
    );
  }

  async #token(): Promise<string> {
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: 'control-plane',
    });
    return token;
  }
}
