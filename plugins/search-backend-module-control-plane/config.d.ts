import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';
import type { HumanDuration } from '@backstage/types';

export interface Config {
  search?: {
    collators?: {
      /** Environments and tenants of the control plane. */
      controlPlane?: {
        /**
         * How often they are indexed. Defaults to every 10 minutes, with a timeout of 5 minutes and an initial delay of 10
         * seconds.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /** How long after a change they are indexed out of turn, with what else changed until then. Defaults to 30 seconds. */
        afterChange?: string | HumanDuration;
      };
    };
  };
}
