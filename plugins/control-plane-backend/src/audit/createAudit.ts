import type { Domain, DomainOptions } from '../Domain';

/** The audit log. */
export function createAudit(_options: DomainOptions): Domain {
  return { routes: [] };
}
