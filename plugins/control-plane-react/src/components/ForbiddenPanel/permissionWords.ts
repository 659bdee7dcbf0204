import type { ControlPlaneRole } from '@groundwork/plugin-control-plane-common';
import type { ControlPlaneWords } from '../../translation';
import type { permissionMessages } from '../../translations/permissionMessages';

/** Names the message that says what a permission lets people do. */
type PermissionWord = keyof (typeof permissionMessages)['permission']['words'];

/** The weakest role that has each permission by default. */
const weakestRoles: Record<PermissionWord, ControlPlaneRole> = {
  environmentClassRead: 'viewer',
  environmentClassManage: 'admin',
  environmentRequestRead: 'viewer',
  environmentRequestCreate: 'requester',
  environmentRequestAssignOwner: 'admin',
  environmentRequestUpdate: 'requester',
  environmentRequestReconcile: 'requester',
  environmentRequestExtend: 'requester',
  environmentRequestDelete: 'requester',
  environmentRequestApprove: 'approver',
  approvalSubstituteManage: 'admin',
  templateGateCreate: 'requester',
  templateGateRead: 'viewer',
  templateGateApprove: 'approver',
  templateGateCancel: 'admin',
  tenantRead: 'viewer',
  tenantCreate: 'admin',
  tenantUpdate: 'admin',
  tenantManage: 'admin',
  tenantAdminister: 'admin',
  tenantEnvironmentCreate: 'admin',
  projectWrite: 'admin',
  entitlementRead: 'viewer',
  productRead: 'viewer',
  productRequest: 'admin',
  productWrite: 'admin',
  apiKeyRead: 'viewer',
  apiKeyWrite: 'admin',
  apiKeyVerify: 'product',
  apiKeyDiagnose: 'admin',
  auditRead: 'viewer',
  auditAppend: 'product',
  auditVerify: 'viewer',
  runtimeRead: 'viewer',
  runtimeManage: 'admin',
  queueRead: 'viewer',
  queueManage: 'admin',
  namespaceCreate: 'namespace-creator',
  namespaceRead: 'viewer',
  namespaceUpdate: 'admin',
  namespaceDelete: 'admin',
  namespaceManage: 'admin',
};

/** Names a permission in words for people, with the role that has it. */
export function describePermission(
  permission: { name: string },
  t: ControlPlaneWords,
): { words: string; role: string } {
  const word = wordOf(permission);
  return isKnown(word)
    ? { words: t(`permission.words.${word}`), role: weakestRoles[word] }
    : { words: permission.name, role: 'admin' };
}

/** As `environmentRequestCreate`, of `control-plane.environment-request.create`. */
function wordOf({ name }: { name: string }): string {
  return name
    .replace(/^control-plane\./, '')
    .replace(/[.-]([a-z])/g, (_separator, letter: string) =>
      letter.toLocaleUpperCase('en-US'),
    );
}

function isKnown(word: string): word is PermissionWord {
  return Object.hasOwn(weakestRoles, word);
}
