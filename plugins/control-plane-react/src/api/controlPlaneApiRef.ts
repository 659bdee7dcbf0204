import { createApiRef } from '@backstage/frontend-plugin-api';
import type {
  ApprovalsClient,
  AuditClient,
  CatalogClient,
  ClassesClient,
  ControlPlaneClient,
  QueueClient,
  TargetsClient,
  TemplateGatesClient,
  TenantsClient,
} from '@groundwork/plugin-control-plane-common';

/** What other pages have of their own. */
type PartOfOthers =
  | 'classes'
  | 'approvals'
  | 'gates'
  | 'tenants'
  | 'catalog'
  | 'apiKeys'
  | 'audit'
  | 'runtimes'
  | 'namespaces'
  | 'queue'
  | 'targets';

/**
 * The part of {@link @groundwork/plugin-control-plane-common#ControlPlaneClient} that is about environments.
 *
 * @public
 */
export type ControlPlaneApi = Pick<
  ControlPlaneClient,
  Exclude<keyof ControlPlaneClient, PartOfOthers>
> & {
  /** For whom environments can be requested. */
  tenants: Pick<TenantsClient, 'list' | 'get'>;
  /** Environments on single runtime environments, and their drift. */
  targets: Pick<TargetsClient, keyof TargetsClient>;
  /** Classes as they were when something was made with them. */
  classes: Pick<ClassesClient, 'get'>;
  /** Votes, receipts, substitutes and links. */
  approvals: Pick<ApprovalsClient, keyof ApprovalsClient>;
  /** Runs of templates that wait for an approval. */
  gates: Pick<TemplateGatesClient, keyof TemplateGatesClient>;
  /** Products that tenants need for a class. */
  catalog: Pick<CatalogClient, 'requestProduct'>;
  /** What was done to an environment, for who may read it. */
  audit: Pick<AuditClient, 'list'>;
  /** How the work for an environment stands, for operators. */
  queue: Pick<QueueClient, 'list'>;
};

/** Reaches the control plane on behalf of the person who is signed in. @public */
export const controlPlaneApiRef = createApiRef<ControlPlaneApi>().with({
  id: 'plugin.environments.control-plane',
  pluginId: 'environments',
});
