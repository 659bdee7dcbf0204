import { namespacePermissions } from './namespacePermissions';
import { environmentPermissions } from './permissions';
import { runtimePermissions } from './runtimePermissions';
import { templateGatePermissions } from './templateGatePermissions';
import { tenancyPermissions } from './tenancyPermissions';

/** All permissions of the control plane. @public */
export const controlPlanePermissions = [
  ...environmentPermissions,
  ...runtimePermissions,
  ...namespacePermissions,
  ...templateGatePermissions,
  ...tenancyPermissions,
];
