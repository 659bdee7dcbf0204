import type {
  Maintenance,
  RuntimeEnvironmentCreate,
  RuntimeEnvironmentUpdate,
} from '@groundwork/plugin-control-plane-common';
import type { Router } from 'express';
import { callerOf, signalOf, type PageQuery } from '../http';
import type { RuntimeReader } from './RuntimeReader';
import type { NamespacesFate, RuntimeRemover } from './RuntimeRemover';
import type { RuntimeService } from './RuntimeService';
import type { RuntimeQuery } from './RuntimeStore';

/** Routes of the runtime environments. */
export function addRuntimeRoutes(options: {
  reader: RuntimeReader;
  service: RuntimeService;
  remover: RuntimeRemover;
}) {
  const { reader, service, remover } = options;
  const path = '/v1/runtime-environments';

  return (router: Router): void => {
    router.get('/v1/runtime-types', async (request, response) => {
      const query = request.query as unknown as PageQuery;
      response.json(
        await reader.listTypes(callerOf(response).principal, query),
      );
    });

    router.get(path, async (request, response) => {
      const query = request.query as unknown as RuntimeQuery;
      response.json(await reader.list(callerOf(response).principal, query));
    });

    router.post(path, async (request, response) => {
      const body: RuntimeEnvironmentCreate = request.body;
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

    router.patch(`${path}/:id`, async (request, response) => {
      const body: RuntimeEnvironmentUpdate = request.body;
      response.json(
        await service.update(callerOf(response), request.params.id, body),
      );
    });

    router.delete(`${path}/:id`, async (request, response) => {
      const { namespaces } = request.query as { namespaces?: NamespacesFate };
      const left = await remover.remove(
        callerOf(response),
        request.params.id,
        namespaces,
      );
      if (left) {
        response.status(202).json(left);
      } else {
        response.status(204).end();
      }
    });

    router.put(`${path}/:id/maintenance`, async (request, response) => {
      const body: Maintenance = request.body;
      response.json(
        await service.setMaintenance(
          callerOf(response),
          request.params.id,
          body,
        ),
      );
    });

    router.post(`${path}/:id/check`, async (request, response) => {
      response.json(
        await service.check(
          callerOf(response),
          request.params.id,
          signalOf(response),
        ),
      );
    });

    router.get(`${path}/:id/health-history`, async (request, response) => {
      const query = request.query as unknown as PageQuery & { since?: string };
      response.json(
        await reader.listHealthEvents(
          callerOf(response).principal,
          request.params.id,
          query,
        ),
      );
    });
  };
}
