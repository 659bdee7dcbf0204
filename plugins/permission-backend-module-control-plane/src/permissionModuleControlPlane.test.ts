import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { PermissionPolicy } from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { environmentRequestCreatePermission } from '@groundwork/plugin-control-plane-common';
import permissionModule from './index';

describe('permissionModuleControlPlane', () => {
  it('sets a policy that reads the roles of the configuration', async () => {
    const policies: PermissionPolicy[] = [];
    await startTestBackend({
      extensionPoints: [
        [
          policyExtensionPoint,
          { setPolicy: policy => void policies.push(policy) },
        ],
      ],
      features: [
        permissionModule,
        mockServices.rootConfig.factory({
          data: {
            controlPlane: {
              roles: { requester: { users: ['user:default/ana'] } },
            },
          },
        }),
      ],
    });

    const decide = (userEntityRef: string) =>
      policies[0].handle(
        { permission: environmentRequestCreatePermission },
        {
          credentials: mockCredentials.user(userEntityRef),
          info: { userEntityRef, ownershipEntityRefs: [userEntityRef] },
        },
      );
    expect(policies).toHaveLength(1);
    await expect(decide('user:default/ana')).resolves.toEqual({
      result: AuthorizeResult.ALLOW,
    });
    await expect(decide('user:default/vic')).resolves.toEqual({
      result: AuthorizeResult.DENY,
    });
  });
});
