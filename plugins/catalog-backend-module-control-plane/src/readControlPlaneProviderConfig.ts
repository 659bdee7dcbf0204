import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { toEntityRef } from './sanitize';

/** `catalog.providers.controlPlane` with its defaults, and what belongs to it. */
export type ControlPlaneProviderConfig = {
  /** Where the portal is, without a slash at the end. */
  portalUrl: string;
  schedule: SchedulerServiceTaskScheduleDefinition;
  /** Absent when there shall be no API entity; references are full ones. */
  apiEntity?: { owner: string; system?: string };
  /** Absent when tenants shall be no entities; a full reference. */
  tenants?: { owner: string };
};

const defaultSchedule: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 5 },
  timeout: { minutes: 3 },
  initialDelay: { seconds: 3 },
};

const defaultOwner = 'group:default/platform-admins';

/** Reads the configuration; throws an `InputError` that names the key for a reference that is not one. */
export function readControlPlaneProviderConfig(
  config: Config,
): ControlPlaneProviderConfig {
  const provider = config.getOptionalConfig('catalog.providers.controlPlane');
  const schedule = provider?.getOptionalConfig('schedule');

  const readRef = (key: string, defaultKind: string) => {
    const value = provider?.getOptionalString(key);
    const ref = toEntityRef(value, { defaultKind });
    if (value && !ref) {
      throw new InputError(
        `catalog.providers.controlPlane.${key} must be an entity reference, not '${value}'`,
      );
    }
    return ref;
  };

  return {
    portalUrl: config.getString('app.baseUrl').replace(/\/+$/, ''),
    schedule: schedule
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
      : defaultSchedule,
    apiEntity:
      (provider?.getOptionalBoolean('apiEntity.enabled') ?? true)
        ? {
            owner: readRef('apiEntity.owner', 'Group') ?? defaultOwner,
            system: readRef('apiEntity.system', 'System'),
          }
        : undefined,
    tenants: provider?.getOptionalBoolean('tenants.enabled')
      ? { owner: readRef('tenants.owner', 'Group') ?? defaultOwner }
      : undefined,
  };
}
