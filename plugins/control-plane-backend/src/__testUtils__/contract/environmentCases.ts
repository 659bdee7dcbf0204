import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import { waitFor } from '../waitFor';
import { previewBody, productionBody } from '../useTestApi';
import { actors, without } from './Actor';
import type { OperationCases } from './OperationCase';
import type { TenantWorld } from './TenantWorld';

const readers = ['ana', 'ben', 'ada', 'vic'] as const;
const requesters = ['ana', 'rui', 'ada', 'sam', 'sid'] as const;
const everyRole = [...requesters, 'ben', 'vic', 'pat'] as const;

/** Health, classes, and environments, which are Ana's. */
export const environmentCases: OperationCases = {
  getLiveness: { call: () => ({}), may: actors, sees: [] },
  getReadiness: { call: () => ({}), may: actors, sees: [] },
  getHealth: { call: () => ({}), may: actors, sees: [] },
  getInfo: { call: () => ({}), may: actors, sees: [] },
  listEnvironmentClasses: {
    call: () => ({ query: { limit: '1' } }),
    may: everyRole,
    sees: without(actors, ...everyRole),
  },
  listEnvironmentRequests: { call: () => ({}), may: actors, sees: [] },
  createEnvironmentRequest: {
    call: () => ({ json: previewBody }),
    may: requesters,
    sees: without(actors, ...requesters),
    conflict: async world => {
      const headers = { 'idempotency-key': world.unique() };
      await world.make(
        'createEnvironmentRequest',
        { headers, json: productionBody },
        'ana',
      );
      return { headers, json: previewBody };
    },
  },
  previewEnvironmentPlan: {
    call: () => ({ json: previewBody }),
    may: requesters,
    sees: without(actors, ...requesters),
  },
  getEnvironmentRequest: { call: request, may: readers, sees: [] },
  getEnvironmentRequestPlan: { call: request, may: readers, sees: [] },
  listEnvironmentRequestEvents: { call: request, may: readers, sees: [] },
  decideEnvironmentRequest: {
    call: async world => ({
      ...(await request(world)),
      json: { decision: 'approve' },
    }),
    may: ['ben', 'ada'],
    sees: ['ana', 'vic'],
    conflict: async world => ({
      ...(await request(world)),
      json: {
        decision: 'approve',
        plan_digest: `sha256:${'0'.repeat(64)}`,
      },
    }),
  },
  reconcileEnvironmentRequest: {
    call: async world => {
      const call = await request(world);
      await approve(world, call.params.id);
      return call;
    },
    may: ['ana', 'ada'],
    sees: ['ben', 'vic'],
    conflict: request,
  },
  extendEnvironmentRequest: {
    call: async world => ({
      params: { id: await readyEnvironment(world) },
      json: { hours: 2, reason: 'The demonstration is tomorrow' },
    }),
    may: ['ana', 'ada'],
    sees: ['ben', 'vic'],
    conflict: async world => ({
      ...(await request(world)),
      json: { hours: 2 },
    }),
  },
  deleteEnvironmentRequest: {
    call: request,
    may: ['ana', 'ada'],
    sees: ['ben', 'vic'],
    conflict: async world => {
      const call = await request(world);
      await world.make(
        'decideEnvironmentRequest',
        { ...call, json: { decision: 'reject', reason: 'No' } },
        'ben',
      );
      return call;
    },
  },
};

/** A request of Ana's that waits for a decision. */
async function request(world: TenantWorld) {
  const { id } = await world.make(
    'createEnvironmentRequest',
    { json: productionBody },
    'ana',
  );
  return { params: { id } };
}

/** The id of an environment of Ana's whose time runs. */
async function readyEnvironment(world: TenantWorld): Promise<string> {
  const { id } = await world.make(
    'createEnvironmentRequest',
    { json: previewBody },
    'ana',
  );
  await waitFor(
    () =>
      world.make<EnvironmentRequest>(
        'getEnvironmentRequest',
        { params: { id } },
        'ana',
      ),
    ({ status }) => status === 'ready',
  );
  return id;
}

async function approve(world: TenantWorld, id: string): Promise<void> {
  await world.make(
    'decideEnvironmentRequest',
    { params: { id }, json: { decision: 'approve' } },
    'ben',
  );
}
