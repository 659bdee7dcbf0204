import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { RuntimeAdapter } from './runtime';

/**
 * Where backend modules register runtime adapters; see {@link RuntimeAdapter} for what happens with them.
 *
 * @public
 */
export interface ControlPlaneRuntimesExtensionPoint {
  /** Adds a type of runtime environment. A type can be added once. */
  addAdapter(adapter: RuntimeAdapter): void;
}

/** @public */
export const controlPlaneRuntimesExtensionPoint =
  createExtensionPoint<ControlPlaneRuntimesExtensionPoint>({
    id: 'control-plane.runtimes',
  });
