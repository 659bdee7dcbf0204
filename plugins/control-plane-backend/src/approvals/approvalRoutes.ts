import type { Decision } from '@groundwork/plugin-control-plane-common';
import type { Router } from 'express';
import { callerOf } from '../http';
import type { ApprovalService } from './ApprovalService';

/** Routes of decisions. */
export function addApprovalRoutes(options: { approvals: ApprovalService }) {
  return (router: Router): void => {
    router.post(
      '/v1/environment-requests/:id/approve',
      async (request, response) => {
        const decision: Decision = request.body;
        response.json(
          await options.approvals.decide(
            callerOf(response),
            request.params.id,
            decision,
          ),
        );
      },
    );
  };
}
