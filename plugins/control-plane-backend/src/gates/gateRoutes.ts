import type {
  Cancellation,
  ListTemplateGatesQuery,
  TemplateGateCreate,
  TemplateGateDecision,
} from '@groundwork/plugin-control-plane-common';
import type { Router } from 'express';
import { callerOf } from '../http';
import type { PageQuery } from '../http/page';
import type { GateCreator } from './GateCreator';
import type { GateDecisions } from './GateDecisions';
import type { GateReader } from './GateReader';

/** Routes of gates of template runs. */
export function addGateRoutes(options: {
  reader: GateReader;
  creator: GateCreator;
  decisions: GateDecisions;
}) {
  const { reader, creator, decisions } = options;
  const path = '/v1/template-gates';

  return (router: Router): void => {
    router.get(path, async (request, response) => {
      // The contract has filled in the defaults and turned numbers and booleans into what they are.
      const query = request.query as unknown as ListTemplateGatesQuery & {
        limit: number;
      };
      response.json(await reader.list(callerOf(response).principal, query));
    });

    router.post(path, async (request, response) => {
      const body: TemplateGateCreate = request.body;
      const gate = await creator.make(callerOf(response), body);
      response
        .status(201)
        .location(`${request.baseUrl}${path}/${gate.id}`)
        .json(gate);
    });

    router.get(`${path}/:id`, async (request, response) => {
      response.json(
        await reader.get(callerOf(response).principal, request.params.id),
      );
    });

    router.post(`${path}/:id/decide`, async (request, response) => {
      const decision: TemplateGateDecision = request.body;
      response.json(
        await decisions.decide(callerOf(response), request.params.id, decision),
      );
    });

    router.post(`${path}/:id/cancel`, async (request, response) => {
      const cancellation: Cancellation = request.body;
      response.json(
        await decisions.cancel(
          callerOf(response),
          request.params.id,
          cancellation,
        ),
      );
    });

    router.get(`${path}/:id/votes`, async (request, response) => {
      const page = request.query as unknown as PageQuery;
      response.json(
        await reader.listVotes(
          callerOf(response).principal,
          request.params.id,
          page,
        ),
      );
    });

    router.get(`${path}/:id/events`, async (request, response) => {
      const page = request.query as unknown as PageQuery;
      response.json(
        await reader.listEvents(
          callerOf(response).principal,
          request.params.id,
          page,
        ),
      );
    });
  };
}
