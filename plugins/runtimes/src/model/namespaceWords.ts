import type {
  Namespace,
  NamespaceMember,
  NamespaceStatus,
  Target,
} from '@groundwork/plugin-control-plane-common';
import { formatNumber } from '@groundwork/plugin-control-plane-react';
import { counted } from './counted';
import type { RuntimesWords } from '../translation';

/** Every state of a namespace that a list can be filtered by. */
export const NAMESPACE_STATUSES = [
  'provisioning',
  'active',
  'failed',
  'held',
  'deleting',
  'deleted',
] as const satisfies readonly NamespaceStatus[];

const SETTLING: readonly NamespaceStatus[] = ['provisioning', 'deleting'];
const BUSY_TARGETS: readonly Target['status'][] = [
  'pending',
  'in_progress',
  'deleting',
];

/** Whether it changes by itself soon. */
export function isSettling(namespace: Namespace): boolean {
  return (
    SETTLING.includes(namespace.status) ||
    (namespace.targets ?? []).some(({ status }) =>
      BUSY_TARGETS.includes(status),
    )
  );
}

/** What a person came to learn, in parts: how many targets are ready, and whether they are as agreed. */
export function namespaceAnswer(
  namespace: Namespace,
  t: RuntimesWords,
): string[] {
  const { status, targets = [] } = namespace;
  if (status === 'deleted') {
    return [t('namespace.gone')];
  }
  const ready = targets.filter(target => target.status === 'ready').length;
  const drifted = targets.filter(
    target => target.drift_status === 'drifted',
  ).length;
  const parts: string[] = [];
  if (targets.length > 0 && status !== 'deleting') {
    parts.push(
      ready === targets.length
        ? t('namespace.ready', counted(ready))
        : t('namespace.readyOf', {
            ready: formatNumber(ready),
            ...counted(targets.length),
          }),
    );
  }
  if (drifted > 0) {
    parts.push(t('namespace.drifted', counted(drifted)));
  } else if (namespace.drift_status === 'in_sync' && status === 'active') {
    parts.push(t('namespace.inSync'));
  }
  return parts;
}

/** Roles in a namespace, weakest first. */
export const MEMBER_ROLES = [
  'read',
  'write',
  'read_write',
] as const satisfies readonly NamespaceMember['role'][];
