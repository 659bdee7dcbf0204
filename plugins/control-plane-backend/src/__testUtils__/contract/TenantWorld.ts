import type { ApiAnswer } from '../callApi';
import type { InMemoryAdapter } from '../InMemoryAdapter';
import type { Actor } from './Actor';
import type { OperationCall } from './OperationCase';

/** A tenant that lasts as long as the tests, with something of everything. */
export type WorldTenant = {
  id: string;
  slug: string;
  /** A word in the name of all that the tenant has: what must not show up in answers to strangers. */
  canary: string;
};

/** Two tenants, who belongs to them, and a way to make more of everything; see `useTenantWorld`. */
export type TenantWorld = {
  a: WorldTenant;
  b: WorldTenant;
  /** A product that the configuration owns. */
  configuredProduct: string;
  /** Another name each time, with the canary of tenant A in it. */
  unique(): string;
  /** Calls an operation of the contract by its name. */
  send<T = unknown>(
    actor: Actor | undefined,
    operation: string,
    call?: OperationCall,
  ): Promise<ApiAnswer<T>>;
  /** As `send`, as `ada` unless told otherwise, and fails the test when it is no success. */
  make<T = { id: string }>(
    operation: string,
    call?: OperationCall,
    actor?: Actor,
  ): Promise<T>;
  /** A tenant of its own for what ends tenants, with the members of A. */
  addTenant(status?: 'trial' | 'active' | 'frozen' | 'archived'): Promise<{
    id: string;
    slug: string;
  }>;
  /** Makes something for a tenant of its own, which is archived then: what it has can only be looked at. */
  inArchived<T>(make: (tenantId: string) => Promise<T>): Promise<T>;
  /** The runtime environment that namespaces are made on. */
  adapter: InMemoryAdapter;
  /** A product with trials that nobody has yet. */
  addProduct(): Promise<string>;
};
