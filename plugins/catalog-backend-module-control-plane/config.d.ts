import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  /** The software catalog. */
  catalog?: {
    /** Where entities come from. */
    providers?: {
      /** Environments, and the API, of the Groundwork control plane. */
      controlPlane?: {
        /**
         * How often everything is read, as a net under the events that show changes within seconds. Defaults to every
         * 5 minutes, with a timeout of 3 minutes and an initial delay of 3 seconds.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /** The API entity whose definition is the control plane's OpenAPI document. */
        apiEntity?: {
          /** Whether there is one. Defaults to true. */
          enabled?: boolean;
          /** Entity reference of its owner; a bare name is a group. Defaults to `group:default/platform-admins`. */
          owner?: string;
          /** Entity reference of the system that it is part of; a bare name is a system. None by default. */
          system?: string;
        };
        /**
         * Tenants as entities, which environments are then part of. The catalog shows entities to everybody who may read
         * it, and so who the tenants are.
         */
        tenants?: {
          /** Whether there are such entities. Defaults to false. */
          enabled?: boolean;
          /** Entity reference of their owner; a bare name is a group. Defaults to `group:default/platform-admins`. */
          owner?: string;
        };
      };
    };
  };
}
