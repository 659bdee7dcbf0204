import type { RolePolicySubject } from './rolePolicy';

/** As whom those with the role approver decide. @public */
export const approverRoleRef = 'role:approver';

/** As what somebody decides: as themselves, by a group, or by a role. @public */
export function approverRefs({
  id,
  ownership_refs,
  roles,
}: RolePolicySubject): string[] {
  return [
    ...new Set([
      id,
      ...ownership_refs,
      ...(roles.includes('approver') || roles.includes('admin')
        ? [approverRoleRef]
        : []),
    ]),
  ];
}
