import type { QueueReplayRequest } from '@groundwork/plugin-control-plane-common';
import type { Router } from 'express';
import { callerOf } from '../http';
import type { PageQuery } from '../http/page';
import type { QueueService } from './QueueService';
import type { QueueFilter } from './QueueStore';

/** Routes of the queue. */
export function addQueueRoutes(options: { service: QueueService }) {
  const { service } = options;
  return (router: Router): void => {
    router.get('/v1/queue', async (request, response) => {
      const query = request.query as unknown as QueueFilter & PageQuery;
      response.json(await service.list(callerOf(response).principal, query));
    });

    router.get('/v1/queue/summary', async (_request, response) => {
      response.json(await service.summarize(callerOf(response).principal));
    });

    router.post('/v1/queue/replay', async (request, response) => {
      const body: QueueReplayRequest = request.body;
      response
        .status(202)
        .json(await service.replayAll(callerOf(response), body));
    });

    router.post('/v1/queue/:id/replay', async (request, response) => {
      response
        .status(202)
        .json(await service.replay(callerOf(response), request.params.id));
    });

    router.post('/v1/queue/:id/release', async (request, response) => {
      response
        .status(202)
        .json(await service.release(callerOf(response), request.params.id));
    });
  };
}
