import { hostname } from 'node:os';
import { addApprovalRoutes, ApprovalService, VoteStore } from './approvals';
import { addClassRoutes, EnvironmentClasses } from './classes';
import type { Domain, DomainOptions } from './Domain';
import { createLeases } from './leases';
import { NamespaceRecorder, NamespaceStore } from './namespaces';
import { EnvironmentPlanner } from './plans';
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
  type ReconcilePipeline,
} from './reconciler';
import {
  addRequestRoutes,
  EnvironmentRequestReader,
  EnvironmentRequestService,
  IdempotencyStore,
  RequestRecorder,
  RequestTenancy,
  type EnvironmentRequestStore,
} from './requests';

/** Environment classes, requests, decisions over them, and the reconciler that brings them about. */
export function createEnvironments(
  options: DomainOptions & {
    requests: EnvironmentRequestStore;
    /** Entity references of who is told that a request waits. */
    approvers: readonly string[];
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
  const votes = VoteStore.create({ knex });
  const recorder = RequestRecorder.create(options);
  const classes = EnvironmentClasses.create(options);
  const tenancy = RequestTenancy.create(options);
  const owners = OwnerRecorder.create({
    ...options,
    placements,
    namespaces,
    requestRecorder: recorder,
    namespaceRecorder: NamespaceRecorder.create({ audit, outbox }),
  });
  const shared = {
    ...options,
    knex,
    owners,
    deprovisioner: Deprovisioner.create({
      owners,
      placements,
      requestRecorder: recorder,
    }),
    placements,
    namespaces,
    votes,
    recorder,
    classes,
    tenancy,
  };
  const reader = EnvironmentRequestReader.create(shared);
  const service = EnvironmentRequestService.create({
    ...shared,
    reader,
    idempotency: IdempotencyStore.create({ knex }),
    planner: EnvironmentPlanner.create({
      runtimes,
      timeoutMs: config.reconciler.callTimeoutMs,
    }),
  });
  const approvals = ApprovalService.create({ ...shared, reader, service });
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

    routes: [
      addClassRoutes(shared),
      addRequestRoutes({ reader, service }),
      addApprovalRoutes({ approvals }),
      ...leases.routes,
    ],

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
      await pipeline?.stop();
      await runtimes.close();
    },
  };
  return environments;
}
