import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { controlPlaneServiceRef } from '@groundwork/plugin-control-plane-node';
import {
  createApiKeyAction,
  createApproveTemplateAction,
  createFetchEnvironmentAction,
  createNamespaceAction,
  createRequestEnvironmentAction,
  createTenantAction,
  createWaitForEnvironmentAction,
} from './actions';

/**
 * Adds the actions of the control plane to the scaffolder.
 *
 * @public
 */
export const scaffolderModuleControlPlane = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'control-plane',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        client: controlPlaneServiceRef,
        config: coreServices.rootConfig,
      },
      async init({ actions, auth, client, config }) {
        const portalUrl = config.getString('app.baseUrl').replace(/\/+$/, '');
        const options = { auth, client, portalUrl };
        actions.addActions(
          createRequestEnvironmentAction(options),
          createWaitForEnvironmentAction(options),
          createFetchEnvironmentAction(options),
          createNamespaceAction(options),
          createTenantAction(options),
          createApiKeyAction(options),
          createApproveTemplateAction(options),
        );
      },
    });
  },
});
