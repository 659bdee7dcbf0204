import type {
  ServiceAccountCreate,
  ServiceAccountTokenCreate,
} from '@groundwork/plugin-control-plane-common';
import type { Router } from 'express';
import { callerOf } from '../http/callerOf';
import type { PageQuery } from '../http/page';
import type { ServiceAccountService } from './ServiceAccountService';

const ttlSecondsDefault = 3_600;

/** Routes of service accounts and their tokens. */
export function addServiceAccountRoutes(options: {
  serviceAccounts: ServiceAccountService;
}) {
  const { serviceAccounts } = options;
  const path = '/v1/service-accounts';

  return (router: Router): void => {
    router.get(path, async (request, response) => {
      const query = request.query as unknown as PageQuery & {
        tenant_id: string;
      };
      response.json(
        await serviceAccounts.list(callerOf(response).principal, query),
      );
    });

    router.post(path, async (request, response) => {
      const body: ServiceAccountCreate = request.body;
      response
        .status(201)
        .json(await serviceAccounts.create(callerOf(response), body));
    });

    router.delete(`${path}/:id`, async (request, response) => {
      await serviceAccounts.remove(callerOf(response), request.params.id);
      response.status(204).end();
    });

    router.post(`${path}/:id/tokens`, async (request, response) => {
      // A call without a body is for a token as it usually is.
      const body: ServiceAccountTokenCreate | undefined = request.body;
      response
        .status(201)
        .json(
          await serviceAccounts.issueToken(
            callerOf(response),
            request.params.id,
            { ttlSeconds: body?.ttl_seconds ?? ttlSecondsDefault },
          ),
        );
    });

    router.delete(`${path}/:id/tokens`, async (request, response) => {
      await serviceAccounts.revokeTokens(callerOf(response), request.params.id);
      response.status(204).end();
    });
  };
}
