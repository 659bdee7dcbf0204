import { createBackendModule } from '@backstage/backend-plugin-api';
import { controlPlaneRuntimesExtensionPoint } from '@groundwork/plugin-control-plane-node';
import { KubernetesAdapter } from './KubernetesAdapter';

/**
 * Adds the type of runtime environment `kubernetes`: environments as namespaces, by server-side apply.
 *
 * @public
 */
export const controlPlaneModuleKubernetes = createBackendModule({
  pluginId: 'control-plane',
  moduleId: 'kubernetes',
  register({ registerInit }) {
    registerInit({
      deps: { runtimes: controlPlaneRuntimesExtensionPoint },
      async init({ runtimes }) {
        runtimes.addAdapter(KubernetesAdapter.create());
      },
    });
  },
});
