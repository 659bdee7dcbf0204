import type { RuntimesApi } from '@groundwork/plugin-control-plane-react';
import { pageOfEvents } from '@groundwork/plugin-control-plane-react/testUtils';
import {
  exampleConfiguredRuntime,
  exampleDefaultGroup,
  exampleGroup,
  exampleHealthEvents,
  exampleIdentityGroup,
  exampleNamespace,
  exampleNamespaceEvents,
  exampleRules,
  exampleRuntime,
  exampleSummary,
  exampleTarget,
  exampleTypes,
  exampleWork,
} from './examples';

/** Methods that answer otherwise than the examples. */
export type RuntimesOverrides = {
  [TPart in keyof RuntimesApi]?: Partial<RuntimesApi[TPart]>;
};

/** A control plane of mock functions. */
export type MockedRuntimes = {
  [TPart in keyof RuntimesApi]: jest.MockedObject<RuntimesApi[TPart]>;
};

/** A control plane of mock functions that answer with the examples. */
export function mockRuntimes(
  overrides: RuntimesOverrides = {},
): MockedRuntimes {
  return {
    runtimes: mockAll({ ...runtimeAnswers(), ...overrides.runtimes }),
    namespaces: mockAll({ ...namespaceAnswers(), ...overrides.namespaces }),
    queue: mockAll<RuntimesApi['queue']>({
      list: async () => ({
        items: [exampleWork()],
        total: { value: 1, relation: 'eq' as const },
      }),
      getSummary: async () => exampleSummary(),
      replayAll: async () => ({ count: 1 }),
      replay: async () => exampleWork({ state: 'due' }),
      release: async () => exampleWork({ state: 'due' }),
      ...overrides.queue,
    }),
    targets: mockAll<RuntimesApi['targets']>({
      listDriftEvents: async () => ({ items: [] }),
      revertDrift: async () => exampleTarget(),
      acceptDrift: async () => exampleTarget(),
      retry: async () => exampleTarget({ status: 'in_progress' }),
      ...overrides.targets,
    }),
  };
}

function runtimeAnswers(): RuntimesApi['runtimes'] {
  return {
    listTypes: async () => ({ items: exampleTypes }),
    list: async () => ({
      items: [exampleRuntime(), exampleConfiguredRuntime()],
      total: { value: 2, relation: 'eq' as const },
    }),
    create: async () => exampleRuntime(),
    get: async () => exampleRuntime(),
    update: async () => exampleRuntime(),
    delete: async () => undefined,
    setMaintenance: async () => exampleRuntime({ maintenance: true }),
    check: async () => exampleRuntime(),
    listHealthEvents: async () => ({ items: exampleHealthEvents() }),
    listGroups: async () => ({
      items: [exampleDefaultGroup(), exampleGroup()],
      total: { value: 2, relation: 'eq' as const },
    }),
    createGroup: async () => exampleGroup(),
    getGroup: async () => exampleGroup(),
    updateGroup: async () => exampleGroup(),
    deleteGroup: async () => {},
  };
}

function namespaceAnswers(): RuntimesApi['namespaces'] {
  return {
    list: async () => ({
      items: [exampleNamespace()],
      pagination: { page: 1, page_size: 20, total: 1 },
    }),
    create: async () => exampleNamespace({ status: 'provisioning' }),
    previewName: async () => ({
      composite_name: 'payments-ledger-dev',
      acceptable: true,
      problems: [],
    }),
    get: async () => exampleNamespace(),
    update: async () => exampleNamespace(),
    delete: async () => exampleNamespace({ status: 'deleting' }),
    getStatus: async id => ({
      namespace_id: id,
      overall_status: 'active',
      environments: [],
    }),
    reconcile: async () => exampleNamespace({ status: 'provisioning' }),
    listEvents: async (_id, query) =>
      pageOfEvents(exampleNamespaceEvents(), query),
    getRules: async () => exampleRules(),
    setRules: async () => exampleRules(),
    listIdentityGroups: async () => ({ items: [exampleIdentityGroup()] }),
    refreshIdentityGroup: async () => exampleIdentityGroup(),
  };
}

function mockAll<TApi extends object>(answers: TApi): jest.MockedObject<TApi> {
  return Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [name, jest.fn(answer)]),
  ) as jest.MockedObject<TApi>;
}
