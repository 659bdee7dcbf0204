import { hostname } from 'node:os';
import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  PolicyCheck,
  RoleMembership,
} from '@groundwork/plugin-control-plane-node';
import {
  ApprovalProcess,
  createApprovals,
  createApprovalStores,
} from './approvals';
import type { DecisionPaths } from './approvals/links';
import type { ReceiptIssuer } from './approvals/receipts';
import type { ClassAvailabilities, EnvironmentClasses } from './classes';
import type { Domain, DomainOptions } from './Domain';
import type { GateCounter } from './gates';
import { createLeases, ExtensionRequestStore } from './leases';
import { NamespaceRecorder, NamespaceStore } from './namespaces';
import { createPlanner } from './plans';
import {
  Deprovisioner,
  DriftEventStore,
  OutcomeRecorder,
  OwnerRecorder,
  PlacementQueue,
  PlacementReconciler,
  PlacementStore,
  RuntimeCircuits,
  startReconcilePipeline,
  Suspender,
  type ReconcilePipeline,
} from './reconciler';
import {
  ComponentDirectory,
  createRequests,
  EnvironmentRequestReader,
  RequestEnqueuer,
  RequestRecorder,
  RequestTenancy,
  type EnvironmentRequestStore,
} from './requests';

/** Environment requests, decisions over them, and the reconciler that brings them about. */
export function createEnvironments(
  options: DomainOptions & {
    auth: AuthService;
    catalog: CatalogService;
    requests: EnvironmentRequestStore;
    classes: EnvironmentClasses;
    availabilities: ClassAvailabilities;
    receipts: ReceiptIssuer;
    /** For the counts of what needs a caller. */
    gateCounter: Pick<GateCounter, 'count'>;
    paths: DecisionPaths;
    /** Entity references of who is told that a request waits. */
    approvers: readonly string[];
    /** Who has which role by the configuration. */
    roles: RoleMembership;
    /** Checks of what is planned, beside those that are built in. */
    policyChecks: readonly PolicyCheck[];
  },
): Domain & { reader: EnvironmentRequestReader } {
  const { config, database, runtimes, scheduler, logger, audit, outbox } =
    options;
  const { knex } = database;
  const placements = PlacementStore.create({ knex });
  const queue = PlacementQueue.create({
    knex,
    worker: `${hostname()}/${process.pid}`,
    circuitFailures: config.reconciler.circuitFailures,
  });
  const namespaces = NamespaceStore.create({ knex });
  const recorder = RequestRecorder.create(options);
  const tenancy = RequestTenancy.create(options);
  const owners = OwnerRecorder.create({
    ...options,
    placements,
    namespaces,
    requestRecorder: recorder,
    namespaceRecorder: NamespaceRecorder.create({ audit, outbox }),
  });
  const extensions = ExtensionRequestStore.create({ knex });
  const suspending = { owners, placements, requestRecorder: recorder };
  const shared = {
    ...options,
    ...createApprovalStores({ knex }),
    knex,
    owners,
    extensions,
    deprovisioner: Deprovisioner.create({ ...suspending, extensions }),
    suspender: Suspender.create(suspending),
    placements,
    namespaces,
    components: ComponentDirectory.create(options),
    recorder,
    tenancy,
  };
  const reader = EnvironmentRequestReader.create(shared);
  const enqueuer = RequestEnqueuer.create(shared);
  const requests = createRequests({
    ...shared,
    reader,
    enqueuer,
    planner: createPlanner(options),
    process: ApprovalProcess.create({
      ...shared,
      configured: options.approvers,
    }),
  });
  const approvals = createApprovals({
    ...shared,
    reader,
    enqueuer,
    configured: options.approvers,
  });
  const leases = createLeases({ ...shared, reader });
  const reconciler = PlacementReconciler.create({
    queue,
    runtimes,
    recorder: OutcomeRecorder.create({
      database,
      queue,
      owners,
      driftEvents: DriftEventStore.create({ knex }),
      circuits: RuntimeCircuits.create(config.reconciler),
      outbox,
      config: config.reconciler,
    }),
    config: config.reconciler,
    logger,
  });
  const stopping = new AbortController();
  let pipeline: ReconcilePipeline | undefined;

  const environments = {
    reader,

    routes: [...requests.routes, ...approvals.routes, ...leases.routes],

    wake: () => pipeline?.wake(),

    async start() {
      pipeline = startReconcilePipeline({
        queue,
        reconciler,
        config: config.reconciler,
        logger,
        hands: () =>
          new Map(
            runtimes
              .list()
              .map(({ name }) => [name, runtimes.concurrencyOf(name)]),
          ),
        onRecorded: () => options.look(environments),
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
      await leases.start();
      await approvals.start();
      await scheduler.scheduleTask({
        id: 'reconcile-due-placements',
        scope: 'local',
        frequency: { milliseconds: config.reconciler.pollIntervalMs },
        timeout: { minutes: 1 },
        fn: async () => options.look(),
      });
    },

    async stop() {
      stopping.abort();
      await leases.stop();
      await approvals.stop();
      await pipeline?.stop();
      await runtimes.close();
    },
  };
  return environments;
}
