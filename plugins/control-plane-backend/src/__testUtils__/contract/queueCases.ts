import type {
  Namespace,
  Target,
} from '@groundwork/plugin-control-plane-common';
import { waitFor } from '../waitFor';
import { actors, without } from './Actor';
import { namespace, readers, writers } from './namespaceCases';
import { onApply } from './onApply';
import type { OperationCases } from './OperationCase';
import type { TenantWorld } from './TenantWorld';

const operators = ['ada', 'vic', 'ben'] as const;
const changing = { may: writers, sees: without(readers, ...writers) };
const steering = { may: ['ada'], sees: without(actors, 'ada') } as const;

/** Targets of namespaces of tenant A, and the queue that they stand in. */
export const queueCases: OperationCases = {
  listDriftEvents: { call: readyTarget, may: readers, sees: [] },
  revertDrift: { ...changing, call: driftedTarget, conflict: readyTarget },
  acceptDrift: {
    ...changing,
    call: async world => ({ ...(await driftedTarget(world)), json: {} }),
    conflict: async world => ({ ...(await readyTarget(world)), json: {} }),
  },
  retryTarget: { ...changing, call: failedTarget, conflict: readyTarget },
  listQueue: {
    call: () => ({ query: { limit: '1' } }),
    may: operators,
    sees: without(actors, ...operators),
  },
  getQueueSummary: {
    call: () => ({}),
    may: operators,
    sees: without(actors, ...operators),
  },
  replayQueue: { ...steering, call: () => ({ json: {} }) },
  replayQueueItem: { ...steering, call: failedTarget, conflict: readyTarget },
  releaseQueueItem: { ...steering, call: runningTarget, conflict: readyTarget },
};

/** Waits until the one target of a new namespace is as it should be. */
async function targetOf(
  world: TenantWorld,
  id: string,
  accept: (target: Target) => boolean,
): Promise<{ params: { id: string } }> {
  const read = await waitFor(
    () => world.make<Namespace>('getNamespace', { params: { id } }),
    ({ targets }) => targets?.length === 1 && accept(targets[0]),
  );
  return { params: { id: read.targets?.[0].id ?? '' } };
}

async function readyTarget(world: TenantWorld) {
  const { params } = await namespace(world);
  return targetOf(world, params.id, ({ status }) => status === 'ready');
}

async function driftedTarget(world: TenantWorld) {
  const { params } = await namespace(world);
  await targetOf(world, params.id, ({ status }) => status === 'ready');
  world.adapter.tamper(params.id, JSON.stringify('edited by hand'));
  return targetOf(
    world,
    params.id,
    ({ drift_status }) => drift_status === 'drifted',
  );
}

async function failedTarget(world: TenantWorld) {
  const team = onApply(world, () => {
    throw new Error('It does not work');
  });
  const { params } = await namespace(world, team);
  return targetOf(world, params.id, ({ status }) => status === 'failed');
}

async function runningTarget(world: TenantWorld) {
  let isFirst = true;
  const team = onApply(world, async signal => {
    if (isFirst) {
      isFirst = false;
      await new Promise((_, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason));
      });
    }
  });
  const { params } = await namespace(world, team);
  return targetOf(world, params.id, ({ status }) => status === 'in_progress');
}
