import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { controlPlaneServiceRef } from '@groundwork/plugin-control-plane-node';
import { ControlPlaneApiEntityProvider } from './ControlPlaneApiEntityProvider';
import { ControlPlaneEntityProvider } from './ControlPlaneEntityProvider';
import { EnvironmentSource } from './EnvironmentSource';
import { readControlPlaneProviderConfig } from './readControlPlaneProviderConfig';

/**
 * Brings the environments of the control plane, and its API, into the catalog.
 *
 * @public
 */
export const catalogModuleControlPlane = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'control-plane',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        client: controlPlaneServiceRef,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        logger: coreServices.logger,
        processing: catalogProcessingExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init({
        auth,
        catalog,
        client,
        config,
        discovery,
        events,
        logger,
        processing,
        scheduler,
      }) {
        const { apiEntity, portalUrl, schedule } =
          readControlPlaneProviderConfig(config);
        const taskRunner = scheduler.createScheduledTaskRunner(schedule);

        processing.addEntityProvider(
          ControlPlaneEntityProvider.create({
            events,
            logger,
            portalUrl,
            source: EnvironmentSource.create({ auth, catalog, client }),
            taskRunner,
          }),
        );
        if (apiEntity) {
          processing.addEntityProvider(
            ControlPlaneApiEntityProvider.create({
              discovery,
              taskRunner,
              ...apiEntity,
            }),
          );
        }
      },
    });
  },
});
