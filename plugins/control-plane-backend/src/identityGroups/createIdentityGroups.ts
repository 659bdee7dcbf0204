import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { IdentityGroupProvider } from '@groundwork/plugin-control-plane-node';
import type { Domain, DomainOptions } from '../Domain';
import type { MemberRefs } from '../identity/memberRef';
import { CatalogGroupProvider } from './CatalogGroupProvider';
import { ClaimedGroups } from './ClaimedGroups';
import { addIdentityGroupRoutes } from './identityGroupRoutes';
import { IdentityGroups } from './IdentityGroups';
import { IdentityGroupStore } from './IdentityGroupStore';
import { ScimGroupProvider } from './ScimGroupProvider';

/** Ids that providers of other modules cannot have. */
export const builtInIdentityProviders = ['catalog', 'scim', 'claim'];

/** Identity groups: who is in them, and the work of keeping that fresh. */
export function createIdentityGroups(
  options: DomainOptions & {
    auth: AuthService;
    catalog: CatalogService;
    /** Of other modules; asked before the ones that are built in. */
    identityProviders: readonly IdentityGroupProvider[];
    refOf: MemberRefs;
  },
): Domain & {
  groups: IdentityGroups;
  claims: ClaimedGroups | undefined;
  /** Looks up at once what is due, such as groups that have just been named. */
  refreshSoon: () => void;
} {
  const { database, scheduler, logger, refOf } = options;
  const config = options.config.identityGroups;
  const claims = config.claim.enabled
    ? ClaimedGroups.create({ database, refOf, config })
    : undefined;
  const groups = IdentityGroups.create({
    database,
    store: IdentityGroupStore.create(database),
    providers: [
      ...options.identityProviders,
      ...(config.catalog.enabled ? [CatalogGroupProvider.create(options)] : []),
      ...(config.scim ? [ScimGroupProvider.create(config.scim)] : []),
      ...(claims ? [claims] : []),
    ],
    refOf,
    config,
    logger,
  });
  const stopping = new AbortController();
  let working: Promise<void> | undefined;
  const refresh = async () => {
    working = groups.refreshDue(stopping.signal);
    await working;
  };

  return {
    groups,
    claims,
    routes: [addIdentityGroupRoutes({ ...options, groups })],

    refreshSoon() {
      refresh().catch(error =>
        logger.warn('Identity groups could not be looked up', {
          error: String(error),
        }),
      );
    },

    async start() {
      await scheduler.scheduleTask({
        id: 'refresh-identity-groups',
        scope: 'local',
        frequency: { milliseconds: config.checkInterval },
        timeout: { minutes: 5 },
        fn: refresh,
      });
      if (claims) {
        await scheduler.scheduleTask({
          id: 'forget-identity-group-claims',
          scope: 'global',
          frequency: { hours: 1 },
          timeout: { minutes: 1 },
          fn: () => claims.sweep(),
        });
      }
    },

    async stop() {
      stopping.abort(new Error('The control plane ends'));
      await working?.catch(() => {});
    },
  };
}
