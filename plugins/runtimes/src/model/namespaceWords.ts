import type {
  Namespace,
  NamespaceMember,
  NamespaceStatus,
  Target,
} from '@groundwork/plugin-control-plane-common';
import { countWords } from './runtimeWords';

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
export function namespaceAnswer(namespace: Namespace): string[] {
  const { status, targets = [] } = namespace;
  if (status === 'deleted') {
    return ['gone from every target'];
  }
  const ready = targets.filter(target => target.status === 'ready').length;
  const drifted = targets.filter(
    target => target.drift_status === 'drifted',
  ).length;
  const parts: string[] = [];
  if (targets.length > 0 && status !== 'deleting') {
    parts.push(
      ready === targets.length
        ? `ready on ${countWords(ready, 'target', 'targets')}`
        : `ready on ${ready} of ${countWords(targets.length, 'target', 'targets')}`,
    );
  }
  if (drifted > 0) {
    parts.push(`drifted on ${countWords(drifted, 'target', 'targets')}`);
  } else if (namespace.drift_status === 'in_sync' && status === 'active') {
    parts.push('in sync');
  }
  return parts;
}

/** Roles in a namespace, weakest first, and what they allow. */
export const memberRoles = [
  {
    id: 'read',
    label: 'Read',
    description: 'Sees what is in it, but no secrets.',
  },
  {
    id: 'write',
    label: 'Write',
    description: 'Changes what is in it, as what deploys does.',
  },
  {
    id: 'read_write',
    label: 'Read and write',
    description: 'Sees and changes what is in it.',
  },
] as const satisfies readonly {
  id: NamespaceMember['role'];
  label: string;
  description: string;
}[];

/** A role in words. */
export function memberRoleWords(role: NamespaceMember['role']): string {
  return memberRoles.find(({ id }) => id === role)?.label ?? role;
}
