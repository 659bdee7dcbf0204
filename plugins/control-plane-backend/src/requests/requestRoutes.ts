import type {
  Cancellation,
  CreateEnvironmentRequest,
  EnvironmentRequestClone,
  EnvironmentRequestUpdate,
  ListEnvironmentRequestsQuery,
} from '@groundwork/plugin-control-plane-common';
import type { Router } from 'express';
import { callerOf, signalOf } from '../http';
import type { EventQuery } from '../http/page';
import type { EnvironmentRequestReader } from './EnvironmentRequestReader';
import type { RequestActions } from './RequestActions';
import type { RequestCounter } from './RequestCounter';
import type { RequestCreator } from './RequestCreator';
import type { RequestEditor } from './RequestEditor';

/** Routes of environment requests, but for deciding over them. */
export function addRequestRoutes(options: {
  reader: EnvironmentRequestReader;
  counter: RequestCounter;
  creator: RequestCreator;
  editor: RequestEditor;
  actions: RequestActions;
}) {
  const { reader, counter, creator, editor, actions } = options;
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
      const created = await creator.make(
        callerOf(response),
        body,
        signalOf(response),
      );
      response
        .status(201)
        .location(`${request.baseUrl}${path}/${created.id}`)
        .json(created);
    });

    router.post('/v1/environment-plans', async (request, response) => {
      const body: CreateEnvironmentRequest = request.body;
      response.json(
        await creator.preview(callerOf(response), body, signalOf(response)),
      );
    });

    router.get('/v1/environment-request-counts', async (_request, response) => {
      response.json(await counter.count(callerOf(response).principal));
    });

    router.patch(`${path}/:id`, async (request, response) => {
      const update: EnvironmentRequestUpdate = request.body;
      response.json(
        await editor.edit(
          callerOf(response),
          request.params.id,
          update,
          signalOf(response),
        ),
      );
    });

    router.post(`${path}/:id/plan`, async (request, response) => {
      response.json(
        await editor.replan(
          callerOf(response),
          request.params.id,
          signalOf(response),
        ),
      );
    });

    router.post(`${path}/:id/clone`, async (request, response) => {
      const change: EnvironmentRequestClone = request.body;
      const created = await creator.clone(
        callerOf(response),
        request.params.id,
        change,
        signalOf(response),
      );
      response
        .status(201)
        .location(`${request.baseUrl}${path}/${created.id}`)
        .json(created);
    });

    router.post(`${path}/:id/cancel`, async (request, response) => {
      const cancellation: Cancellation = request.body;
      response.json(
        await actions.cancel(
          callerOf(response),
          request.params.id,
          cancellation,
        ),
      );
    });

    router.post(`${path}/:id/retry`, async (request, response) => {
      response
        .status(202)
        .json(await actions.retry(callerOf(response), request.params.id));
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
      const page = request.query as unknown as EventQuery;
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
        .json(await actions.reconcile(callerOf(response), request.params.id));
    });

    router.delete(`${path}/:id`, async (request, response) => {
      response
        .status(202)
        .json(await actions.remove(callerOf(response), request.params.id));
    });
  };
}
