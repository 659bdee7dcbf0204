import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import { previewBody, productionBody } from '../useTestApi';
import { waitFor } from '../waitFor';
import type { OperationCases } from './OperationCase';
import type { TenantWorld } from './TenantWorld';

/** Hours beyond what the class `preview` allows. */
export const hoursBeyond = 1_000;

/** Extensions of environments, which are Ana's. */
export const leaseCases: OperationCases = {
  extendEnvironmentRequest: {
    call: async world => ({
      params: { id: await readyEnvironment(world) },
      json: { hours: 2, reason: 'The demonstration is tomorrow' },
    }),
    may: ['ana', 'tom', 'ada'],
    sees: ['ben', 'vic'],
    conflict: async world => {
      const { id } = await world.make(
        'createEnvironmentRequest',
        { json: productionBody },
        'ana',
      );
      return { params: { id }, json: { hours: 2 } };
    },
  },
  listExtensionRequests: {
    call: async world => {
      const { id } = await askedToExtend(world);
      return { params: { id } };
    },
    may: ['ana', 'tom', 'ben', 'ada', 'vic'],
    sees: [],
  },
  decideExtensionRequest: {
    call: decision,
    may: ['ben', 'ada'],
    sees: ['ana', 'tom', 'vic'],
    names: ['id', 'extension_id'],
    conflict: async world => {
      const call = await decision(world);
      await world.make(
        'decideExtensionRequest',
        { ...call, json: { decision: 'reject', reason: 'No' } },
        'ben',
      );
      return call;
    },
  },
};

async function decision(world: TenantWorld) {
  const { id, pending_extension } = await askedToExtend(world);
  return {
    params: { id, extension_id: pending_extension?.id ?? '' },
    json: { decision: 'approve', reason: 'The audit is real' },
  };
}

/** An environment of Ana's with an extension that waits for a decision. */
async function askedToExtend(world: TenantWorld): Promise<EnvironmentRequest> {
  return world.make<EnvironmentRequest>(
    'extendEnvironmentRequest',
    {
      params: { id: await readyEnvironment(world) },
      json: { hours: hoursBeyond, reason: 'Audit week' },
    },
    'ana',
  );
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
