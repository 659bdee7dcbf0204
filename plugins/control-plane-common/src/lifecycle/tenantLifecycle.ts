import type { TenantKind, TenantStatus } from '../types';

/** What moves a tenant from one state to another. @public */
export type TenantMove = 'activate' | 'cancel' | 'archive' | 'delete';

/**
 * The legal moves of a tenant and where they lead; what is not here is not legal. API, pages and CLI read this one table.
 *
 * @remarks
 * - `demo`, `trial`: can be used without a contract. A trial ends by itself, which is a `cancel`.
 * - `active`: has a contract. Activating it again renews the contract.
 * - `frozen`: can be looked at and activated; keys and tokens do not work.
 * - `archived`: can be looked at until it is deleted.
 *
 * @public
 */
export const tenantLifecycle: Readonly<
  Record<
    TenantStatus,
    Readonly<Partial<Record<TenantMove, TenantStatus | 'deleted'>>>
  >
> = {
  demo: { activate: 'active', cancel: 'frozen', archive: 'archived' },
  trial: { activate: 'active', cancel: 'frozen' },
  active: { activate: 'active', cancel: 'frozen' },
  frozen: { activate: 'active', archive: 'archived' },
  archived: { delete: 'deleted' },
};

/** The state that a new tenant has. @public */
export const initialTenantStatus: Readonly<Record<TenantKind, TenantStatus>> = {
  customer: 'trial',
  demo: 'demo',
};

/** Whether a move is legal in a state. @public */
export function canMoveTenant(status: TenantStatus, move: TenantMove): boolean {
  return tenantLifecycle[status][move] !== undefined;
}

/** Whether a tenant can be used: whether its keys and tokens work, and products and environments can be asked for. @public */
export function isUsableTenant(status: TenantStatus): boolean {
  return status !== 'frozen' && status !== 'archived';
}
