import { ConfigReader } from '@backstage/config';
import { readRoleMembership, rolesOf } from './roleMembership';

const membershipOf = (roles?: object) =>
  readRoleMembership(
    new ConfigReader(roles && { controlPlane: { roles: { ...roles } } }),
  );

describe('roleMembership', () => {
  it('gives nobody a role without configuration', () => {
    for (const membership of [membershipOf(), membershipOf({})]) {
      expect(
        rolesOf(membership, ['user:default/ana', 'group:default/everyone']),
      ).toEqual([]);
    }
  });

  it('gives a role to a person and to the members of a group', () => {
    const membership = membershipOf({
      viewer: { groups: ['group:default/everyone'] },
      approver: {
        users: ['user:default/ben'],
        groups: ['group:default/platform-approvers'],
      },
    });
    expect(rolesOf(membership, ['user:default/ben'])).toEqual(['approver']);
    expect(
      rolesOf(membership, [
        'user:default/zoe',
        'group:default/platform-approvers',
      ]),
    ).toEqual(['approver']);
    expect(rolesOf(membership, ['user:default/zoe'])).toEqual([]);
  });

  it('adds up the roles of all groups, each once, weakest first', () => {
    const membership = membershipOf({
      admin: { groups: ['group:default/a'] },
      viewer: { groups: ['group:default/a', 'group:default/b'] },
      requester: { groups: ['group:default/b'] },
    });
    expect(rolesOf(membership, ['group:default/b', 'group:default/a'])).toEqual(
      ['viewer', 'requester', 'admin'],
    );
  });

  it('compares references as the catalog does, without regard to case', () => {
    const membership = membershipOf({
      admin: { users: ['User:Default/Ada'] },
    });
    expect(rolesOf(membership, ['user:default/ada'])).toEqual(['admin']);
    expect(rolesOf(membership, ['USER:default/ADA'])).toEqual(['admin']);
  });

  it.each([
    'user:default/ad',
    'user:default/adam',
    'user:other/ada',
    'ada',
    '',
  ])('gives nothing to %j, which only resembles who has a role', ref => {
    const membership = membershipOf({
      admin: { users: ['user:default/ada'] },
    });
    expect(rolesOf(membership, [ref])).toEqual([]);
  });

  it('does not know roles that there are not', () => {
    const membership = membershipOf({ root: { users: ['user:default/eve'] } });
    expect(rolesOf(membership, ['user:default/eve'])).toEqual([]);
  });

  it('refuses a configuration that is not a list', () => {
    expect(() =>
      membershipOf({ admin: { users: 'user:default/ada' } }),
    ).toThrow('controlPlane.roles.admin.users');
  });
});
