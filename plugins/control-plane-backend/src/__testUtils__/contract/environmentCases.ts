import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import { previewBody, productionBody } from '../useTestApi';
import { actors, without, type Actor } from './Actor';
import type { OperationCases } from './OperationCase';
import type { TenantWorld } from './TenantWorld';

const readers = ['ana', 'tom', 'ben', 'ada', 'vic'] as const;
/** For whom they request whose team is another; service accounts for members of their tenants. */
const ownerOf: Partial<Record<Actor, string>> = {
  rui: 'team-search',
  sam: 'user:default/dan',
  sid: 'user:default/bob',
};
const requesters = ['ana', 'tom', 'rui', 'ada', 'sam', 'sid'] as const;

/** Health, classes, and environments, which are Ana's. */
export const environmentCases: OperationCases = {
  getLiveness: { call: () => ({}), may: actors, sees: [] },
  getReadiness: { call: () => ({}), may: actors, sees: [] },
  getHealth: { call: () => ({}), may: actors, sees: [] },
  getInfo: { call: () => ({}), may: actors, sees: [] },
  listEnvironmentRequests: { call: () => ({}), may: actors, sees: [] },
  createEnvironmentRequest: {
    call: requested,
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
    call: requested,
    may: requesters,
    sees: without(actors, ...requesters),
  },
  getEnvironmentRequest: { call: request, may: readers, sees: [] },
  getEnvironmentRequestPlan: { call: request, may: readers, sees: [] },
  listEnvironmentRequestEvents: { call: request, may: readers, sees: [] },
  decideEnvironmentRequest: {
    call: async world => {
      const { params, plan_digest } = await undecided(world);
      return { params, json: { decision: 'approve', plan_digest } };
    },
    may: ['ben', 'ada'],
    sees: ['ana', 'tom', 'vic'],
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
      const { params, plan_digest } = await undecided(world);
      await world.make(
        'decideEnvironmentRequest',
        { params, json: { decision: 'approve', plan_digest } },
        'ben',
      );
      return { params };
    },
    may: ['ana', 'tom', 'ada'],
    sees: ['ben', 'vic'],
    conflict: request,
  },
  deleteEnvironmentRequest: {
    call: request,
    may: ['ana', 'tom', 'ada'],
    sees: ['ben', 'vic'],
    conflict: async world => {
      const { params, plan_digest } = await undecided(world);
      await world.make(
        'decideEnvironmentRequest',
        { params, json: { decision: 'reject', reason: 'No', plan_digest } },
        'ben',
      );
      return { params };
    },
  },
};

/** What somebody requests who may: for themselves or for those whom they belong to. */
function requested(_world: TenantWorld, actor: Actor = 'ana') {
  return {
    json: { ...previewBody, owner: ownerOf[actor] ?? previewBody.team },
  };
}

/** A request of Ana's that waits for a decision. */
async function request(world: TenantWorld) {
  const { params } = await undecided(world);
  return { params };
}

/** The same with the digest of its plan. */
async function undecided(world: TenantWorld) {
  const { id, plan_digest } = await world.make<EnvironmentRequest>(
    'createEnvironmentRequest',
    { json: productionBody },
    'ana',
  );
  return { params: { id }, plan_digest };
}
