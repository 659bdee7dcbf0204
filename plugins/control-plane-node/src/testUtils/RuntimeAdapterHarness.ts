import type { LoggerService } from '@backstage/backend-plugin-api';
import type { DesiredNamespace, RuntimeAdapter } from '../runtime';

/**
 * A runtime environment of its own for one case of the contract, and hands to tamper with it behind the adapter's back.
 *
 * @public
 */
export interface RuntimeAdapterHarness {
  adapter: RuntimeAdapter;
  /** The `connection` block as it would be configured. */
  connection: unknown;
  /** Gets what the adapter logs; nothing is kept when absent. */
  logger?: LoggerService;
  /** Changes one field of one live resource; tells how the adapter has to report it. */
  editResource(
    desired: DesiredNamespace,
    resourceId: string,
  ): Promise<{ path: string; changed_by?: string }>;
  /** Takes one live resource away. */
  deleteResource(desired: DesiredNamespace, resourceId: string): Promise<void>;
  /** Puts something into the namespace's place that should not be there, where that is possible. */
  addExtra?(desired: DesiredNamespace): Promise<void>;
  /** Counts the changes that the runtime environment has seen, such as commits, where it can. */
  countChanges?(): Promise<number>;
  /** Lets every attempt to work with the runtime environment fail until `mendRuntime`. */
  breakRuntime(): Promise<void>;
  /** Lets the runtime environment take calls and never answer until `mendRuntime`, where that is possible. */
  hangRuntime?(): Promise<void>;
  mendRuntime(): Promise<void>;
  /** Takes everything away that `create` made. */
  dispose(): Promise<void>;
}
