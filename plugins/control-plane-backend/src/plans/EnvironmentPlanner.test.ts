import { mockServices } from '@backstage/backend-test-utils';
import type {
  Plan,
  PlannedChange,
  PlannedResource,
} from '@groundwork/plugin-control-plane-common';
import type {
  PolicyCheck,
  RuntimeConnection,
  RuntimePlan,
} from '@groundwork/plugin-control-plane-node';
import {
  anyAddress,
  exampleNamespace,
  MemoryRuntime,
} from '@groundwork/plugin-control-plane-node/testUtils';
import fc from 'fast-check';
import { aClass } from '../__testUtils__/aClass';
import {
  EnvironmentPlanner,
  planDigest,
  type PlanInput,
} from './EnvironmentPlanner';
import { PolicyChecks } from './PolicyChecks';

const { signal } = new AbortController();
const logger = mockServices.logger.mock();
const warning: PolicyCheck = {
  id: 'warning',
  title: 'Warning',
  description: 'Warns.',
  check: async () => [{ result: 'warn', message: 'Look.' }],
};
const desired = exampleNamespace({
  id: '0e0a8b3c-9d52-4a39-8a0e-0d8f3ef0a001',
  name: 'payments',
  parameters: { replicas: 2, nested: { b: [1, 2], a: 'x' } },
  policies: { ingress: 'deny', data: { b: '2', a: '1' } },
});
const input: PlanInput = {
  desired,
  environment_class: aClass({ version: 3, runtimes: ['east', 'west'] }),
  ttl_hours: 24,
  cost: [{ title: 'Base', monthly_usd: 40 }],
  revision: 2,
  created_at: '2026-01-31T12:00:00.000Z',
};

/** A planner over runtime environments that plan as they are told. */
function plannerOf(
  connectionOf: (name: string) => Promise<Pick<RuntimeConnection, 'plan'>>,
  checks: PolicyCheck[] = [warning],
): EnvironmentPlanner {
  return EnvironmentPlanner.create({
    runtimes: {
      describe: name => ({
        name,
        type: 'memory',
        title: name,
        source: 'config',
      }),
      connection: async name => ({
        ...(await memory()),
        ...(await connectionOf(name)),
      }),
    },
    checks: PolicyChecks.create({ checks, timeoutMs: 1_000, logger }),
    timeoutMs: 1_000,
  });
}

async function memory(): Promise<RuntimeConnection> {
  return MemoryRuntime.create().adapter.connect({
    name: 'memory',
    connection: {},
    addresses: anyAddress,
    logger,
  });
}

const planning = (plan: RuntimePlan) =>
  plannerOf(async () => ({ plan: async () => plan }));

/** The same content with the keys of every object in another order. */
function reorder<T>(value: T): T {
  if (Array.isArray(value)) {
    return value.map(reorder) as T;
  }
  return value && typeof value === 'object'
    ? (Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, item]) => [key, reorder(item)]),
      ) as T)
    : value;
}

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const resource: fc.Arbitrary<PlannedResource> = fc.record({
  id: text,
  kind: text,
  name: text,
  location: text,
  content: text,
});
const change: fc.Arbitrary<PlannedChange> = fc.record(
  {
    resource_id: text,
    action: fc.constantFrom('create', 'update', 'delete', 'none'),
    before: text,
    after: text,
  },
  { requiredKeys: ['resource_id', 'action'] },
);

