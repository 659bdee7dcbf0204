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
import type { EventsService } from '@backstage/plugin-events-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import {
  environmentPermissions,
  tenancyPermissions,
  tenantPermissions,
} from '@groundwork/plugin-control-plane-common';
import {
  environmentRequestResourceRef,
  environmentRequestRules,
  readRoleMembership,
  tenantResourceRef,
  tenantRules,
  type AuditAnchorSink,
  type RuntimeAdapter,
} from '@groundwork/plugin-control-plane-node';
import type { Router } from 'express';
import { addApprovalRoutes, ApprovalService, VoteStore } from './approvals';
import { createApiKeys } from './apiKeys';
import { AuditStore, createAudit, type AuditDomain } from './audit';
import { addClassRoutes, EnvironmentClasses } from './classes';
import { readControlPlaneConfig } from './config';
import { ControlPlaneDatabase } from './database';
import type { Domain, DomainOptions } from './Domain';
import { createEntitlements } from './entitlements';
import { createRouter } from './http';
import { addHealthRoutes } from './http/healthRoutes';
import { Authenticator, Authorizer, TokenVerifier } from './identity';
import { createMessagePublisher, Outbox } from './messages';
import { EnvironmentPlanner } from './plans';
import {
  OutcomeRecorder,
  PlacementReconciler,
  PlacementStore,
  startReconcilePipeline,
  type ReconcilePipeline,
} from './reconciler';
import {
  addRequestRoutes,
  EnvironmentRequestReader,
  EnvironmentRequestService,
  EnvironmentRequestStore,
  IdempotencyStore,
  RequestRecorder,
  RequestTenancy,
} from './requests';
import { Runtimes } from './runtimes';
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

const healthCheckSeconds = 15;

/** What the control plane is made from. */
export type ControlPlaneOptions = {
  adapters: ReadonlyMap<string, RuntimeAdapter>;
  /** Where the head of the audit log is written down, beside what the configuration names. */
  anchorSinks: readonly AuditAnchorSink[];
  auth: AuthService;
  config: RootConfigService;
  database: DatabaseService;
  events: EventsService;
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
  /** Starts the reconciler. */
  start(): Promise<void>;
  /** Ends it; passes under way are given back. */
  stop(): Promise<void>;
};

/** Puts the control plane together. Fails on a configuration that is not acceptable, naming what is wrong. */
export async function createControlPlane(
  options: ControlPlaneOptions,
): Promise<ControlPlane> {
  const { config: rootConfig, logger, permissionsRegistry } = options;
  const config = readControlPlaneConfig(rootConfig);
  const roles = readRoleMembership(rootConfig);
  const runtimes = Runtimes.create({
    config,
    adapters: options.adapters,
    logger,
  });
  const database = await ControlPlaneDatabase.create(options.database);
  const { knex } = database;

  const audit = AuditStore.create({ knex });
  const requests = EnvironmentRequestStore.create({ knex });
  const placements = PlacementStore.create({ knex });
  const votes = VoteStore.create({ knex });
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
  const recorder = RequestRecorder.create({ requests, audit, outbox });

  permissionsRegistry.addPermissions(
    tenancyPermissions.filter(permission => !('resourceType' in permission)),
  );
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

  let pipeline: ReconcilePipeline | undefined;
  let auditLog: AuditDomain | undefined;
  const drainOutbox = () => {
    outbox
      .drain()
      .catch(error =>
        logger.error('Messages could not be sent', { error: String(error) }),
      );
  };
  const onRecorded = () => {
    auditLog?.wake();
    drainOutbox();
  };
  const onCommitted = () => {
    pipeline?.wake();
    onRecorded();
  };

  const classes = EnvironmentClasses.fromConfig(config);
  const reader = EnvironmentRequestReader.create({
    requests,
    placements,
    votes,
    audit,
    authorizer,
    runtimes,
  });
  const service = EnvironmentRequestService.create({
    database,
    requests,
    idempotency: IdempotencyStore.create({ knex }),
    placements,
    recorder,
    reader,
    classes,
    tenancy: RequestTenancy.create({ tenants, access, quotas }),
    planner: EnvironmentPlanner.create({
      runtimes,
      timeoutMs: config.reconciler.callTimeoutMs,
    }),
    authorizer,
    approvers: [...(roles.get('approver') ?? [])],
    onCommitted,
  });
  const approvals = ApprovalService.create({
    database,
    requests,
    votes,
    recorder,
    reader,
    service,
    onCommitted,
  });
  const reconciler = PlacementReconciler.create({
    placements,
    runtimes,
    recorder: OutcomeRecorder.create({
      database,
      placements,
      requests,
      recorder,
      runtimes,
      config: config.reconciler,
    }),
    config: config.reconciler,
    logger,
  });
  const shared: DomainOptions = {
    ...options,
    config,
    database,
    authorizer,
    audit,
    outbox,
    tenants,
    access,
    quotas,
    recorder: TenantRecorder.create({ audit, outbox }),
    responsible: config.tenancy.responsible ?? [...(roles.get('admin') ?? [])],
    onCommitted,
  };
  auditLog = createAudit({ ...shared, anchorSinks: options.anchorSinks });
  const domains: Domain[] = [
    createTenants(shared),
    createTenantParts(shared),
    createServiceAccounts(shared),
    createEntitlements(shared),
    createApiKeys(shared),
    auditLog,
  ];

  const stopping = new AbortController();

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
      openRoutes: [addHealthRoutes({ database, runtimes, tokens, logger })],
      routes: [
        addClassRoutes({ classes, authorizer }),
        addRequestRoutes({ reader, service }),
        addApprovalRoutes({ approvals }),
        ...domains.flatMap(domain => domain.routes),
      ],
      validateResponses: process.env.NODE_ENV === 'test',
    }),

    async start() {
      pipeline = startReconcilePipeline({
        placements,
        reconciler,
        config: config.reconciler,
        logger,
        onRecorded,
      });
      runtimes.watch(stopping.signal, ({ runtime, ids }) => {
        placements
          .markDue(runtime, ids)
          .then(() => pipeline?.wake())
          .catch(error =>
            logger.warn(`A change on ${runtime} could not be noted`, {
              error: String(error),
            }),
          );
      });
      await options.scheduler.scheduleTask({
        id: 'reconcile-due-placements',
        scope: 'local',
        frequency: { milliseconds: config.reconciler.pollIntervalMs },
        timeout: { minutes: 1 },
        fn: async () => onCommitted(),
      });
      await options.scheduler.scheduleTask({
        id: 'check-runtime-health',
        scope: 'local',
        frequency: { seconds: healthCheckSeconds },
        timeout: { minutes: 1 },
        fn: signal => runtimes.checkHealth(signal),
      });
      for (const domain of domains) {
        await domain.start?.();
      }
    },

    async stop() {
      stopping.abort();
      await pipeline?.stop();
      for (const domain of domains) {
        await domain.stop?.();
      }
      await outbox.drain();
      await runtimes.close();
    },
  };
}
