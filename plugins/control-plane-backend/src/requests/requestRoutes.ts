import type {
  CreateEnvironmentRequest,
  ListEnvironmentRequestsQuery,
} from '@groundwork/plugin-control-plane-common';
import type { Router } from 'express';
import { callerOf, signalOf } from '../http';
import type { EnvironmentRequestReader } from './EnvironmentRequestReader';
import type { EnvironmentRequestService } from './EnvironmentRequestService';

/** Routes of environment requests, but for deciding over them. */
export function addRequestRoutes(options: {
  reader: EnvironmentRequestReader;
  service: EnvironmentRequestService;
}) {
  const { reader, service } = options;
  const path = '/v1/environment-requests';

  return (router: Router): void => {
    router.get(path, async (request, response) => {
      // The contract has filled in the defaults and turned numbers and booleans into what they are.
      const query = request.query as unknown as ListEnvironmentRequestsQuery & {
        limit: number;
      };
      response.json(await reader.list(callerOf(response).principal, query));
    });

    router.post(path, async (request, response) => {
      const body: CreateEnvironmentRequest = request.body;
      const created = await service.create(callerOf(response), body, {
        idempotencyKey: request.header('idempotency-key'),
        signal: signalOf(response),
      });
      response
        .status(201)
        .location(`${request.baseUrl}${path}/${created.id}`)
        .json(created);
    });

    router.post('/v1/environment-plans', async (request, response) => {
      const body: CreateEnvironmentRequest = request.body;
      response.json(
        await service.preview(callerOf(response), body, signalOf(response)),
      );
    });

    router.get(`${path}/:id`, async (request, response) => {
      response.json(
        await reader.get(callerOf(response).principal, request.params.id),
      );
    });

    router.get(`${path}/:id/plan`, async (request, response) => {
      response.json(
        await reader.getPlan(callerOf(response).principal, request.params.id),
      );
    });

    router.get(`${path}/:id/events`, async (request, response) => {
      const page = request.query as unknown as {
        limit: number;
        cursor?: string;
      };
      response.json(
        await reader.listEvents(
          callerOf(response).principal,
          request.params.id,
          page,
        ),
      );
    });

    router.post(`${path}/:id/reconcile`, async (request, response) => {
      response
        .status(202)
        .json(await service.reconcile(callerOf(response), request.params.id));
    });

    router.delete(`${path}/:id`, async (request, response) => {
      response
        .status(202)
        .json(await service.remove(callerOf(response), request.params.id));
    });
  };
}