describe('EnvironmentPlanner', () => {
  it('says what would be and change, what it costs and what the checks say', async () => {
    const plan = await plannerOf(memory).plan(input, signal);
    expect(plan).toMatchObject({
      digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      name: 'payments',
      class: 'preview',
      class_version: 3,
      revision: 2,
      ttl_hours: 24,
      estimated_monthly_cost_usd: 40,
      cost: [{ title: 'Base', monthly_usd: 40 }],
      policy_results: [{ check: 'warning', result: 'warn', message: 'Look.' }],
      created_at: '2026-01-31T12:00:00.000Z',
    });
    expect(
      plan.targets.map(({ runtime, available, message }) => [
        runtime,
        available,
        message,
      ]),
    ).toEqual([
      ['east', true, '3 to create'],
      ['west', true, '3 to create'],
    ]);
  });

  it('shows the checks what was planned and for whom', async () => {
    const check = jest.fn<
      ReturnType<PolicyCheck['check']>,
      Parameters<PolicyCheck['check']>
    >(async () => []);
    const { availability, ...environment_class } = aClass({
      availability: { allowed: true },
      runtimes: ['east'],
    });
    const plan = await plannerOf(memory, [{ ...warning, check }]).plan(
      {
        ...input,
        environment_class: { ...environment_class, availability },
        tenant: { id: 'tenant', monthly_cost_limit_usd: 100 },
        component_ref: 'component:default/payments',
        component: { kind: 'Component' },
      },
      signal,
    );
    const [[context]] = check.mock.calls;
    expect(context).toEqual({
      request: {
        app: 'payments-api',
        team: 'team-payments',
        region: 'us-east-1',
        owner: desired.owner,
        requested_by: desired.requested_by,
        ttl_hours: 24,
        repository: desired.repository,
        revision: desired.revision,
        component_ref: 'component:default/payments',
        tenant_id: 'tenant',
        parameters: desired.parameters,
      },
      environment_class,
      desired,
      targets: plan.targets,
      cost: plan.cost,
      estimated_monthly_cost_usd: 40,
      tenant: { id: 'tenant', monthly_cost_limit_usd: 100 },
      component: { kind: 'Component' },
    });
  });

  it('has a target that cannot plan in the plan, whatever it throws or however long it takes', async () => {
    const planner = plannerOf(async name => {
      if (name === 'east') {
        throw new Error('east is down\nfor now');
      }
      return { plan: () => new Promise<never>(() => {}) };
    });
    const { targets } = await planner.plan(input, signal);
    expect(targets).toMatchObject([
      {
        runtime: 'east',
        available: false,
        message: 'east cannot plan now: east is down for now',
        resources: [],
      },
      {
        runtime: 'west',
        available: false,
        message: expect.stringContaining('did not answer within 1 s'),
      },
    ]);
  });

  it('ends with whoever asked', async () => {
    const reason = new Error('Enough');
    await expect(
      plannerOf(memory).plan(input, AbortSignal.abort(reason)),
    ).rejects.toBe(reason);
  });
});

describe('the digest of a plan', () => {
  it('is the same on every replica, whatever the order of keys, the time and the number of the plan', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(resource, { maxLength: 3 }),
        fc.array(change, { maxLength: 3 }),
        fc.dictionary(text, fc.jsonValue(), { noNullPrototype: true }),
        fc.nat(),
        async (resources, changes, parameters, revision) => {
          const given = { ...input, desired: { ...desired, parameters } };
          const one = await planning({ resources, changes }).plan(
            given,
            signal,
          );
          const other = await planning(reorder({ resources, changes })).plan(
            {
              ...reorder(given),
              revision,
              created_at: '2027-02-28T12:00:00.000Z',
            },
            signal,
          );
          expect(other.digest).toBe(one.digest);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('does not tell for what reason a target could not plan', async () => {
    const failing = (message: string) =>
      plannerOf(async () => ({
        plan: () => Promise.reject(new Error(message)),
      })).plan(input, signal);
    expect((await failing('ECONNREFUSED')).digest).toBe(
      (await failing('It took 503 ms')).digest,
    );
  });

  it('changes with everything that is agreed to', async () => {
    const plan = await plannerOf(memory).plan(input, signal);
    const [east, west] = plan.targets;
    const [first, ...resources] = east.resources;
    const [firstChange, ...changes] = east.changes;
    const targetsWith = (changed: Partial<typeof east>) => ({
      targets: [{ ...east, ...changed }, west],
    });
    const others: Array<Partial<Plan>> = [
      { ttl_hours: 25 },
      { class_version: 4 },
      { approval_required: true },
      { estimated_monthly_cost_usd: 41 },
      { cost: [{ title: 'Base', monthly_usd: 39 }] },
      { policy_results: [] },
      { policy_results: [{ ...plan.policy_results[0], result: 'pass' }] },
      { policy_results: [{ ...plan.policy_results[0], message: 'Look!' }] },
      { targets: [east] },
      { targets: [west, east] },
      targetsWith({ available: false }),
      targetsWith({ runtime: 'north' }),
      targetsWith({ resources }),
      targetsWith({ resources: [{ ...first, content: 'x' }, ...resources] }),
      targetsWith({ changes }),
      targetsWith({
        changes: [{ ...firstChange, action: 'update' }, ...changes],
      }),
      targetsWith({ changes: [{ ...firstChange, before: 'x' }, ...changes] }),
    ];
    const digests = [
      plan.digest,
      ...others.map(changed => planDigest(desired, { ...plan, ...changed })),
      planDigest({ ...desired, revision: 'other' }, plan),
      planDigest(desired, plan, { note: 'It is urgent' }),
      planDigest(desired, plan, { component_ref: 'component:default/other' }),
      planDigest({ ...desired, parameters: { replicas: 3 } }, plan),
      planDigest({ ...desired, policies: { ingress: 'allow' } }, plan),
    ];
    expect(new Set(digests).size).toBe(digests.length);
    expect(planDigest(desired, plan)).toBe(plan.digest);
  });

  it('leaves out only how the plan is told', async () => {
    const plan = await plannerOf(memory).plan(input, signal);
    const targets = plan.targets.map(target => ({
      ...target,
      message: 'Said otherwise',
      title: 'Called otherwise',
    }));
    expect(planDigest(desired, { ...plan, targets })).toBe(plan.digest);
  });
});
