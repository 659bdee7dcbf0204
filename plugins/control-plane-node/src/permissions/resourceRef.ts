import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_ENVIRONMENT_REQUEST,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';

/**
 * What conditions on environment requests are turned into for the database: a column and the values that it may have.
 *
 * @public
 */
export type EnvironmentRequestFilter = {
  column:
    'requested_by' | 'owner' | 'tenant_id' | 'class' | 'region' | 'status';
  values: string[];
};

/** The environment request in the permission framework. @public */
export const environmentRequestResourceRef = createPermissionResourceRef<
  EnvironmentRequest,
  EnvironmentRequestFilter
>().with({
  pluginId: 'control-plane',
  resourceType: RESOURCE_TYPE_ENVIRONMENT_REQUEST,
});
