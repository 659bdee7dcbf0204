import type {
  CatalogRequest,
  ListProductRequestsQuery,
  ProductRequestDecline,
} from '@groundwork/plugin-control-plane-common';
import type { Router } from 'express';
import { callerOf } from '../http';
import type { ProductRequestService } from './ProductRequestService';
import type { ProductTrialService } from './ProductTrialService';

/** Routes of what tenants do to get products. */
export function addProductRequestRoutes(options: {
  requests: ProductRequestService;
  trials: ProductTrialService;
}) {
  const { requests, trials } = options;

  return (router: Router): void => {
    router.get('/v1/catalog/requests', async (request, response) => {
      const query = request.query as unknown as ListProductRequestsQuery & {
        limit: number;
      };
      response.json(await requests.list(callerOf(response).principal, query));
    });

    router.post('/v1/catalog/request', async (request, response) => {
      const body: CatalogRequest = request.body;
      response
        .status(202)
        .json(await requests.request(callerOf(response), body));
    });

    router.post('/v1/catalog/trial-request', async (request, response) => {
      const body: CatalogRequest = request.body;
      response.status(201).json(await trials.start(callerOf(response), body));
    });

    router.post(
      '/v1/catalog/requests/:id/decline',
      async (request, response) => {
        const { reason }: ProductRequestDecline = request.body;
        response.json(
          await requests.decline(callerOf(response), request.params.id, reason),
        );
      },
    );
  };
}
