import type {
  Tenant,
  TenantActivate,
  TenantCancel,
} from '@groundwork/plugin-control-plane-common';
import type { Transaction } from '../database';
import { FieldConflictError } from '../http/errors';
import type { Caller } from '../identity';
import { changeTenant } from './changeTenant';
import { checkTenantActivation } from './checkTenantDates';
import { needs, type TenantEditor } from './TenantEditor';
import { requireMove } from './tenantMoves';
import { dateOf, periodOf } from './tenantPeriod';
import type { TenantRecorder } from './TenantRecorder';
import type { StoredTenant, TenantChange, TenantStore } from './TenantStore';

/** Moves tenants from one state to another, as `tenantLifecycle` allows. */
export class TenantMoveService {
  readonly #options: TenantMoveServiceOptions;

  private constructor(options: TenantMoveServiceOptions) {
    this.#options = options;
  }

  static create(options: TenantMoveServiceOptions): TenantMoveService {
    return new TenantMoveService(options);
  }

  /** Ends a trial or a freeze, or renews a contract. What was planned for the end of the period is dropped. */
  async activate(
    caller: Caller,
    id: string,
    body: TenantActivate,
  ): Promise<Tenant> {
    return this.#move(caller, id, async (transaction, tenant) => {
      requireMove(tenant, 'activate');
      // A contract that has ended would end what is being activated at once.
      const contractEnd = hasPassed(tenant.contract_end, transaction.now)
        ? undefined
        : tenant.contract_end;
      checkTenantActivation(
        { contract_start: tenant.contract_start, contract_end: contractEnd },
        body,
        transaction.now,
      );
      return this.#change(
        transaction,
        caller,
        tenant,
        {
          contract_end: contractEnd ?? null,
          ...body,
          status: 'active',
          trial_ends_at: null,
          cancel_at_period_end: false,
          cancellation_reason: null,
          warned_days: null,
        },
        'tenant.activated',
        tenant.status === 'active' ? 'Renewed the contract' : 'Activated',
      );
    });
  }

  /** Freezes a tenant, now or when its trial or contract ends. What is frozen already stays as it is. */
  async cancel(
    caller: Caller,
    id: string,
    { reason, at_period_end: atPeriodEnd }: TenantCancel,
  ): Promise<Tenant> {
    return this.#move(caller, id, async (transaction, tenant) => {
      if (tenant.status === 'frozen') {
        return tenant;
      }
      requireMove(tenant, 'cancel');
      if (!atPeriodEnd) {
        return this.#change(
          transaction,
          caller,
          tenant,
          {
            status: 'frozen',
            cancel_at_period_end: false,
            cancellation_reason: reason || null,
            warned_days: null,
          },
          'tenant.cancelled',
          'Cancelled',
        );
      }
      const endsAt = requirePeriodEnd(tenant);
      return this.#change(
        transaction,
        caller,
        tenant,
        {
          cancel_at_period_end: true,
          cancellation_reason: reason || (tenant.cancellation_reason ?? null),
        },
        'tenant.cancellation-planned',
        `Cancelled for the end of its period, ${endsAt}`,
      );
    });
  }

  async archive(caller: Caller, id: string): Promise<Tenant> {
    return this.#move(caller, id, async (transaction, tenant) => {
      requireMove(tenant, 'archive');
      return this.#change(
        transaction,
        caller,
        tenant,
        { status: 'archived' },
        'tenant.archived',
        'Archived',
      );
    });
  }

  async #move(
    caller: Caller,
    id: string,
    work: (
      transaction: Transaction,
      tenant: StoredTenant,
    ) => Promise<StoredTenant>,
  ): Promise<Tenant> {
    return this.#options.editor.edit(caller, id, needs('manage'), work);
  }

  async #change(
    transaction: Transaction,
    caller: Caller,
    tenant: StoredTenant,
    change: TenantChange,
    action: string,
    message: string,
  ): Promise<StoredTenant> {
    return changeTenant(this.#options, transaction, caller, tenant, change, {
      action,
      message,
    });
  }
}

export type TenantMoveServiceOptions = {
  tenants: TenantStore;
  recorder: TenantRecorder;
  editor: TenantEditor;
};

function hasPassed(lastDay: string | undefined, now: string): boolean {
  return lastDay !== undefined && lastDay < dateOf(now);
}

/** @throws `ConflictError` when the tenant is in no period that ends. */
function requirePeriodEnd(tenant: StoredTenant): string {
  const period = periodOf({ ...tenant, cancel_at_period_end: true }, false);
  if (!period) {
    throw new FieldConflictError([
      {
        field: 'at_period_end',
        message: `The tenant ${tenant.slug} has neither a trial nor a contract that ends. Cancel it at once`,
      },
    ]);
  }
  return dateOf(
    period.kind === 'trial' ? period.endsAt : (tenant.contract_end ?? ''),
  );
}
