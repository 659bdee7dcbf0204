import type { TenantProductWrite } from '@groundwork/plugin-control-plane-common';
import type { Router } from 'express';
import { callerOf } from '../http';
import type { PageQuery } from '../http/page';
import type { EntitlementChecker } from './EntitlementChecker';
import type { EntitlementKey, EntitlementService } from './EntitlementService';

/** Routes of what tenants are entitled to. */
export function addEntitlementRoutes(options: {
  entitlements: EntitlementService;
  checker: EntitlementChecker;
}) {
  const { entitlements, checker } = options;

  return (router: Router): void => {
    router.get('/v1/entitlements', async (request, response) => {
      const query = request.query as unknown as PageQuery & {
        tenant_id: string;
      };
      response.json(
        await entitlements.list(callerOf(response).principal, query),
      );
    });

    router.get('/v1/entitlements/check', async (request, response) => {
      const key = request.query as unknown as EntitlementKey;
      response.json(await checker.check(callerOf(response).principal, key));
    });

    router.put(
      '/v1/entitlements/:tenant_id/:product',
      async (request, response) => {
        const body: TenantProductWrite = request.body;
        response.json(
          await entitlements.grant(callerOf(response), request.params, body),
        );
      },
    );

    router.delete(
      '/v1/entitlements/:tenant_id/:product',
      async (request, response) => {
        await entitlements.revoke(callerOf(response), request.params);
        response.status(204).end();
      },
    );
  };
}
