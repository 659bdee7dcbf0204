import type {
  Action,
  Namespace,
} from '@groundwork/plugin-control-plane-common';
import type { StoredNamespace } from './NamespaceRow';

/** What can be done with a namespace. */
export type NamespaceAction = keyof NonNullable<Namespace['actions']>;

/** What a caller may do with a namespace, by permission. */
export type NamespaceRights = { update: boolean; delete: boolean };

const allowed: Action = { allowed: true };

/** What a caller may do with a namespace now, and why not: for the API that enforces it and for pages that show it. */
export function decideNamespaceActions(
  namespace: Pick<StoredNamespace, 'status' | 'environment_request_id'>,
  rights: NamespaceRights,
): Record<NamespaceAction, Action> {
  const change = decideChange(namespace, rights);
  return {
    update: change,
    reconcile:
      change.allowed && namespace.status === 'provisioning'
        ? refuse('A pass is under way already')
        : change,
    delete: decideDelete(namespace, rights),
  };
}

function decideChange(
  { status }: Pick<StoredNamespace, 'status'>,
  { update }: NamespaceRights,
): Action {
  if (status === 'deleted' || status === 'deleting') {
    return refuse(isGoing(status));
  }
  return update
    ? allowed
    : refuse('Only members who may write, and administrators, may change it');
}

function decideDelete(
  {
    status,
    environment_request_id,
  }: Pick<StoredNamespace, 'status' | 'environment_request_id'>,
  rights: NamespaceRights,
): Action {
  if (status === 'deleted' || status === 'deleting') {
    return refuse(isGoing(status));
  }
  if (environment_request_id !== undefined) {
    return refuse(
      'It is of an environment, and is removed with that: delete the environment',
    );
  }
  return rights.delete
    ? allowed
    : refuse(
        'Only members who may read and write, and administrators, may remove it',
      );
}

function isGoing(status: 'deleted' | 'deleting'): string {
  return status === 'deleted' ? 'It is gone' : 'It is being removed already';
}

function refuse(reason: string): Action {
  return { allowed: false, reason };
}
