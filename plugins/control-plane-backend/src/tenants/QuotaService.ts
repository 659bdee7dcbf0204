import {
  tenantManagePermission,
  type TenantQuotas as QuotasOfTenant,
  type TenantQuotasWrite,
} from '@groundwork/plugin-control-plane-common';
import type { Caller, Principal } from '../identity';
import type { TenantAccess } from './TenantAccess';
import type { TenantParts } from './TenantParts';
import type { TenantQuotas } from './TenantQuotas';
import type { TenantRecorder } from './TenantRecorder';
import type { TenantStore } from './TenantStore';

/** What can be done with the quotas of tenants. */
export class QuotaService {
  readonly #options: QuotaServiceOptions;

  private constructor(options: QuotaServiceOptions) {
    this.#options = options;
  }

  static create(options: QuotaServiceOptions): QuotaService {
    return new QuotaService(options);
  }

  async get(principal: Principal, tenantId: string): Promise<QuotasOfTenant> {
    const { access, quotas } = this.#options;
    const tenant = await access.require(principal, { id: tenantId });
    return { tenant_id: tenant.id, quotas: await quotas.read(tenant) };
  }

  /** Replaces the tenant's own limits; what is in use already stays, also where it is more. */
  async set(
    caller: Caller,
    { tenant_id, ...limits }: TenantQuotasWrite,
  ): Promise<QuotasOfTenant> {
    const { access, parts, tenants, quotas, recorder } = this.#options;
    await access.require(
      caller.principal,
      { id: tenant_id },
      tenantManagePermission,
    );
    return parts.change(tenant_id, async (transaction, tenant) => {
      await tenants.update(transaction, tenant.id, { quotas: limits });
      await recorder.tell(transaction, caller, tenant, {
        action: 'tenant.quotas-set',
        message: `Set the quotas of ${tenant.name}`,
        metadata: { changes: { quotas: { from: tenant.quotas, to: limits } } },
        part: 'quotas',
      });
      return {
        tenant_id,
        quotas: await quotas.read({ ...tenant, quotas: limits }, transaction),
      };
    });
  }
}

export type QuotaServiceOptions = {
  access: TenantAccess;
  parts: TenantParts;
  tenants: TenantStore;
  quotas: TenantQuotas;
  recorder: TenantRecorder;
};
