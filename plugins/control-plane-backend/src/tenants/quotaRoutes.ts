import type { TenantQuotasWrite } from '@groundwork/plugin-control-plane-common';
import type { Router } from 'express';
import { callerOf } from '../http/callerOf';
import type { QuotaService } from './QuotaService';

/** Routes of the quotas of tenants. */
export function addQuotaRoutes(options: { quotas: QuotaService }) {
  const { quotas } = options;
  const path = '/v1/tenant-quotas';

  return (router: Router): void => {
    router.get(path, async (request, response) => {
      const query = request.query as unknown as { tenant_id: string };
      response.json(
        await quotas.get(callerOf(response).principal, query.tenant_id),
      );
    });

    router.put(path, async (request, response) => {
      const body: TenantQuotasWrite = request.body;
      response.json(await quotas.set(callerOf(response), body));
    });
  };
}
