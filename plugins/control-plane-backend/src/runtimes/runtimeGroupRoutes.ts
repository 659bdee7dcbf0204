import type {
  RuntimeGroupCreate,
  RuntimeGroupUpdate,
} from '@groundwork/plugin-control-plane-common';
import type { Router } from 'express';
import { callerOf, type PageQuery } from '../http';
import type { RuntimeGroupReader } from './RuntimeGroupReader';
import type { RuntimeGroupService } from './RuntimeGroupService';

/** Routes of the runtime groups. */
export function addRuntimeGroupRoutes({
  reader,
  service,
}: {
  reader: RuntimeGroupReader;
  service: RuntimeGroupService;
}) {
  const path = '/v1/groups';

  return (router: Router): void => {
    router.get(path, async (request, response) => {
      const query = request.query as unknown as PageQuery;
      response.json(await reader.list(callerOf(response).principal, query));
    });

    router.post(path, async (request, response) => {
      const body: RuntimeGroupCreate = request.body;
      const created = await service.create(callerOf(response), body);
      response
        .status(201)
        .location(`${request.baseUrl}${path}/${created.id}`)
        .json(created);
    });

    router.get(`${path}/:id`, async (request, response) => {
      response.json(
        await reader.find(callerOf(response).principal, request.params.id),
      );
    });

    router.put(`${path}/:id`, async (request, response) => {
      const body: RuntimeGroupUpdate = request.body;
      response.json(
        await service.update(callerOf(response), request.params.id, body),
      );
    });

    router.delete(`${path}/:id`, async (request, response) => {
      await service.delete(callerOf(response), request.params.id);
      response.status(204).end();
    });
  };
}
