import type {
  DesiredMember,
  DesiredNamespace,
} from '@groundwork/plugin-control-plane-node';
import { labelsOf } from '@groundwork/plugin-control-plane-node/manifests';

const apiGroup = 'rbac.authorization.k8s.io';
const identifierLengthMax = 253;

/** The ClusterRole that a member's role stands for. */
const clusterRoles: Record<DesiredMember['role'], 'view' | 'edit'> = {
  read: 'view',
  write: 'edit',
  read_write: 'edit',
};

/**
 * One RoleBinding for each ClusterRole that members have; none where there are no members.
 *
 * @throws Error when an identifier would stand for more than a person or group of the issuer
 */
export function renderRoleBindings(desired: DesiredNamespace): object[] {
  const { members = [] } = desired;
  return (['view', 'edit'] as const).flatMap(role => {
    const subjects = members
      .filter(member => clusterRoles[member.role] === role)
      .map(subjectOf);
    const unique = new Map(
      subjects.map(subject => [`${subject.kind} ${subject.name}`, subject]),
    );
    return unique.size === 0
      ? []
      : [
          {
            apiVersion: `${apiGroup}/v1`,
            kind: 'RoleBinding',
            metadata: {
              name: `groundwork-${role}`,
              namespace: desired.name,
              labels: labelsOf(desired),
            },
            roleRef: { apiGroup, kind: 'ClusterRole', name: role },
            subjects: [...unique.keys()].sort().map(key => unique.get(key)),
          },
        ];
  });
}

function subjectOf({ identifier, type }: DesiredMember) {
  if (identifier === '' || identifier.length > identifierLengthMax) {
    throw new Error('The identifier of a member is empty or too long');
  }
  if (/^system:/i.test(identifier)) {
    // Such as system:authenticated, which is everybody.
    throw new Error('The identifier of a member begins with "system:"');
  }
  return {
    apiGroup,
    kind: type === 'user' ? 'User' : 'Group',
    name: identifier,
  };
}
