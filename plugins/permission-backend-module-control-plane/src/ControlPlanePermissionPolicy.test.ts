import { ConfigReader } from '@backstage/config';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  createPermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  environmentRequestApprovePermission,
  environmentRequestCreatePermission,
  environmentRequestReadPermission,
} from '@groundwork/plugin-control-plane-common';
import { ControlPlanePermissionPolicy } from './ControlPlanePermissionPolicy';

const config = new ConfigReader({
  controlPlane: {
    roles: {
      viewer: { groups: ['group:default/team-search'] },
      requester: { users: ['user:default/ana'] },
      approver: { groups: ['group:default/platform-approvers'] },
      admin: { users: ['user:default/ada'] },
    },
  },
});

function signedIn(name: string, ...groups: string[]) {
  const userEntityRef = `user:default/${name}`;
  return {
    credentials: mockCredentials.user(userEntityRef),
    info: {
      userEntityRef,
      ownershipEntityRefs: groups.map(group => `group:default/${group}`),
    },
  };
}

const locationCreate = createPermission({
  name: 'catalog.location.create',
  attributes: { action: 'create' },
});
const entityRead = createPermission({
  name: 'catalog.entity.read',
  attributes: { action: 'read' },
  resourceType: 'catalog-entity',
});

describe('ControlPlanePermissionPolicy', () => {
  const policy = ControlPlanePermissionPolicy.fromConfig(config);

  it('denies everything to whoever is not signed in', async () => {
    for (const permission of [
      environmentRequestReadPermission,
      environmentRequestCreatePermission,
      entityRead,
      locationCreate,
    ]) {
      await expect(policy.handle({ permission })).resolves.toEqual({
        result: AuthorizeResult.DENY,
      });
    }
  });

  it('gives a role through the person, even when they own nothing', async () => {
    await expect(
      policy.handle(
        { permission: environmentRequestCreatePermission },
        signedIn('ana'),
      ),
    ).resolves.toEqual({ result: AuthorizeResult.ALLOW });
  });

  it('gives a role through a group', async () => {
    await expect(
      policy.handle(
        { permission: environmentRequestReadPermission },
        signedIn('vic', 'team-search'),
      ),
    ).resolves.toEqual({ result: AuthorizeResult.ALLOW });
    await expect(
      policy.handle(
        { permission: environmentRequestCreatePermission },
        signedIn('vic', 'team-search'),
      ),
    ).resolves.toEqual({ result: AuthorizeResult.DENY });
  });

  it('lets an approver decide where they are named or the role may, and not over requests of their own', async () => {
    await expect(
      policy.handle(
        { permission: environmentRequestApprovePermission },
        signedIn('ben', 'platform-approvers'),
      ),
    ).resolves.toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      conditions: {
        allOf: [
          {
            rule: 'IS_APPROVER',
            params: {
              refs: [
                'user:default/ben',
                'group:default/platform-approvers',
                'role:approver',
              ],
            },
          },
          {
            not: {
              rule: 'IS_REQUESTER',
              params: { subjects: ['user:default/ben'] },
            },
          },
        ],
      },
    });
  });

  it('leaves someone without a role what they are named to decide over of the control plane, and the portal', async () => {
    const stranger = signedIn('eve', 'team-unknown');
    await expect(
      policy.handle(
        { permission: environmentRequestCreatePermission },
        stranger,
      ),
    ).resolves.toEqual({ result: AuthorizeResult.DENY });
    await expect(
      policy.handle({ permission: environmentRequestReadPermission }, stranger),
    ).resolves.toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      conditions: {
        anyOf: [
          {
            rule: 'IS_APPROVER',
            params: {
              refs: ['user:default/eve', 'group:default/team-unknown'],
            },
          },
        ],
      },
    });
    await expect(
      policy.handle({ permission: entityRead }, stranger),
    ).resolves.toEqual({ result: AuthorizeResult.ALLOW });
  });

  it('keeps registering locations to admins', async () => {
    const decide = (name: string) =>
      policy.handle({ permission: locationCreate }, signedIn(name));
    await expect(decide('ana')).resolves.toEqual({
      result: AuthorizeResult.DENY,
    });
    await expect(decide('ada')).resolves.toEqual({
      result: AuthorizeResult.ALLOW,
    });
  });

  it('leaves all other permissions, and only those, to the policy that it is composed with', async () => {
    const others = {
      handle: jest.fn(async (): Promise<PolicyDecision> => ({
        result: AuthorizeResult.ALLOW,
      })),
    };
    const composed = ControlPlanePermissionPolicy.fromConfig(config, {
      others,
    });
    const eve = signedIn('eve');

    await expect(
      composed.handle({ permission: locationCreate }, eve),
    ).resolves.toEqual({ result: AuthorizeResult.ALLOW });
    await composed.handle({ permission: entityRead });
    await expect(
      composed.handle({ permission: environmentRequestCreatePermission }, eve),
    ).resolves.toEqual({ result: AuthorizeResult.DENY });

    expect(others.handle.mock.calls).toEqual([
      [{ permission: locationCreate }, eve],
      [{ permission: entityRead }, undefined],
    ]);
  });
});
