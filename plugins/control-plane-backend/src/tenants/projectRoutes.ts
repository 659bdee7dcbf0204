import type {
  ProjectCreate,
  ProjectUpdate,
} from '@groundwork/plugin-control-plane-common';
import type { Router } from 'express';
import { callerOf } from '../http/callerOf';
import type { PageQuery } from '../http/page';
import type { ProjectService } from './ProjectService';

/** Routes of the projects of tenants. */
export function addProjectRoutes(options: { projects: ProjectService }) {
  const { projects } = options;
  const path = '/v1/projects';

  return (router: Router): void => {
    router.get(path, async (request, response) => {
      const query = request.query as unknown as PageQuery & {
        tenant_id: string;
      };
      response.json(await projects.list(callerOf(response).principal, query));
    });

    router.post(path, async (request, response) => {
      const body: ProjectCreate = request.body;
      const created = await projects.create(callerOf(response), body);
      response
        .status(201)
        .location(`${request.baseUrl}${path}/${created.id}`)
        .json(created);
    });

    router.get(`${path}/:id`, async (request, response) => {
      response.json(
        await projects.get(callerOf(response).principal, request.params.id),
      );
    });

    router.patch(`${path}/:id`, async (request, response) => {
      const body: ProjectUpdate = request.body;
      response.json(
        await projects.update(callerOf(response), request.params.id, body),
      );
    });

    router.delete(`${path}/:id`, async (request, response) => {
      await projects.remove(callerOf(response), request.params.id);
      response.status(204).end();
    });
  };
}
