import type {
  EnvironmentRequestList,
  ListTenantsQuery,
  Project,
  ServiceAccount,
  Tenant,
  TenantList,
  TenantMember,
  TenantPlan,
  TenantQuotas,
} from '@groundwork/plugin-control-plane-common';
import type { LiveQuery } from '@groundwork/plugin-control-plane-react';
import { useTenancyQuery } from './useTenancyQuery';

const PAGE_SIZE = 200;
/** More than this of one tenant nobody reads; what is beyond it is reached by the API. */
const PAGES_MAX = 5;

/** All items of a list that is short by its nature. */
export async function readAll<T>(
  readPage: (
    cursor: string | undefined,
  ) => Promise<{ items: T[]; next_cursor?: string }>,
): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const answer = await readPage(cursor);
    items.push(...answer.items);
    cursor = answer.next_cursor;
    if (cursor === undefined) {
      break;
    }
  }
  return items;
}

/** A page of tenants. The old page stays while another is read. */
export function useTenants(query: ListTenantsQuery): LiveQuery<TenantList> {
  return useTenancyQuery({
    key: JSON.stringify(query),
    load: (api, options) => api.tenants.list(query, options),
    parts: ['tenant'],
    subject: 'tenants',
  });
}

/** A tenant with what the person may do with it. */
export function useTenant(slug: string): LiveQuery<Tenant> {
  return useTenancyQuery({
    key: slug,
    load: (api, options) => api.tenants.getBySlug(slug, options),
    parts: ['tenant', 'members'],
  });
}

/** The plans of the configuration. */
export function useTenantPlans(): LiveQuery<TenantPlan[]> {
  return useTenancyQuery({
    key: 'plans',
    load: (api, options) =>
      readAll(cursor =>
        api.tenants.listPlans({ limit: PAGE_SIZE, cursor }, options),
      ),
    parts: [],
    intervalMs: 10 * 60_000,
  });
}

/** The limits of a tenant and what of them is in use. */
export function useTenantQuotas(tenantId: string): LiveQuery<TenantQuotas> {
  return useTenancyQuery({
    key: tenantId,
    load: (api, options) => api.tenants.getQuotas(tenantId, options),
    tenantId,
  });
}

/** The projects of a tenant. */
export function useProjects(tenantId: string): LiveQuery<Project[]> {
  return useTenancyQuery({
    key: tenantId,
    load: (api, options) =>
      readAll(cursor =>
        api.tenants.listProjects(
          tenantId,
          { limit: PAGE_SIZE, cursor },
          options,
        ),
      ),
    tenantId,
    parts: ['projects'],
  });
}

/** The people and groups of a tenant. */
export function useTenantMembers(tenantId: string): LiveQuery<TenantMember[]> {
  return useTenancyQuery({
    key: tenantId,
    load: (api, options) =>
      readAll(cursor =>
        api.tenants.listMembers(
          tenantId,
          { limit: PAGE_SIZE, cursor },
          options,
        ),
      ),
    tenantId,
    parts: ['members'],
  });
}

/** The service accounts of a tenant. */
export function useServiceAccounts(
  tenantId: string,
): LiveQuery<ServiceAccount[]> {
  return useTenancyQuery({
    key: tenantId,
    load: (api, options) =>
      readAll(cursor =>
        api.tenants.listServiceAccounts(
          tenantId,
          { limit: PAGE_SIZE, cursor },
          options,
        ),
      ),
    tenantId,
    parts: ['service_accounts'],
  });
}

/** A page of the environments of a tenant, newest first. */
export function useTenantEnvironments(
  tenantId: string,
  page: { limit: number; cursor?: string; q?: string },
): LiveQuery<EnvironmentRequestList> {
  return useTenancyQuery({
    key: `${tenantId} ${JSON.stringify(page)}`,
    load: (api, options) =>
      api.listEnvironmentRequests({ ...page, tenant_id: tenantId }, options),
    tenantId,
    subject: tenantId,
    intervalMs: 15_000,
  });
}
