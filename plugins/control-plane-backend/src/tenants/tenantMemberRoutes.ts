import type {
  TenantMemberCreate,
  TenantMemberUpdate,
} from '@groundwork/plugin-control-plane-common';
import type { Router } from 'express';
import { callerOf } from '../http/callerOf';
import type { PageQuery } from '../http/page';
import type { TenantMemberService } from './TenantMemberService';

/** Routes of the members of tenants. */
export function addTenantMemberRoutes(options: {
  members: TenantMemberService;
}) {
  const { members } = options;
  const path = '/v1/tenant-members';

  return (router: Router): void => {
    router.get(path, async (request, response) => {
      const query = request.query as unknown as PageQuery & {
        tenant_id: string;
      };
      response.json(await members.list(callerOf(response).principal, query));
    });

    router.post(path, async (request, response) => {
      const body: TenantMemberCreate = request.body;
      response.status(201).json(await members.add(callerOf(response), body));
    });

    router.patch(`${path}/:id`, async (request, response) => {
      const body: TenantMemberUpdate = request.body;
      response.json(
        await members.update(callerOf(response), request.params.id, body),
      );
    });

    router.delete(`${path}/:id`, async (request, response) => {
      await members.remove(callerOf(response), request.params.id);
      response.status(204).end();
    });
  };
}
