import type { TemplateGate } from '@groundwork/plugin-control-plane-common';
import type { Actor } from './Actor';
import { actors, without } from './Actor';
import type { OperationCall, OperationCases } from './OperationCase';
import type { TenantWorld } from './TenantWorld';

/** They read everything, or are who asked. */
const readers: readonly Actor[] = ['ana', 'ada', 'vic', 'ben'];
/** They may ask for approval. */
const requesters: readonly Actor[] = ['ana', 'ada', 'tom', 'rui'];

const gateBody = {
  policy: 'release',
  template_ref: 'template:default/grant-access',
  template_title: 'Grant access',
  task_id: 'task-1',
  step_name: 'Ask for approval',
  title: 'Access to production',
  summary: 'For a day',
  component_ref: 'component:default/payments-api',
  parameters: { role: 'admin', password: 'not to be shown' },
  timeout_seconds: 86_400,
};

/** Gates of runs of Ana's. */
export const gateCases: OperationCases = {
  listTemplateGates: {
    call: async world => {
      await addGate(world);
      await addGate(world);
      return {
        query: {
          status: 'pending',
          order: 'expires_at.asc',
          q: 'access',
          limit: '1',
        },
      };
    },
    may: actors,
    sees: [],
    variants: [
      { query: { mine: 'true' } },
      { query: { awaiting_my_decision: 'true' } },
      { query: { template_ref: 'template:default/grant-access' } },
      { query: { task_id: 'task-1', policy: 'release' } },
    ],
  },
  createTemplateGate: {
    call: () => ({ json: gateBody }),
    may: requesters,
    sees: without(actors, ...requesters),
  },
  getTemplateGate: {
    call: async world => ({ params: { id: (await addGate(world)).id } }),
    may: readers,
    sees: [],
  },
  decideTemplateGate: {
    call: async world => decisionOver(await addGate(world)),
    may: ['ben', 'ada'],
    sees: ['ana', 'vic'],
    conflict: async world => {
      const call = decisionOver(await addGate(world));
      return {
        ...call,
        json: { ...call.json, parameters_digest: `sha256:${'0'.repeat(64)}` },
      };
    },
  },
  cancelTemplateGate: {
    call: async world => ({
      params: { id: (await addGate(world)).id },
      json: { reason: 'Not needed any more' },
    }),
    may: ['ana', 'ada'],
    sees: ['vic', 'ben'],
    conflict: async world => {
      const { params, json } = decisionOver(await addGate(world));
      await world.make('decideTemplateGate', { params, json }, 'ben');
      return { params, json: {} };
    },
  },
  listTemplateGateVotes: {
    call: async world => {
      const { params, json } = decisionOver(await addGate(world));
      await world.make('decideTemplateGate', { params, json }, 'ben');
      return { params, query: { limit: '1' } };
    },
    may: readers,
    sees: [],
  },
  listTemplateGateEvents: {
    call: async world => ({
      params: { id: (await addGate(world)).id },
      query: { limit: '1' },
    }),
    may: readers,
    sees: [],
  },
};

async function addGate(world: TenantWorld): Promise<TemplateGate> {
  return world.make<TemplateGate>(
    'createTemplateGate',
    { json: gateBody },
    'ana',
  );
}

function decisionOver(gate: TemplateGate): OperationCall {
  return {
    params: { id: gate.id },
    json: {
      decision: 'approve',
      reason: 'Fine',
      parameters_digest: gate.parameters_digest,
    },
  };
}
