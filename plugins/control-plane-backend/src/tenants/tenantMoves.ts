import {
  canMoveTenant,
  type TenantMove,
  type TenantStatus,
} from '@groundwork/plugin-control-plane-common';
import { FieldConflictError } from '../http/errors';
import type { StoredTenant } from './TenantStore';

const doneTo: Record<TenantMove, string> = {
  activate: 'activated',
  cancel: 'cancelled',
  archive: 'archived',
  delete: 'deleted',
};

/** Why the state of a tenant does not allow a move; absent when it does. */
export function whyNotMove(
  status: TenantStatus,
  move: TenantMove,
): string | undefined {
  if (canMoveTenant(status, move)) {
    return undefined;
  }
  switch (move) {
    case 'cancel':
      return status === 'frozen' ? 'It is frozen already' : `It is ${status}`;
    case 'archive':
      return status === 'archived'
        ? 'It is archived already'
        : `It is ${status === 'active' ? 'active' : 'in trial'}; cancel it first`;
    case 'delete':
      return `It is ${wordsOf(status)}; it must be archived first`;
    default:
      return `It is ${status}`;
  }
}

/** @throws `ConflictError` naming the state when it does not allow the move. */
export function requireMove(tenant: StoredTenant, move: TenantMove): void {
  const reason = whyNotMove(tenant.status, move);
  if (reason) {
    throw new FieldConflictError([
      {
        field: 'status',
        message: `The tenant ${tenant.slug} cannot be ${doneTo[move]}. ${reason}`,
      },
    ]);
  }
}

/** @throws `ConflictError` when a tenant can only be looked at. */
export function requireNotArchived(tenant: StoredTenant): void {
  if (tenant.status === 'archived') {
    throw new FieldConflictError([
      {
        field: 'status',
        message: `The tenant ${tenant.slug} cannot be changed. It is archived`,
      },
    ]);
  }
}

function wordsOf(status: TenantStatus): string {
  switch (status) {
    case 'demo':
      return 'a demo';
    case 'trial':
      return 'in trial';
    default:
      return status;
  }
}
