import type { RuntimeAdapter, RuntimeConnection } from '../runtime';
import { contractCases } from './contractCases';
import { withConnections } from './contractTools';
import { exampleNamespace } from './exampleNamespace';
import { MemoryRuntime } from './MemoryRuntime';
import { runtimeAdapterContract } from './runtimeAdapterContract';
import type { RuntimeAdapterHarness } from './RuntimeAdapterHarness';

function memoryHarness(
  change: (
    connection: RuntimeConnection,
  ) => Partial<RuntimeConnection> = () => ({}),
): RuntimeAdapterHarness {
  const runtime = MemoryRuntime.create();
  const adapter: RuntimeAdapter = {
    ...runtime.adapter,
    async connect(options) {
      const connection = await runtime.adapter.connect(options);
      return { ...connection, ...change(connection) };
    },
  };
  return {
    adapter,
    connection: {},
    async editResource(desired, resourceId) {
      runtime.tamper(desired.id, resourceId, 'edited');
      return { path: 'value' };
    },
    async deleteResource(desired, resourceId) {
      runtime.tamper(desired.id, resourceId);
    },
    async addExtra(desired) {
      runtime.tamper(desired.id, 'extra', 'added');
    },
    countChanges: async () => runtime.changes,
    breakRuntime: async () => runtime.setBroken(true),
    mendRuntime: async () => runtime.setBroken(false),
    dispose: async () => {},
  };
}

runtimeAdapterContract({
  name: 'a runtime environment in memory',
  create: async () => memoryHarness(),
  without: ['hangRuntime'],
});

describe('runtime adapter contract, held against an adapter that breaks it', () => {
  const never = new Promise<never>(() => {});
  const faults: Array<{
    fault: string;
    title: string;
    change: (connection: RuntimeConnection) => Partial<RuntimeConnection>;
  }> = [
    {
      fault: 'a plan that applies',
      title: 'plans to create everything at first, and changes nothing by it',
      change: connection => ({
        async plan(desired, options) {
          const plan = await connection.plan(desired, options);
          await connection.apply(desired, options);
          return plan;
        },
      }),
    },
    {
      fault: 'an apply that writes nothing',
      title: 'applies what it planned',
      change: () => ({
        apply: async () => ({ outcome: 'applied', links: [] }),
      }),
    },
    {
      fault: 'an apply that always writes',
      title: 'changes nothing when it applies a second time',
      change: connection => ({
        async apply(desired, options) {
          await connection.remove(desired, options);
          return connection.apply(desired, options);
        },
      }),
    },
    {
      fault: 'blindness for edits',
      title: 'shows edits by hand with their fields, and mends them',
      change: connection => ({
        async observe(desired, options) {
          const { resources } = await connection.observe(desired, options);
          return {
            resources: resources.map(resource => ({
              ...resource,
              state: 'in_sync' as const,
              fields: [],
            })),
          };
        },
      }),
    },
    {
      fault: 'a remove that removes nothing',
      title: 'removes a namespace and nothing of another one',
      change: () => ({ remove: async () => ({ outcome: 'removed' }) }),
    },
    {
      fault: 'deafness for what was accepted',
      title: 'takes an edit that was accepted for what should be, and keeps it',
      change: connection => ({
        observe: (desired, options) =>
          connection.observe({ ...desired, accepted: [] }, options),
      }),
    },
    {
      fault: 'an apply that takes back what was accepted',
      title:
        'brings a changed agreement about beside an edit that was accepted',
      change: connection => ({
        apply: (desired, options) =>
          connection.apply({ ...desired, accepted: [] }, options),
      }),
    },
    {
      fault: 'an apply that makes again what may be gone',
      title: 'does not make again what may be gone',
      change: connection => ({
        apply: (desired, options) =>
          connection.apply({ ...desired, accepted: [] }, options),
      }),
    },
    {
      fault: 'an apply that takes away what may be there',
      title:
        'does not take away what may be there but with the whole namespace',
      change: connection => ({
        apply: (desired, options) =>
          connection.apply({ ...desired, accepted: [] }, options),
      }),
    },
    {
      fault: 'metadata that is not kept',
      title: 'keeps metadata with the namespace, and keeps it up to date',
      change: connection => ({
        apply: (desired, options) =>
          connection.apply({ ...desired, metadata: {} }, options),
      }),
    },
    {
      fault: 'limits that stay',
      title: 'gives a namespace without a quota no limits, and takes them away',
      change: connection => ({
        apply: (desired, options) =>
          desired.quota
            ? connection.apply(desired, options)
            : connection.apply(exampleNamespace(), options),
      }),
    },
    {
      fault: 'policies that are not brought about',
      title:
        'brings policies about as they change, and takes away what they no longer ask for',
      change: connection => ({
        apply: (desired, options) =>
          connection.apply({ ...desired, policies: undefined }, options),
      }),
    },
    {
      fault: 'parameters that stay',
      title:
        'keeps parameters with the namespace, and takes them away when there are none',
      change: connection => ({
        apply: (desired, options) =>
          connection.apply(
            { parameters: { replicas: 3 }, ...desired },
            options,
          ),
      }),
    },
    {
      fault: 'parameters that nobody looks after',
      title: 'mends parameters that somebody edited or took away',
      change: connection => ({
        async apply(desired, options) {
          const { resources } = await connection.observe(desired, options);
          return resources.some(({ state }) => state === 'in_sync')
            ? { outcome: 'unchanged', links: [] }
            : connection.apply(desired, options);
        },
      }),
    },
    {
      fault: 'a suspension that nobody sees',
      title: 'suspends a namespace, and takes it up again as it was',
      change: connection => ({
        plan: (desired, options) =>
          connection.plan({ ...desired, suspended: false }, options),
      }),
    },
    {
      fault: 'hostile text that is shown as it is',
      title:
        'takes hostile parameters and policies for values, in as many documents',
      change: connection => ({
        async plan(desired, options) {
          const { resources, changes } = await connection.plan(
            desired,
            options,
          );
          return {
            changes,
            resources: resources.map(resource => ({
              ...resource,
              content: `${resource.content}\n${desired.policies?.data?.note}`,
            })),
          };
        },
      }),
    },
    {
      fault: 'a mark that a label takes',
      title: 'refuses policies that would take a mark or could not be written',
      change: connection => ({
        apply: (desired, options) =>
          connection.apply({ ...desired, policies: {} }, options),
      }),
    },
    {
      fault: 'a reserved name that is taken',
      title: 'says which names it refuses, and refuses those alone',
      change: connection => ({
        plan: (desired, options) =>
          connection.plan({ ...desired, name: 'payments' }, options),
      }),
    },
    {
      fault: 'names that are not looked at',
      title: 'refuses hostile names before anything is written',
      change: connection => ({
        apply: (desired, options) =>
          connection.apply({ ...desired, region: 'us-east-1' }, options),
      }),
    },
    {
      fault: 'an abort that is not heard',
      title:
        'ends every call soon, and rejects it, when the signal has aborted',
      change: () => ({ observe: async () => never }),
    },
    {
      fault: 'a runtime environment that always seems healthy',
      title:
        'reports a broken runtime environment, and works again once it is mended',
      change: () => ({ checkHealth: async () => ({ status: 'healthy' }) }),
    },
  ];

  it.each(faults)('finds $fault', async ({ title, change }) => {
    const found = contractCases.find(candidate => candidate.title === title);
    expect(found).toBeDefined();
    await expect(
      withConnections(memoryHarness(change), async scope => found?.run(scope)),
    ).rejects.toThrow();
  });
});
