import type {
  Extension,
  ExtensionDecision,
} from '@groundwork/plugin-control-plane-common';
import type { Router } from 'express';
import { callerOf } from '../http';
import type { PageQuery } from '../http/page';
import type { ExtensionDecisions } from './ExtensionDecisions';
import type { LeaseService } from './LeaseService';

/** Routes of leases. */
export function addLeaseRoutes(options: {
  service: LeaseService;
  decisions: ExtensionDecisions;
}) {
  const { service, decisions } = options;
  const path = '/v1/environment-requests/:id';

  return (router: Router): void => {
    router.post(`${path}/extend`, async (request, response) => {
      const body: Extension = request.body;
      const extended = await service.extend(
        callerOf(response),
        request.params.id,
        body,
      );
      response.status(extended.waits ? 202 : 200).json(extended.request);
    });

    router.get(`${path}/extensions`, async (request, response) => {
      // The contract has filled in the defaults and turned numbers into what they are.
      const page = request.query as unknown as PageQuery;
      response.json(
        await decisions.list(
          callerOf(response).principal,
          request.params.id,
          page,
        ),
      );
    });

    router.post(
      `${path}/extensions/:extension_id/decide`,
      async (request, response) => {
        const { id, extension_id: extensionId } = request.params;
        const body: ExtensionDecision = request.body;
        response.json(
          await decisions.decide(callerOf(response), id, extensionId, body),
        );
      },
    );
  };
}
