import type { Permission } from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import {
  controlPlaneRoles,
  namespaceCreatePermission,
  namespaceDeletePermission,
  namespaceManagePermission,
  namespacePermissions,
  namespaceReadPermission,
  namespaceUpdatePermission,
  queueManagePermission,
  queueReadPermission,
  runtimeManagePermission,
  runtimePermissions,
  runtimeReadPermission,
  type ControlPlaneRole,
  type NamespaceMember,
} from '@groundwork/plugin-control-plane-common';
import type { NamespaceWithMembers } from './namespaceResourceRef';
import { namespaceRules } from './namespaceRules';
import { rolePolicy } from './rolePolicy';

const me = 'user:default/rui';
const myGroup = 'group:default/team-search';
const others = 'user:default/ana';

const authorize = createConditionAuthorizer<NamespaceWithMembers>({
  getRuleByName: name => {
    const rule = namespaceRules.find(known => known.name === name);
    if (!rule) {
      throw new Error(`There is no rule ${name}`);
    }
    return rule;
  },
});

function aNamespace(
  changes: Partial<NamespaceWithMembers> = {},
): NamespaceWithMembers {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    composite_name: 'payments-api-dev',
    created_by: others,
    members: [],
    ...changes,
  };
}

/** Whether someone with these roles may do it to a namespace. */
function may(
  permission: Permission,
  roles: readonly ControlPlaneRole[],
  namespace = aNamespace(),
): boolean {
  return authorize(
    rolePolicy(permission, { id: me, ownership_refs: [me, myGroup], roles }),
    namespace,
  );
}

/** Who may do what: roles everywhere, and roles in the namespace. An admin may do everything. */
const table: [
  Permission,
  readonly ControlPlaneRole[],
  NamespaceMember['role'][],
][] = [
  [runtimeReadPermission, controlPlaneRoles, []],
  [runtimeManagePermission, [], []],
  [queueReadPermission, ['viewer', 'approver'], []],
  [queueManagePermission, [], []],
  [namespaceCreatePermission, ['namespace-creator'], []],
  [namespaceManagePermission, [], []],
  [
    namespaceReadPermission,
    ['viewer', 'approver'],
    ['read', 'write', 'read_write'],
  ],
  [namespaceUpdatePermission, [], ['write', 'read_write']],
  [namespaceDeletePermission, [], ['read_write']],
];

const rows = table.map(row => [row[0].name, ...row] as const);

describe('platformPolicy', () => {
  it('is decided for every permission', () => {
    expect(table.map(([permission]) => permission.name).sort()).toEqual(
      [...runtimePermissions, ...namespacePermissions]
        .map(({ name }) => name)
        .sort(),
    );
  });

  it.each(rows)('gives %s to roles that are to have it', (_name, ...row) => {
    const [permission, everywhere] = row;
    expect(
      controlPlaneRoles.filter(role => may(permission, [role])).sort(),
    ).toEqual([...new Set(['admin', ...everywhere])].sort());
    expect(may(permission, [])).toBe(false);
  });

  it.each(rows)(
    'gives %s to members by their role in the namespace, themselves or by a group',
    (_name, permission, _everywhere, inNamespace) => {
      for (const ref of [me, myGroup]) {
        expect(
          (['read', 'write', 'read_write'] as const).filter(role =>
            may(permission, [], aNamespace({ members: [{ ref, role }] })),
          ),
        ).toEqual(inNamespace);
      }
      expect(
        may(
          permission,
          [],
          aNamespace({ members: [{ ref: others, role: 'read_write' }] }),
        ),
      ).toBe(false);
    },
  );

  it.each(rows)(
    'gives %s to who made the namespace, or owns its environment, where members can have it',
    (_name, permission, _everywhere, inNamespace) => {
      const isForMembers = inNamespace.length > 0;
      expect(may(permission, [], aNamespace({ created_by: me }))).toBe(
        isForMembers,
      );
      expect(may(permission, [], aNamespace({ owner: myGroup }))).toBe(
        isForMembers,
      );
      expect(may(permission, [], aNamespace({ owner: others }))).toBe(false);
    },
  );
});
