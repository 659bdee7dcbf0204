import { randomUUID } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import {
  aDesiredNamespace,
  anObservedResource,
} from '../../plugins/control-plane-backend/src/__testUtils__/aPlacement';
import { aNamespace } from '../../plugins/control-plane-backend/src/__testUtils__/aNamespace';
import { aRequest } from '../../plugins/control-plane-backend/src/__testUtils__/aRequest';
import { AuditStore } from '../../plugins/control-plane-backend/src/audit';
import type { ReconcilerConfig } from '../../plugins/control-plane-backend/src/config';
import {
  ControlPlaneDatabase,
  insertMany,
} from '../../plugins/control-plane-backend/src/database';
import { Outbox } from '../../plugins/control-plane-backend/src/messages';
import {
  NamespaceRecorder,
  NamespaceStore,
} from '../../plugins/control-plane-backend/src/namespaces';
import {
  DriftEventStore,
  OutcomeRecorder,
  OwnerRecorder,
  PlacementQueue,
  PlacementReconciler,
  PlacementStore,
  RuntimeCircuits,
  startReconcilePipeline,
} from '../../plugins/control-plane-backend/src/reconciler';
import {
  EnvironmentRequestStore,
  RequestRecorder,
} from '../../plugins/control-plane-backend/src/requests';
import type {
  DesiredNamespace,
  Observation,
  RuntimeConnection,
} from '@groundwork/plugin-control-plane-node';
import type { Knex } from './databases';

const past = '2026-01-31T12:00:00.000Z';

export const reconcilerConfig: ReconcilerConfig = {
  concurrency: 500,
  leaseMs: 30_000,
  pollIntervalMs: 1_000,
  resyncIntervalMs: 300_000,
  callTimeoutMs: 60_000,
  backoffBaseMs: 1_000,
  backoffCapMs: 300_000,
  attemptsMax: 10,
  circuitFailures: 10,
  circuitPauseMs: 15_000,
};

/** What the adapter answers; it does nothing. */
export type Answer = (
  desired: DesiredNamespace,
  runtime: string,
) => Promise<Observation> | Observation;

/** What is in order: one resource as most adapters have several. */
export const inSync: Answer = ({ name }) => ({
  resources: ['namespace', 'quota', 'limits', 'policy'].map(id =>
    anObservedResource({ id, kind: id, name, location: `${id}.yaml` }),
  ),
});

/** The same, with one that somebody changed. */
export const drifted: Answer = desired => ({
  resources: (inSync(desired, '') as Observation).resources.map(resource =>
    resource.id === 'quota'
      ? {
          ...resource,
          state: 'changed',
          fields: [{ path: 'spec.hard.pods', desired: '20', live: '40' }],
        }
      : resource,
  ),
});

export function connectionOf(
  runtime: string,
  answer: Answer,
): RuntimeConnection {
  return {
    checkHealth: async () => ({ status: 'healthy' }),
    plan: async () => ({ resources: [], changes: [] }),
    observe: async desired => answer(desired, runtime),
    apply: async () => ({ outcome: 'applied', links: [] }),
    remove: async () => ({ outcome: 'removed' }),
  };
}

/** Migrates a database and opens it as the plugin does. */
export async function openDatabase(knex: Knex): Promise<ControlPlaneDatabase> {
  return ControlPlaneDatabase.create({ getClient: async () => knex });
}

/** Reconciles what is due in a database until it is told to stop, through everything but the HTTP API. */
export async function startReconciling(
  knex: Knex,
  options: {
    answer: Answer;
    config?: Partial<ReconcilerConfig>;
    onWorked?: (runtime: string) => void;
  },
) {
  const config = { ...reconcilerConfig, ...options.config };
  const database = await openDatabase(knex);
  const logger = mockServices.rootLogger();
  const describe = (name: string) => ({ name, type: 'memory', title: name });
  const connections = new Map<string, RuntimeConnection>();
  const runtimes = {
    describe,
    async connection(name: string) {
      const known = connections.get(name);
      const connection = known ?? connectionOf(name, options.answer);
      connections.set(name, connection);
      return connection;
    },
  };
  const queue = PlacementQueue.create({
    knex,
    worker: 'benchmark',
    circuitFailures: config.circuitFailures,
  });
  const outbox = Outbox.create({ knex, logger, publish: async () => {} });
  const audit = AuditStore.create({ knex });
  const requests = EnvironmentRequestStore.create({ knex });
  const recorder = OutcomeRecorder.create({
    database,
    queue,
    outbox,
    config,
    owners: OwnerRecorder.create({
      runtimes,
      requests,
      placements: PlacementStore.create({ knex }),
      namespaces: NamespaceStore.create({ knex }),
      requestRecorder: RequestRecorder.create({ requests, audit, outbox }),
      namespaceRecorder: NamespaceRecorder.create({ audit, outbox }),
    }),
    driftEvents: DriftEventStore.create({ knex }),
    circuits: RuntimeCircuits.create(config),
  });
  const reconciler = PlacementReconciler.create({
    queue,
    runtimes,
    recorder,
    config,
    logger,
  });
  return startReconcilePipeline({
    queue,
    reconciler: {
      async reconcile(claim, signal, claimedAt) {
        await reconciler.reconcile(claim, signal, claimedAt);
        options.onWorked?.(claim.runtime);
      },
    },
    config,
    logger,
    onRecorded: () => {},
  });
}

