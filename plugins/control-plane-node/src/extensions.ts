import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { AuditAnchorSink } from './auditAnchors';
import type { IdentityGroupProvider } from './identityGroups';
import type { PolicyCheck } from './policyChecks';
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

/**
 * Where backend modules register sinks that the head of the audit log is written down in; see {@link AuditAnchorSink} for
 * what happens with them.
 *
 * @public
 */
export interface ControlPlaneAuditAnchorsExtensionPoint {
  /** Adds a sink. An id can be added once. */
  addSink(sink: AuditAnchorSink): void;
}

/** @public */
export const controlPlaneAuditAnchorsExtensionPoint =
  createExtensionPoint<ControlPlaneAuditAnchorsExtensionPoint>({
    id: 'control-plane.audit-anchors',
  });

/**
 * Where backend modules register what knows who is in which group; see {@link IdentityGroupProvider} for what happens with
 * them.
 *
 * @public
 */
export interface ControlPlaneIdentityGroupsExtensionPoint {
  /** Adds a provider. An id can be added once. */
  addProvider(provider: IdentityGroupProvider): void;
}

/** @public */
export const controlPlaneIdentityGroupsExtensionPoint =
  createExtensionPoint<ControlPlaneIdentityGroupsExtensionPoint>({
    id: 'control-plane.identity-groups',
  });

/**
 * Where backend modules register checks of what is planned; see {@link PolicyCheck} for what happens with them.
 *
 * @public
 */
export interface ControlPlanePolicyChecksExtensionPoint {
  /** Adds a check. An id can be added once, and those that are built in are taken. */
  addCheck(check: PolicyCheck): void;
}

/** @public */
export const controlPlanePolicyChecksExtensionPoint =
  createExtensionPoint<ControlPlanePolicyChecksExtensionPoint>({
    id: 'control-plane.policy-checks',
  });
