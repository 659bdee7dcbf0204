import {
  coreServices,
  createBackendModule,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { readDurationFromConfig } from '@backstage/config';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import type { DocumentCollatorFactory } from '@backstage/plugin-search-common';
import { durationToMilliseconds } from '@backstage/types';
import {
  ENVIRONMENT_REQUESTS_CHANNEL,
  TENANTS_CHANNEL,
} from '@groundwork/plugin-control-plane-common';
import { controlPlaneServiceRef } from '@groundwork/plugin-control-plane-node';
import { ChangeDrivenTaskRunner } from './ChangeDrivenTaskRunner';
import { EnvironmentCollatorFactory } from './EnvironmentCollatorFactory';
import { TenantCollatorFactory } from './TenantCollatorFactory';

const defaultSchedule: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 10 },
  timeout: { minutes: 5 },
  initialDelay: { seconds: 10 },
};
const defaultAfterChange = { seconds: 30 };

/**
 * Adds the environments and tenants of the control plane to the search.
 *
 * @public
 */
export const searchModuleControlPlane = createBackendModule({
  pluginId: 'search',
  moduleId: 'control-plane',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        client: controlPlaneServiceRef,
        config: coreServices.rootConfig,
        events: eventsServiceRef,
        indexRegistry: searchIndexRegistryExtensionPoint,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({
        auth,
        client,
        config,
        events,
        indexRegistry,
        logger,
        scheduler,
      }) {
        const configured = config.getOptionalConfig(
          'search.collators.controlPlane',
        );
        const schedule = configured?.has('schedule')
          ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
              configured.getConfig('schedule'),
            )
          : defaultSchedule;
        const afterChange = configured?.has('afterChange')
          ? readDurationFromConfig(configured, { key: 'afterChange' })
          : defaultAfterChange;
        const addCollator = (topic: string, factory: DocumentCollatorFactory) =>
          indexRegistry.addCollator({
            schedule: ChangeDrivenTaskRunner.create({
              afterChangeMs: durationToMilliseconds(afterChange),
              events,
              logger,
              schedule,
              scheduler,
              topic,
            }),
            factory,
          });
        addCollator(
          ENVIRONMENT_REQUESTS_CHANNEL,
          EnvironmentCollatorFactory.create({ auth, client }),
        );
        addCollator(
          TENANTS_CHANNEL,
          TenantCollatorFactory.create({ auth, client }),
        );
      },
    });
  },
});