/** The time to work through what is due, until the last of it is recorded. */
export async function workThrough(
  knex: Knex,
  options: { answer: Answer; count: number },
): Promise<number> {
  let left = options.count;
  let finish: () => void = () => {};
  const finished = new Promise<void>(resolve => {
    finish = resolve;
  });
  const pipeline = await startReconciling(knex, {
    answer: options.answer,
    onWorked() {
      left -= 1;
      if (left === 0) {
        finish();
      }
    },
  });
  const startedAt = performance.now();
  pipeline.wake();
  await finished;
  const elapsed = performance.now() - startedAt;
  await pipeline.stop();
  return elapsed;
}

/** What there is to reconcile. */
export type Fixture = {
  count: number;
  /** Environments have a request, whose state moves along; else namespaces that were made directly. */
  environments: boolean;
  /** What has not been brought about yet; else ready and in sync. */
  fresh?: boolean;
  runtimes: readonly string[];
};

/** Fills the tables with namespaces that are due, one placement each, evenly over the runtime environments. */
export async function fillPlacements(
  knex: Knex,
  { count, environments, fresh = false, runtimes }: Fixture,
): Promise<void> {
  const step = 500;
  const database = await openDatabase(knex);
  await addRuntimes(knex, runtimes);
  for (let start = 0; start < count; start += step) {
    const items = Array.from(
      { length: Math.min(step, count - start) },
      (_, index) => ({
        id: randomUUID(),
        name: `app-${start + index}-${randomUUID().slice(0, 8)}`,
        runtime: runtimes[(start + index) % runtimes.length],
      }),
    );
    await database.transaction(async transaction => {
      if (environments) {
        await insertMany(
          transaction.knex,
          'environment_requests',
          items.map(({ id, name }) => requestRow(id, name, fresh)),
        );
      }
      await insertMany(
        transaction.knex,
        'namespaces',
        items.map(({ id, name }) => {
          const namespace = aNamespace({
            id,
            composite_name: name,
            environment_request_id: environments ? id : undefined,
            status: fresh ? 'provisioning' : 'active',
            drift_status: fresh ? 'unknown' : 'in_sync',
          });
          return {
            ...namespace,
            name_components: '{}',
            metadata: '{}',
            environment_request_id: environments ? id : null,
          };
        }),
        50,
      );
      await insertMany(
        transaction.knex,
        'placements',
        items.map(item => placementRow(item, environments, fresh)),
      );
    });
  }
}

function requestRow(id: string, name: string, fresh: boolean) {
  const request = aRequest({
    id,
    name,
    class: 'preview',
    status: fresh ? 'queued' : 'ready',
    cluster_status: fresh ? 'pending' : 'synced',
    drift_status: fresh ? 'unknown' : 'in_sync',
  });
  return {
    ...request,
    quota: JSON.stringify(request.quota),
    policy_packs: '[]',
    links: '[]',
  };
}

function placementRow(
  { id, name, runtime }: { id: string; name: string; runtime: string },
  environments: boolean,
  fresh: boolean,
) {
  const desired = aDesiredNamespace({ id, name });
  const { resources } = inSync(desired, runtime) as Observation;
  const condition = (type: string) => ({
    type,
    status: 'True',
    reason: 'Applied',
    message: 'Everything is as it was agreed',
    last_transition_time: past,
  });
  return {
    id: randomUUID(),
    namespace_id: id,
    request_id: environments ? id : null,
    runtime,
    desired_state: 'present',
    desired: JSON.stringify(desired),
    status: fresh ? 'pending' : 'ready',
    message: fresh ? 'Waiting to start' : 'Everything is as it was agreed',
    generation: 1,
    observed_generation: fresh ? null : 1,
    drift_status: fresh ? 'unknown' : 'in_sync',
    resources: fresh ? '[]' : JSON.stringify(resources),
    conditions: fresh
      ? '[]'
      : JSON.stringify([condition('Ready'), condition('InSync')]),
    links: '[]',
    attempt: 0,
    next_reconcile_at: past,
    created_at: past,
    updated_at: past,
  };
}

async function addRuntimes(
  knex: Knex,
  names: readonly string[],
): Promise<void> {
  await knex.batchInsert(
    'runtime_environments',
    names.map(name => ({
      id: randomUUID(),
      name,
      title: name,
      type: 'memory',
      source: 'config',
      health_status: 'healthy',
      health_message: '',
      health_failures: 0,
      health_due_at: past,
      maintenance: false,
      failures: 0,
      removing: false,
      version: 0,
      created_at: past,
      updated_at: past,
    })),
    20,
  );
}

/** Makes everything due again. */
export async function makeDue(knex: Knex): Promise<void> {
  await knex('placements').update({ next_reconcile_at: past });
}
