import type { Domain, DomainOptions } from '../Domain';

/** API keys. */
export function createApiKeys(_options: DomainOptions): Domain {
  return { routes: [] };
}
