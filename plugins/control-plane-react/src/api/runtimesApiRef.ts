import { createApiRef } from '@backstage/frontend-plugin-api';
import type {
  NamespacesClient,
  QueueClient,
  RuntimesClient,
  TargetsClient,
} from '@groundwork/plugin-control-plane-common';

/**
 * The part of {@link @groundwork/plugin-control-plane-common#ControlPlaneClient} that is about runtime environments, their
 * queue, and namespaces.
 *
 * @public
 */
export type RuntimesApi = {
  runtimes: Pick<RuntimesClient, keyof RuntimesClient>;
  namespaces: Pick<NamespacesClient, keyof NamespacesClient>;
  queue: Pick<QueueClient, keyof QueueClient>;
  targets: Pick<TargetsClient, keyof TargetsClient>;
};

/** Reaches runtime environments and namespaces on behalf of the person who is signed in; `createControlPlaneApi` makes it. @public */
export const runtimesApiRef = createApiRef<RuntimesApi>().with({
  id: 'plugin.runtimes.control-plane',
  pluginId: 'runtimes',
});
