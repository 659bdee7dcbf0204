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
  /** Keeps groups that a commit has just named, and looks up at once those that are new. */
  noteNamed: (identifiers: readonly string[]) => Promise<void>;
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

    async noteNamed(identifiers) {
      if (identifiers.length === 0) {
        return;
      }
      // What was committed is committed: should this fail, the next look finds what is missing.
      const warn = (error: unknown) =>
        logger.warn('Identity groups could not be looked up', {
          error: String(error),
        });
      await groups
        .ensure(identifiers)
        .then(() => void refresh().catch(warn))
        .catch(warn);
    },

    async start() {
      await scheduler.scheduleTask({
        id: 'refresh-identity-groups',
        scope: 'local',
        frequency: { milliseconds: config.checkInterval },
        timeout: { minutes: 5 },
        fn: refresh,
      });
      await scheduler.scheduleTask({
        id: 'tidy-identity-groups',
        scope: 'global',
        frequency: { minutes: 15 },
        timeout: { minutes: 1 },
        async fn() {
          await groups.ensureNamed();
          await claims?.sweep();
        },
      });
    },

    async stop() {
      stopping.abort(new Error('The control plane ends'));
      await working?.catch(() => {});
    },
  };
}
