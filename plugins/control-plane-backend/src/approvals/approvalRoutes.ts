import type {
  ApprovalSubstituteCreate,
  Decision,
} from '@groundwork/plugin-control-plane-common';
import type { Router } from 'express';
import { callerOf } from '../http';
import type { PageQuery } from '../http/page';
import type { EnvironmentRequestReader } from '../requests';
import type { ApprovalService } from './ApprovalService';
import type { SubstituteService } from './SubstituteService';

/** Routes of decisions, of the votes that they are made of, and of who decides for whom. */
export function addApprovalRoutes(options: {
  reader: EnvironmentRequestReader;
  approvals: ApprovalService;
  substitutes: SubstituteService;
}) {
  const { reader, approvals, substitutes } = options;
  const substitutesPath = '/v1/approval-substitutes';

  return (router: Router): void => {
    router.post(
      '/v1/environment-requests/:id/approve',
      async (request, response) => {
        const decision: Decision = request.body;
        response.json(
          await approvals.decide(
            callerOf(response),
            request.params.id,
            decision,
          ),
        );
      },
    );

    router.get(
      '/v1/environment-requests/:id/votes',
      async (request, response) => {
        const page = request.query as unknown as PageQuery;
        response.json(
          await reader.listVotes(
            callerOf(response).principal,
            request.params.id,
            page,
          ),
        );
      },
    );

    router.get(substitutesPath, async (request, response) => {
      const query = request.query as unknown as PageQuery & {
        active?: boolean;
      };
      response.json(
        await substitutes.list(callerOf(response).principal, query),
      );
    });

    router.post(substitutesPath, async (request, response) => {
      const body: ApprovalSubstituteCreate = request.body;
      const created = await substitutes.create(callerOf(response), body);
      response
        .status(201)
        .location(`${request.baseUrl}${substitutesPath}/${created.id}`)
        .json(created);
    });

    router.delete(`${substitutesPath}/:id`, async (request, response) => {
      await substitutes.delete(callerOf(response), request.params.id);
      response.status(204).end();
    });
  };
}
