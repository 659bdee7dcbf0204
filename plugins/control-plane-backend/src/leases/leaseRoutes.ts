import type { Extension } from '@groundwork/plugin-control-plane-common';
import type { Router } from 'express';
import { callerOf } from '../http';
import type { LeaseService } from './LeaseService';

/** Routes of leases. */
export function addLeaseRoutes(options: { service: LeaseService }) {
  const { service } = options;
  return (router: Router): void => {
    router.post(
      '/v1/environment-requests/:id/extend',
      async (request, response) => {
        const body: Extension = request.body;
        response.json(
          await service.extend(callerOf(response), request.params.id, body),
        );
      },
    );
  };
}
