import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { ControlPlaneClient } from '@groundwork/plugin-control-plane-common';

/**
 * Client of the control plane for other backend plugins. Pass a token of `auth.getPluginRequestToken` for
 * `control-plane` with each call.
 *
 * @public
 */
export const controlPlaneServiceRef = createServiceRef<ControlPlaneClient>({
  id: 'control-plane.client',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { discovery: coreServices.discovery },
      factory({ discovery }) {
        return ControlPlaneClient.create({
          baseUrl: () => discovery.getBaseUrl('control-plane'),
        });
      },
    }),
});
