import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsRegistryServiceFactory } from '@backstage/backend-defaults/permissionsRegistry';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  coreServices,
  createServiceFactory,
  type AuthService,
  type BackendFeature,
  type BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import permissionPlugin from '@backstage/plugin-permission-backend';

/** Knows the groups of the example people, as the catalog would. */
function createUserInfo(
  groupsOf: Readonly<Record<string, readonly string[]>>,
): BackendFeature {
  return createServiceFactory({
    service: coreServices.userInfo,
    deps: {},
    factory: () => ({
      async getUserInfo(credentials) {
        const { userEntityRef } = credentials.principal as {
          userEntityRef: string;
        };
        return {
          userEntityRef,
          ownershipEntityRefs: [
            userEntityRef,
            ...(groupsOf[userEntityRef] ?? []),
          ],
        };
      },
    }),
  });
}

/**
 * The mock forgets that a plugin calls on behalf of a person, where the real service names the plugin as the actor; the
 * permission backend refuses people who call it themselves.
 */
const auth = createServiceFactory({
  service: coreServices.auth,
  deps: { plugin: coreServices.pluginMetadata },
  factory({ plugin }): AuthService {
    const mock = mockServices.auth({
      pluginId: plugin.getId(),
      disableDefaultAuthPolicy: false,
    });
    return Object.assign(Object.create(mock), {
      async authenticate(token: string): Promise<BackstageCredentials> {
        const credentials = await mock.authenticate(token);
        return mock.isPrincipal(credentials, 'user') && token.includes('"obo"')
          ? mockCredentials.user(credentials.principal.userEntityRef, {
              actor: { subject: 'plugin:control-plane' },
            })
          : credentials;
      },
    });
  },
});

/**
 * The permission framework as a portal has it, with people who are in the given groups; a module with a policy has to be
 * added.
 */
export function portalFeatures(
  groupsOf: Readonly<Record<string, readonly string[]>>,
): BackendFeature[] {
  return [
    permissionPlugin,
    permissionsServiceFactory,
    permissionsRegistryServiceFactory,
    httpAuthServiceFactory,
    createUserInfo(groupsOf),
    auth,
  ];
}
