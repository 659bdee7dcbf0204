import type {
  EnvironmentClassCreate,
  EnvironmentClassUpdate,
} from '@groundwork/plugin-control-plane-common';
import type { Router } from 'express';
import { callerOf, type PageQuery } from '../http';
import type { EnvironmentClassReader } from './EnvironmentClassReader';
import type { EnvironmentClassService } from './EnvironmentClassService';

/** Routes of the environment classes and of what they are made of. */
export function addClassRoutes({
  reader,
  service,
}: {
  reader: EnvironmentClassReader;
  service: EnvironmentClassService;
}) {
  const path = '/v1/environment-classes';

  return (router: Router): void => {
    router.get(path, async (request, response) => {
      const query = request.query as unknown as PageQuery & {
        tenant_id?: string;
      };
      response.json(await reader.list(callerOf(response).principal, query));
    });

    router.post(path, async (request, response) => {
      const body: EnvironmentClassCreate = request.body;
      const created = await service.create(callerOf(response), body);
      response
        .status(201)
        .location(`${request.baseUrl}${path}/${created.name}`)
        .json(created);
    });

    router.get(`${path}/:name`, async (request, response) => {
      const query = request.query as unknown as {
        version?: number;
        tenant_id?: string;
      };
      response.json(
        await reader.get(
          callerOf(response).principal,
          request.params.name,
          query,
        ),
      );
    });

    router.put(`${path}/:name`, async (request, response) => {
      const body: EnvironmentClassUpdate = request.body;
      response.json(
        await service.update(callerOf(response), request.params.name, body),
      );
    });

    router.delete(`${path}/:name`, async (request, response) => {
      await service.retire(callerOf(response), request.params.name);
      response.status(204).end();
    });

    router.get(`${path}/:name/versions`, async (request, response) => {
      const query = request.query as unknown as PageQuery;
      response.json(
        await reader.listVersions(
          callerOf(response).principal,
          request.params.name,
          query,
        ),
      );
    });

    router.get('/v1/policy-packs', async (request, response) => {
      const query = request.query as unknown as PageQuery;
      response.json(
        await reader.listPolicyPacks(callerOf(response).principal, query),
      );
    });
  };
}
