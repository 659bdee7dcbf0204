import type {
  AuthService,
  DatabaseService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  RootConfigService,
  RootInstanceMetadataService,
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
  templateGatePermissions,
  templateGateResourcePermissions,
  tenancyPermissions,
  tenantPermissions,
} from '@groundwork/plugin-control-plane-common';
import {
  environmentRequestResourceRef,
  environmentRequestRules,
  namespaceResourceRef,
  namespaceRules,
  readRoleMembership,
  templateGateResourceRef,
  templateGateRules,
  tenantResourceRef,
  tenantRules,
  type AuditAnchorSink,
  type IdentityGroupProvider,
  type PolicyCheck,
  type RuntimeAdapter,
} from '@groundwork/plugin-control-plane-node';
import type { Router } from 'express';
import { createApiKeys } from './apiKeys';
import { ApproverStore } from './approvals/ApproverStore';
import { createApprovalProof } from './approvals/createApprovalProof';
import { findWithApprovers } from './approvals/findWithApprovers';
import { AuditStore, createAudit } from './audit';
import { keepTrying, TaskScheduler } from './background';
import { createClasses } from './classes';
import { createCosts } from './costs';
import { readControlPlaneConfig } from './config';
import { createEnvironments } from './createEnvironments';
import {
  CommitSignal,
  ControlPlaneDatabase,
  withoutTransactionGuard,
} from './database';
import type { Domain, DomainOptions } from './Domain';
import { createEntitlements } from './entitlements';
import { createGates, createGateStores, findGatesWithApprovers } from './gates';
import { createRouter } from './http';
import { builtInPolicyCheckIds } from './plans';
import { addHealthRoutes } from './http/healthRoutes';
import { createIdempotency } from './idempotency';
import { Authenticator, Authorizer, TokenVerifier } from './identity';
import { createMessagePublisher, Outbox } from './messages';
import { createNamespaces, NamespaceDirectory } from './namespaces';
import { createQueue } from './queue';
import { createRateLimits } from './rateLimits';
import { EnvironmentRequestStore } from './requests';
import { RuntimeGroupStore, Runtimes, RuntimeStore } from './runtimes';
import { createRuntimes } from './runtimes/createRuntimes';
import {
  createServiceAccounts,
  ServiceAccountTokenStore,
  ServiceAccountVerifier,
} from './serviceAccounts';
import { requireProduction } from './strict';
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
  /** What is installed. */
  instance: RootInstanceMetadataService;
  logger: LoggerService;
  notifications: NotificationService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  /** What looks at what is planned, beside the checks that are built in. */
  policyChecks: readonly PolicyCheck[];
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
  await requireProduction(options);
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
  const approverStore = ApproverStore.create({ knex });
  const gateStores = createGateStores({ knex });
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
    [
      ...tenancyPermissions,
      ...namespacePermissions,
      ...templateGatePermissions,
    ].filter(permission => !('resourceType' in permission)),
  );
  permissionsRegistry.addResourceType({
    resourceRef: templateGateResourceRef,
    permissions: [...templateGateResourcePermissions],
    rules: [...templateGateRules],
    getResources: ids => findGatesWithApprovers(ids, gateStores),
  });
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
    getResources: ids => findWithApprovers(ids, { requests, approverStore }),
  });
  const authorizer = Authorizer.create({
    permissions: options.permissions,
    permissionsRegistry,
    permissionsEnabled:
      rootConfig.getOptionalBoolean('permission.enabled') ?? false,
  });
  const access = TenantAccess.create({ tenants, authorizer });
  const tokens = TokenVerifier.fromConfig(rootConfig, { logger });

  const stopping = new AbortController();
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
  const onCommitted = () =>
    // What follows from a call is not the call.
    withoutTransactionGuard(() => {
      look();
      commits.tell();
    });

  const shared: DomainOptions = {
    ...options,
    scheduler: TaskScheduler.create({ scheduler: options.scheduler, knex }),
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
  const classes = await createClasses({
    ...shared,
    known: {
      policyChecks: new Set([
        ...builtInPolicyCheckIds,
        ...options.policyChecks.map(({ id }) => id),
      ]),
      approverClients: new Set(Object.keys(config.approvals.clients)),
    },
  });
  const proof = createApprovalProof({
    ...shared,
    baseUrl: `${rootConfig.getOptionalString('backend.baseUrl') ?? ''}/api/control-plane`,
  });
  const approvers = [...(roles.get('approver') ?? [])];
  const gates = createGates({
    ...shared,
    ...gateStores,
    auth: options.auth,
    catalog: options.catalog,
    roles,
    configured: approvers,
  });
  const environments = createEnvironments({
    ...shared,
    ...proof,
    gateCounter: gates.counter,
    auth: options.auth,
    catalog: options.catalog,
    requests,
    policyChecks: options.policyChecks,
    classes: classes.classes,
    availabilities: classes.availabilities,
    approvers,
    roles,
  });
  const namespaces = createNamespaces({
    ...options,
    ...shared,
    requests,
    directory,
    tokens,
  });
  const idempotency = createIdempotency(shared);
  const rateLimits = createRateLimits(shared);
  domains.push(
    idempotency,
    rateLimits,
    classes,
    environments,
    gates,
    createCosts(shared),
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
    proof.createDomain(environments.reader),
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
        signatures: proof.signatures,
      }),
      openRoutes: [
        addHealthRoutes({ database, runtimes, runtimeStore, tokens, logger }),
        ...proof.openRoutes,
      ],
      routes: domains.flatMap(domain => domain.routes),
      rateLimits: rateLimits.limits,
      idempotentCalls: idempotency.calls,
      validateResponses: process.env.NODE_ENV === 'test',
    }),

    async start() {
      // One that cannot start yet keeps no other from it.
      await Promise.all(
        domains.map(domain =>
          keepTrying(async () => domain.start?.(), {
            failure: 'A part of the control plane could not start',
            logger,
            signal: stopping.signal,
          }),
        ),
      );
      await commits.start(look);
    },

    async stop() {
      stopping.abort();
      await commits.stop();
      for (const domain of domains) {
        await domain.stop?.();
      }
      await outbox.drain();
    },
  };
}
