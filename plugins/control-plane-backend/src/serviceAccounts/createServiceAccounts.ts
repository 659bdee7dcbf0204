import type { Domain, DomainOptions } from '../Domain';

/** Service accounts and their tokens. */
export function createServiceAccounts(_options: DomainOptions): Domain {
  return { routes: [] };
}
