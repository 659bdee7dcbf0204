import type { DriftAcceptance } from '@groundwork/plugin-control-plane-common';
import type { Router } from 'express';
import { callerOf } from '../http';
import type { PageQuery } from '../http/page';
import type { TargetService } from './TargetService';

/** Routes of targets: drift, and trying again. */
export function addTargetRoutes(options: { service: TargetService }) {
  const { service } = options;
  return (router: Router): void => {
    router.get('/v1/targets/:id/drift-history', async (request, response) => {
      const query = request.query as unknown as PageQuery;
      response.json(
        await service.listDriftEvents(
          callerOf(response).principal,
          request.params.id,
          query,
        ),
      );
    });

    router.post('/v1/targets/:id/revert', async (request, response) => {
      response
        .status(202)
        .json(await service.revert(callerOf(response), request.params.id));
    });

    router.post('/v1/targets/:id/accept', async (request, response) => {
      const body: DriftAcceptance = request.body;
      response
        .status(202)
        .json(
          await service.accept(callerOf(response), request.params.id, body),
        );
    });

    router.post('/v1/targets/:id/retry', async (request, response) => {
      response
        .status(202)
        .json(await service.retry(callerOf(response), request.params.id));
    });
  };
}
