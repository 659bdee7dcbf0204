import type {
  AuthService,
  DatabaseService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  RootConfigService,
  SchedulerService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import {
  environmentPermissions,
  namespacePermissions,
  namespaceResourcePermissions,
  tenancyPermissions,
  tenantPermissions,
} from '@groundwork/plugin-control-plane-common';
import {
  environmentRequestResourceRef,
  environmentRequestRules,
  namespaceResourceRef,
  namespaceRules,
  readRoleMembership,
  tenantResourceRef,
  tenantRules,
  type AuditAnchorSink,
  type IdentityGroupProvider,
  type RuntimeAdapter,
} from '@groundwork/plugin-control-plane-node';
import type { Router } from 'express';
import { createApiKeys } from './apiKeys';
import { AuditStore, createAudit } from './audit';
import { readControlPlaneConfig } from './config';
import { createEnvironments } from './createEnvironments';
import { CommitSignal, ControlPlaneDatabase } from './database';
import type { Domain, DomainOptions } from './Domain';
import { createEntitlements } from './entitlements';
import { createRouter } from './http';
import { addHealthRoutes } from './http/healthRoutes';
import { Authenticator, Authorizer, TokenVerifier } from './identity';
import { createMessagePublisher, Outbox } from './messages';
import { createNamespaces, NamespaceDirectory } from './namespaces';
import { createQueue } from './queue';
import { EnvironmentRequestStore } from './requests';
import { RuntimeGroupStore, Runtimes, RuntimeStore } from './runtimes';
import { createRuntimes } from './runtimes/createRuntimes';
import {
  createServiceAccounts,
  ServiceAccountTokenStore,
  ServiceAccountVerifier,
} from './serviceAccounts';
import {
  createTenantParts,
  createTenants,
  QuotaStore,
  TenantAccess,
  TenantQuotas,
  TenantRecorder,
  TenantStore,
} from './tenants';

/** What the control plane is made from. */
export type ControlPlaneOptions = {
  adapters: ReadonlyMap<string, RuntimeAdapter>;
  /** Where the head of the audit log is written down, beside what the configuration names. */
  anchorSinks: readonly AuditAnchorSink[];
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  database: DatabaseService;
  events: EventsService;
  /** What knows who is in which group, beside what the configuration names. */
  identityProviders: readonly IdentityGroupProvider[];
  logger: LoggerService;
  notifications: NotificationService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  scheduler: SchedulerService;
  signals: SignalsService;
  userInfo: UserInfoService;
};

/** A control plane, ready to be mounted and started. */
export type ControlPlane = {
  router: Router;
  /** Starts what works in the background. */
  start(): Promise<void>;
  /** Ends it; reconcile passes under way are given back. */
  stop(): Promise<void>;
};

/** Puts the control plane together. Fails on a configuration that is not acceptable, naming what is wrong. */
export async function createControlPlane(
  options: ControlPlaneOptions,
): Promise<ControlPlane> {
  const { config: rootConfig, logger, permissionsRegistry } = options;
  const config = readControlPlaneConfig(rootConfig);
  const roles = readRoleMembership(rootConfig);
  const database = await ControlPlaneDatabase.create(options.database);
  const { knex } = database;
  const runtimeStore = RuntimeStore.create({ knex });
  const runtimes = Runtimes.create({
    config,
    adapters: options.adapters,
    logger,
    store: runtimeStore,
  });

  const audit = AuditStore.create({ knex });
  const requests = EnvironmentRequestStore.create({ knex });
  const directory = NamespaceDirectory.create({
    knex,
    membersCountForMs: config.identityGroups.ttl + config.identityGroups.grace,
  });
  const tenants = TenantStore.create({ knex });
  const quotas = TenantQuotas.create({
    store: QuotaStore.create({ knex }),
    plans: config.tenancy.plans,
  });
  const outbox = Outbox.create({
    knex,
    publish: createMessagePublisher(options),
    logger,
  });

  permissionsRegistry.addPermissions(
    [...tenancyPermissions, ...namespacePermissions].filter(
      permission => !('resourceType' in permission),
    ),
  );
  permissionsRegistry.addResourceType({
    resourceRef: namespaceResourceRef,
    permissions: [...namespaceResourcePermissions],
    rules: [...namespaceRules],
    getResources: ids => directory.findWithMembers(ids),
  });
  permissionsRegistry.addResourceType({
    resourceRef: tenantResourceRef,
    permissions: [...tenantPermissions],
    rules: [...tenantRules],
    getResources: ids => tenants.findWithMembers(ids),
  });
  permissionsRegistry.addResourceType({
    resourceRef: environmentRequestResourceRef,
    permissions: environmentPermissions,
    rules: [...environmentRequestRules],
    getResources: ids => Promise.all(ids.map(id => requests.find(id))),
  });
  const authorizer = Authorizer.create({
    permissions: options.permissions,
    permissionsRegistry,
    permissionsEnabled:
      rootConfig.getOptionalBoolean('permission.enabled') ?? false,
  });
  const access = TenantAccess.create({ tenants, authorizer });
  const tokens = TokenVerifier.fromConfig(rootConfig, { logger });

  const domains: Domain[] = [];
  const look = (by?: Domain) => {
    for (const domain of domains) {
      if (domain !== by) {
        domain.wake?.();
      }
    }
    outbox
      .drain()
      .catch(error =>
        logger.error('Messages could not be sent', { error: String(error) }),
      );
  };

  const commits = CommitSignal.create({ knex, logger });
  const onCommitted = () => {
    look();
    commits.tell();
  };

  const shared: DomainOptions = {
    ...options,
    config,
    database,
    authorizer,
    audit,
    outbox,
    tenants,
    access,
    runtimes,
    groups: RuntimeGroupStore.create({ knex }),
    quotas,
    recorder: TenantRecorder.create({ audit, outbox }),
    responsible: config.tenancy.responsible ?? [...(roles.get('admin') ?? [])],
    onCommitted,
    look,
  };
  // First, as the others work on what it brings in line with the configuration.
  domains.push(await createRuntimes({ ...shared, runtimeStore, requests }));
  const environments = createEnvironments({
    ...shared,
    requests,
    approvers: [...(roles.get('approver') ?? [])],
  });
  const namespaces = createNamespaces({
    ...options,
    ...shared,
    requests,
    directory,
    tokens,
  });
  domains.push(
    environments,
    ...namespaces.domains,
    createQueue({
      ...shared,
      requests,
      requestReader: environments.reader,
      namespaceReader: namespaces.reader,
    }),
    createTenants(shared),
    createTenantParts(shared),
    createServiceAccounts(shared),
    createEntitlements(shared),
    createApiKeys(shared),
    createAudit({ ...shared, anchorSinks: options.anchorSinks }),
  );

  return {
    router: createRouter({
      logger,
      authenticator: Authenticator.create({
        ...options,
        tokens,
        serviceAccounts: ServiceAccountVerifier.create({
          tokens: ServiceAccountTokenStore.create({ knex }),
        }),
      }),
      openRoutes: [
        addHealthRoutes({ database, runtimes, runtimeStore, tokens, logger }),
      ],
      routes: domains.flatMap(domain => domain.routes),
      validateResponses: process.env.NODE_ENV === 'test',
    }),

    async start() {
      for (const domain of domains) {
        await domain.start?.();
      }
      await commits.start(look);
    },

    async stop() {
      await commits.stop();
      for (const domain of domains) {
        await domain.stop?.();
      }
      await outbox.drain();
    },
  };
}
