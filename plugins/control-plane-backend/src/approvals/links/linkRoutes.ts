import type { Router } from 'express';
import { callerOf } from '../../http/callerOf';
import type { ApprovalLinks } from './ApprovalLinks';

/** The links of notifications. */
export function addLinkRoutes(options: {
  links: Pick<ApprovalLinks, 'redeem'>;
}) {
  return (router: Router): void => {
    router.post('/v1/approval-links/redeem', async (request, response) => {
      const { token }: { token: string } = request.body;
      response.json(await options.links.redeem(callerOf(response), token));
    });
  };
}
