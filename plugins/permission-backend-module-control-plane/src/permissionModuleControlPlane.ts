import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { ControlPlanePermissionPolicy } from './ControlPlanePermissionPolicy';

/**
 * Makes {@link ControlPlanePermissionPolicy} the policy of the portal. A portal has one policy: leave this module out
 * and compose the class where there is one already.
 *
 * @public
 */
export const permissionModuleControlPlane = createBackendModule({
  pluginId: 'permission',
  moduleId: 'control-plane',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        policy: policyExtensionPoint,
      },
      async init({ config, policy }) {
        policy.setPolicy(ControlPlanePermissionPolicy.fromConfig(config));
      },
    });
  },
});
