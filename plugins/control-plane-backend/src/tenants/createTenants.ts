import type { Domain, DomainOptions } from '../Domain';

/** Tenants, their projects, members and quotas. */
export function createTenants(_options: DomainOptions): Domain {
  return { routes: [] };
}
