import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_ENVIRONMENT_REQUEST,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';

/**
 * An environment request and who may decide over it, as rules need it.
 *
 * @public
 */
export type EnvironmentRequestWithApprovers = EnvironmentRequest & {
  /**
   * Entity references, `approver-client:<name>` or `role:approver`; and the substitutes of whoever decides as one of these,
   * while they stand in for them.
   */
  approver_refs: string[];
};

/**
 * What conditions on environment requests are turned into for the database: who is among those who may decide, or a column
 * and the values that it may have.
 *
 * @public
 */
export type EnvironmentRequestFilter =
  | { approver_refs: string[] }
  | {
      column:
        'requested_by' | 'owner' | 'tenant_id' | 'class' | 'region' | 'status';
      values: string[];
    };

/** The environment request in the permission framework. @public */
export const environmentRequestResourceRef = createPermissionResourceRef<
  EnvironmentRequestWithApprovers,
  EnvironmentRequestFilter
>().with({
  pluginId: 'control-plane',
  resourceType: RESOURCE_TYPE_ENVIRONMENT_REQUEST,
});
