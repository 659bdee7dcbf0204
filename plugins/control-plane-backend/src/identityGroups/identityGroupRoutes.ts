import { NotFoundError } from '@backstage/errors';
import {
  namespaceManagePermission,
  type IdentityGroupRefresh,
} from '@groundwork/plugin-control-plane-common';
import type { Router } from 'express';
import { callerOf, signalOf } from '../http/callerOf';
import { nameCursor, type PageQuery } from '../http/page';
import type { Authorizer } from '../identity';
import { toMemberIdentifier } from '../identity/memberRef';
import type { IdentityGroups } from './IdentityGroups';

/** Routes of identity groups; for administrators. */
export function addIdentityGroupRoutes(options: {
  groups: IdentityGroups;
  authorizer: Authorizer;
}) {
  const { groups, authorizer } = options;
  const path = '/v1/identity-groups';

  return (router: Router): void => {
    router.get(path, async (request, response) => {
      await authorizer.require(
        callerOf(response).principal,
        namespaceManagePermission,
      );
      const query = request.query as unknown as PageQuery & { q?: string };
      response.json(
        await groups.list({
          ...query,
          cursor: nameCursor(query.cursor, /^[^\s\p{Cc}\p{Cs}]{1,210}$/u),
        }),
      );
    });

    router.post(`${path}/refresh`, async (request, response) => {
      await authorizer.require(
        callerOf(response).principal,
        namespaceManagePermission,
      );
      const { identifier }: IdentityGroupRefresh = request.body;
      const group = await groups.refresh(
        toMemberIdentifier(identifier),
        signalOf(response),
      );
      if (!group) {
        throw new NotFoundError('No namespace names this identity group');
      }
      response.json(group);
    });
  };
}
