import type { ListTenantsQuery } from '@groundwork/plugin-control-plane-common';
import type { Router } from 'express';
import { callerOf, type AddRoutes, type PageQuery } from '../http';
import type { TenantMoveService } from './TenantMoveService';
import type { TenantPlans } from './TenantPlans';
import type { TenantReader } from './TenantReader';
import type { TenantService } from './TenantService';

const path = '/v1/tenants';

/** Routes of tenants themselves, and of the plans that they may have. */
export function addTenantRoutes(options: {
  reader: TenantReader;
  service: TenantService;
  moves: TenantMoveService;
  plans: TenantPlans;
}): AddRoutes {
  const { reader, service, moves, plans } = options;

  return (router: Router): void => {
    router.get(path, async (request, response) => {
      // The contract has filled in the defaults and turned numbers into what they are.
      const query = request.query as unknown as ListTenantsQuery & {
        limit: number;
      };
      response.json(await reader.list(callerOf(response).principal, query));
    });

    router.post(path, async (request, response) => {
      const tenant = await service.create(callerOf(response), request.body);
      response
        .status(201)
        .location(`${request.baseUrl}${path}/${tenant.id}`)
        .json(tenant);
    });

    router.get(`${path}/by-slug/:slug`, async (request, response) => {
      const { slug } = request.params;
      response.json(await reader.get(callerOf(response).principal, { slug }));
    });

    router.get(`${path}/:id`, async (request, response) => {
      const { id } = request.params;
      response.json(await reader.get(callerOf(response).principal, { id }));
    });

    router.patch(`${path}/:id`, async (request, response) => {
      response.json(
        await service.update(
          callerOf(response),
          request.params.id,
          request.body,
        ),
      );
    });

    router.delete(`${path}/:id`, async (request, response) => {
      await service.delete(callerOf(response), request.params.id);
      response.status(204).end();
    });

    router.post(`${path}/:id/activate`, async (request, response) => {
      response.json(
        await moves.activate(
          callerOf(response),
          request.params.id,
          request.body ?? {},
        ),
      );
    });

    router.post(`${path}/:id/cancel`, async (request, response) => {
      response.json(
        await moves.cancel(
          callerOf(response),
          request.params.id,
          request.body ?? {},
        ),
      );
    });

    router.post(`${path}/:id/archive`, async (request, response) => {
      response.json(await moves.archive(callerOf(response), request.params.id));
    });

    router.get('/v1/tenant-plans', async (request, response) => {
      const query = request.query as unknown as PageQuery;
      response.json(await plans.list(callerOf(response).principal, query));
    });
  };
}
