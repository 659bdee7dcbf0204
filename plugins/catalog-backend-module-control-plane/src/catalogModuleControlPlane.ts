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
import { EnvironmentStatusProcessor } from './EnvironmentStatusProcessor';
import { EnvironmentTenantProcessor } from './EnvironmentTenantProcessor';
import { TenantEntityProvider } from './TenantEntityProvider';
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
        const { apiEntity, portalUrl, schedule, tenants } =
          readControlPlaneProviderConfig(config);
        const taskRunner = scheduler.createScheduledTaskRunner(schedule);

        const source = EnvironmentSource.create({ auth, catalog, client });

        processing.addEntityProvider(
          ControlPlaneEntityProvider.create({
            events,
            hasTenants: tenants !== undefined,
            logger,
            portalUrl,
            source,
            taskRunner,
          }),
        );
        processing.addProcessor(new EnvironmentStatusProcessor());
        if (tenants) {
          processing.addEntityProvider(
            TenantEntityProvider.create({
              events,
              logger,
              portalUrl,
              source,
              taskRunner,
              ...tenants,
            }),
          );
          processing.addProcessor(new EnvironmentTenantProcessor());
        }
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
