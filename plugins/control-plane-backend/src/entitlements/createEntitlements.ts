import type { Domain, DomainOptions } from '../Domain';

/** The product catalog and what tenants are entitled to. */
export function createEntitlements(_options: DomainOptions): Domain {
  return { routes: [] };
}
