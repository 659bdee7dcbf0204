import type {
  NamespaceCreate,
  NamespaceNamePreview,
  NamespaceRulesWrite,
  NamespaceUpdate,
} from '@groundwork/plugin-control-plane-common';
import type { Router } from 'express';
import { callerOf } from '../http/callerOf';
import type { EventQuery } from '../http/page';
import type { NamespaceCreator } from './NamespaceCreator';
import type { NamespacePageQuery, NamespaceReader } from './NamespaceReader';
import type { NamespaceRulesService } from './NamespaceRulesService';
import type { NamespaceService } from './NamespaceService';

/** Routes of namespaces and of the rules for them. */
export function addNamespaceRoutes(options: {
  reader: NamespaceReader;
  creator: NamespaceCreator;
  service: NamespaceService;
  rules: NamespaceRulesService;
}) {
  const { reader, creator, service, rules } = options;
  const path = '/v1/namespaces';

  return (router: Router): void => {
    router.get(path, async (request, response) => {
      const query = request.query as unknown as NamespacePageQuery;
      response.json(await reader.list(callerOf(response).principal, query));
    });

    router.post(path, async (request, response) => {
      const body: NamespaceCreate = request.body;
      const caller = callerOf(response);
      const id = await creator.make(caller, body);
      response
        .status(202)
        .location(`${request.baseUrl}${path}/${id}`)
        .json(await reader.get(caller.principal, id));
    });

    router.get(`${path}/:id`, async (request, response) => {
      response.json(
        await reader.get(callerOf(response).principal, request.params.id),
      );
    });

    router.patch(`${path}/:id`, async (request, response) => {
      const body: NamespaceUpdate = request.body;
      response
        .status(202)
        .json(
          await service.update(callerOf(response), request.params.id, body),
        );
    });

    router.delete(`${path}/:id`, async (request, response) => {
      response
        .status(202)
        .json(await service.remove(callerOf(response), request.params.id));
    });

    router.get(`${path}/:id/status`, async (request, response) => {
      response.json(
        await reader.getState(callerOf(response).principal, request.params.id),
      );
    });

    router.post(`${path}/:id/reconcile`, async (request, response) => {
      response
        .status(202)
        .json(await service.reconcile(callerOf(response), request.params.id));
    });

    router.get(`${path}/:id/events`, async (request, response) => {
      const page = request.query as unknown as EventQuery;
      response.json(
        await reader.listEvents(
          callerOf(response).principal,
          request.params.id,
          page,
        ),
      );
    });

    router.post('/v1/namespace-names', async (request, response) => {
      const body: NamespaceNamePreview = request.body;
      response.json(await creator.preview(callerOf(response), body));
    });

    router.get('/v1/namespace-rules', async (_request, response) => {
      response.json(await rules.get());
    });

    router.put('/v1/namespace-rules', async (request, response) => {
      const body: NamespaceRulesWrite = request.body;
      response.json(await rules.set(callerOf(response), body));
    });
  };
}
