import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import { previewBody, productionBody } from '../useTestApi';
import { waitFor } from '../waitFor';
import { actors } from './Actor';
import { onApply } from './onApply';
import type { OperationCases } from './OperationCase';
import type { TenantWorld } from './TenantWorld';

/** What is done with requests of Ana's beside deciding over them. */
export const requestCases: OperationCases = {
  countEnvironmentRequests: { call: () => ({}), may: actors, sees: [] },
  getEnvironmentCosts: {
    call: () => ({}),
    may: actors,
    sees: [],
    variants: [{ query: { group_by: 'tenant', limit: '1' } }],
    names: [],
  },
  updateEnvironmentRequest: {
    call: async world => ({
      ...(await pending(world)),
      json: { note: 'For the launch', ttl_hours: 12 },
    }),
    may: ['ana', 'tom', 'ada'],
    sees: ['ben', 'vic'],
    conflict: async world => ({
      ...(await cancelled(world)),
      json: { note: 'Too late' },
    }),
  },
  replanEnvironmentRequest: {
    call: pending,
    may: ['ana', 'tom', 'ben', 'ada'],
    sees: ['vic'],
    conflict: cancelled,
  },
  cancelEnvironmentRequest: {
    call: async world => ({
      ...(await pending(world)),
      json: { reason: 'No longer needed' },
    }),
    may: ['ana', 'tom', 'ada'],
    sees: ['ben', 'vic'],
    conflict: async world => ({ params: await ready(world), json: {} }),
  },
  retryEnvironmentRequest: {
    call: async world => ({ params: await failed(world) }),
    may: ['ana', 'tom', 'ada'],
    sees: ['ben', 'vic'],
    conflict: pending,
  },
  cloneEnvironmentRequest: {
    call: async world => ({
      ...(await pending(world)),
      json: { note: 'One more' },
    }),
    may: ['ana', 'tom', 'ada'],
    sees: ['ben', 'vic'],
    conflict: async world => {
      const headers = { 'idempotency-key': world.unique() };
      const call = await pending(world);
      await world.make(
        'cloneEnvironmentRequest',
        { ...call, headers, json: {} },
        'ana',
      );
      return { ...call, headers, json: { note: 'Another' } };
    },
  },
};

async function create(world: TenantWorld, json: Record<string, unknown>) {
  const { id } = await world.make('createEnvironmentRequest', { json }, 'ana');
  return { id };
}

async function pending(world: TenantWorld) {
  return { params: await create(world, productionBody) };
}

async function cancelled(world: TenantWorld) {
  const call = await pending(world);
  await world.make('cancelEnvironmentRequest', { ...call, json: {} }, 'ana');
  return call;
}

async function ready(world: TenantWorld) {
  return reach(world, await create(world, previewBody), 'ready');
}

async function failed(world: TenantWorld) {
  const app = onApply(world, () => {
    throw new Error('It does not work');
  });
  return reach(world, await create(world, { ...previewBody, app }), 'failed');
}

async function reach(
  world: TenantWorld,
  params: { id: string },
  wanted: EnvironmentRequest['status'],
) {
  await waitFor(
    () =>
      world.make<EnvironmentRequest>(
        'getEnvironmentRequest',
        { params },
        'ana',
      ),
    ({ status }) => status === wanted,
  );
  return params;
}
