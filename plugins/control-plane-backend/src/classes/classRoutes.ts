import { environmentClassReadPermission } from '@groundwork/plugin-control-plane-common';
import type { Router } from 'express';
import { callerOf, ValidationError } from '../http';
import type { Authorizer } from '../identity';
import type { EnvironmentClasses } from './EnvironmentClasses';

/** Routes of the environment classes. */
export function addClassRoutes(options: {
  classes: EnvironmentClasses;
  authorizer: Authorizer;
}) {
  const { classes, authorizer } = options;
  return (router: Router): void => {
    router.get('/v1/environment-classes', async (request, response) => {
      const { limit, cursor } = request.query as unknown as {
        limit: number;
        cursor?: string;
      };
      await authorizer.require(
        callerOf(response).principal,
        environmentClassReadPermission,
      );
      const all = await classes.list();
      const start =
        cursor === undefined
          ? 0
          : all.findIndex(({ name }) => name === cursor) + 1;
      if (cursor !== undefined && start === 0) {
        throw new ValidationError([
          { field: 'cursor', message: 'is not a cursor of this list' },
        ]);
      }
      const items = all.slice(start, start + limit);
      response.json({
        items,
        ...(start + limit < all.length && {
          next_cursor: items[items.length - 1].name,
        }),
      });
    });
  };
}
