import { addApprovalRoutes, ApprovalService, VoteStore } from './approvals';
import { addClassRoutes, EnvironmentClasses } from './classes';
import type { Domain, DomainOptions } from './Domain';
import { createLeases } from './leases';
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
  IdempotencyStore,
  RequestRecorder,
  RequestTenancy,
  type EnvironmentRequestStore,
} from './requests';
import type { Runtimes } from './runtimes';

const healthCheckSeconds = 15;

/** Environment classes, requests, decisions over them, and the reconciler that brings them about. */
export function createEnvironments(
  options: DomainOptions & {
    requests: EnvironmentRequestStore;
    runtimes: Runtimes;
    /** Entity references of who is told that a request waits. */
    approvers: readonly string[];
  },
): Domain {
  const { config, database, runtimes, scheduler, logger } = options;
  const { knex } = database;
  const placements = PlacementStore.create({ knex });
  const votes = VoteStore.create({ knex });
  const recorder = RequestRecorder.create(options);
  const classes = EnvironmentClasses.fromConfig(config);
  const tenancy = RequestTenancy.create(options);
  const shared = {
    ...options,
    placements,
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
    placements,
    runtimes,
    recorder: OutcomeRecorder.create({ ...shared, config: config.reconciler }),
    config: config.reconciler,
    logger,
  });
  const stopping = new AbortController();
  let pipeline: ReconcilePipeline | undefined;

  const environments: Domain = {
    routes: [
      addClassRoutes(shared),
      addRequestRoutes({ reader, service }),
      addApprovalRoutes({ approvals }),
      ...leases.routes,
    ],

    wake: () => pipeline?.wake(),

    async start() {
      pipeline = startReconcilePipeline({
        placements,
        reconciler,
        config: config.reconciler,
        logger,
        onRecorded: () => options.onCommitted(environments),
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
        fn: async () => options.onCommitted(),
      });
      await scheduler.scheduleTask({
        id: 'check-runtime-health',
        scope: 'local',
        frequency: { seconds: healthCheckSeconds },
        timeout: { minutes: 1 },
        fn: signal => runtimes.checkHealth(signal),
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
