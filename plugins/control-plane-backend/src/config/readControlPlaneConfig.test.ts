import { ConfigReader } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { JsonObject, JsonValue } from '@backstage/types';
import { testControlPlaneConfig } from '../__testUtils__/testControlPlaneConfig';
import { readControlPlaneConfig } from './readControlPlaneConfig';

const testTenancy = {
  tenancy: {
    warningDays: [7],
    plans: { team: { title: 'Team', quotas: {} } },
    tenants: {
      acme: {
        name: 'Acme',
        members: [{ ref: 'user:default/ana', role: 'admin' }],
      },
    },
  },
  products: { search: { name: 'Search' } },
  leases: { warnings: [24] },
} satisfies JsonObject;

const testKey = Buffer.alloc(32, 1).toString('base64');

function read(controlPlane: JsonObject) {
  return readControlPlaneConfig(new ConfigReader({ controlPlane }));
}

/** The example configuration with one key changed. */
function withKey(path: string, value: JsonValue | undefined): JsonObject {
  const config: JsonObject = structuredClone({
    ...testControlPlaneConfig,
    ...testTenancy,
  });
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let parent = config;
  for (const key of keys) {
    parent[key] ??= {};
    parent = parent[key] as JsonObject;
  }
  parent[last] = value;
  return config;
}

function problemsOf(config: JsonObject): string {
  try {
    read(config);
    return '';
  } catch (error) {
    return String(error);
  }
}

describe('readControlPlaneConfig', () => {
  it('fills in what is not given, and requires approval unless told otherwise', () => {
    const config = read(withKey('classes.preview.approval', undefined));
    expect(config.classes.preview).toMatchObject({
      approval: { required: true },
      description: '',
      policyPacks: ['default-deny-ingress'],
    });
    expect(config.quotaProfiles.small.loadBalancers).toBe(0);
    expect(readControlPlaneConfig(new ConfigReader({}))).toMatchObject({
      classes: {},
      runtimes: {},
      reconciler: {
        concurrency: 10,
        leaseMs: 30_000,
        pollIntervalMs: 1_000,
        resyncIntervalMs: 300_000,
        callTimeoutMs: 60_000,
        backoffBaseMs: 1_000,
        backoffCapMs: 300_000,
        attemptsMax: 10,
      },
      leases: { warnings: [24, 1], checkInterval: 5_000 },
      tenancy: {
        plans: {},
        tenants: {},
        trialDays: 14,
        warningDays: [7, 1],
        freezeAtContractEnd: true,
        checkInterval: 60_000,
      },
      products: {},
    });
  });

  it('reads tenants and products as they are kept, with what is not given filled in', () => {
    const { tenancy, products } = read({
      tenancy: {
        plans: {
          team: {
            title: 'Team',
            quotas: { environments: 3, apiKeys: 0, monthlyCostUsd: 99.5 },
          },
          free: { title: 'Free' },
        },
        tenants: {
          acme: {
            id: '00000000-0000-0000-0000-00000000000A',
            name: 'Acme',
            members: [{ ref: 'group:default/Team-Payments', role: 'admin' }],
          },
        },
        checkInterval: '30s',
      },
      products: { search: { name: 'Search' } },
    });
    expect(tenancy.plans).toEqual({
      team: {
        title: 'Team',
        quotas: { environments: 3, api_keys: 0, monthly_cost_usd: 99.5 },
      },
      free: { title: 'Free', quotas: {} },
    });
    expect(tenancy.tenants.acme).toEqual({
      id: '00000000-0000-0000-0000-00000000000a',
      name: 'Acme',
      plan: 'starter',
      kind: 'customer',
      members: [{ ref: 'group:default/team-payments', role: 'admin' }],
      products: [],
    });
    expect(tenancy.checkInterval).toBe(30_000);
    expect(tenancy.responsible).toBeUndefined();
    expect(products.search).toEqual({
      name: 'Search',
      description: '',
      plansRequired: [],
      supportsTrial: false,
    });
  });

  it('takes quantities as numbers too', () => {
    expect(
      read(withKey('quotaProfiles.small.cpu', 2)).quotaProfiles.small.cpu,
    ).toBe('2');
  });

  it.each<[string, JsonValue]>([
    ['runtimes.memory.type', ''],
    ['runtimes.memory.title', 7],
    ['runtimes.memory.connection', 'a text'],
    ['runtimes.memory.typ', 'memory'],
    ['runtimes.Upper', { type: 'memory' }],
    ['runtimeGroups.default.runtimes', ['elsewhere']],
    ['runtimeGroups.default.runtimes', ['memory', 'memory']],
    ['runtimeGroups.default.runtimes', []],
    ['runtimeGroups', { a: { runtimes: ['memory'] } }],
    ['runtimeGroups.default.strategy', 'blue-green'],
    ['runtimeGroups.default.canary', 'memory'],
    [
      'runtimeGroups.default',
      { runtimes: ['memory'], default: true, strategy: 'canary' },
    ],
    ['runtimeGroups.default.concurrencyLimit', 0],
    ['runtimes.memory.concurrency', 0],
    ['runtimeHealth.checkInterval', 'often'],
    ['runtimeHealth.historyRetention', { seconds: 0 }],
    ['addresses.allowed', 'some'],
    ['addresses.allowed', ['10.0.0.0']],
    ['addresses.localFiles', 'yes'],
    ['addresses.allow', ['10.0.0.0/8']],
    ['encryption.keys', [{ id: 'a b', secret: testKey }]],
    ['encryption.keys', [{ id: 'a' }]],
    ['encryption.keys', [{ id: 'a', secret: 'c2hvcnQ=' }]],
    [
      'encryption.keys',
      [
        { id: 'a', secret: testKey },
        { id: 'a', secret: testKey },
      ],
    ],
    ['quotaProfiles.small.cpu', 'lots'],
    ['quotaProfiles.small.memory', '-4Gi'],
    ['quotaProfiles.small.storage', '20 Gi'],
    ['quotaProfiles.small.pods', 1.5],
    ['quotaProfiles.small.loadBalancers', -1],
    ['quotaProfiles.small.gpus', 1],
    ['classes.preview.title', ''],
    ['classes.preview.ttlHours.default', 0],
    ['classes.preview.ttlHours.default', 169],
    ['classes.preview.ttlHours.max', 87_601],
    ['classes.preview.extension.hoursMax', -1],
    ['classes.preview.extension.hoursMax', 1.5],
    ['classes.preview.extension.lifetimeHoursMax', 167],
    ['classes.preview.extension.lifetimeHoursMax', 87_601],
    ['classes.preview.extension.hours', 1],
    ['classes.preview.quotaProfile', 'tiny'],
    ['classes.preview.policyPacks', ['Not A Label']],
    ['classes.preview.estimatedMonthlyCostUsd', -1],
    ['classes.preview.regions', []],
    ['classes.preview.regions', ['../etc']],
    ['classes.preview.approval.required', 'no'],
    ['classes.preview.aproval', { required: false }],
    ['classes.no_label', testControlPlaneConfig.classes.preview],
    ['reconciler.concurrency', 0],
    ['reconciler.concurrency', 1.5],
    ['reconciler.maxAttempts', -1],
    ['reconciler.maxAttempts', 'many'],
    ['reconciler.lease', { seconds: 0 }],
    ['reconciler.lease', 'soon'],
    ['reconciler.pollInterval', { milliseconds: 0 }],
    ['reconciler.resyncInterval', { days: 365 }],
    ['reconciler.callTimeout', { days: 30 }],
    ['reconciler.backoff', { seconds: -1 }],
    ['reconciler.maxBackoff', { milliseconds: 1 }],
    ['leases.warnings', 24],
    ['leases.warnings.0', 0],
    ['leases.warnings.0', 0.5],
    ['leases.checkInterval', 'often'],
    ['leases.checkInterval', { milliseconds: 1 }],
    ['leases.reminders', []],
    ['tenancy.trialDays', 0],
    ['tenancy.trialDays', 1.5],
    ['tenancy.trialDays', 366],
    ['tenancy.warningDays', 7],
    ['tenancy.warningDays.0', 0],
    ['tenancy.freezeAtContractEnd', 'yes'],
    ['tenancy.checkInterval', 'often'],
    ['tenancy.checkInterval', { milliseconds: 1 }],
    ['tenancy.checkInterval', { days: 2 }],
    ['tenancy.responsible', ['ana']],
    ['tenancy.tennants', {}],
    ['tenancy.plans.team', {}],
    ['tenancy.plans.team.quotas.environments', 1.5],
    ['tenancy.plans.team.quotas.apiKeys', -1],
    ['tenancy.plans.team.quotas.monthlyCostUsd', 'much'],
    ['tenancy.plans.team.quotas.api_keys', 1],
    ['tenancy.tenants.Acme', { name: 'Acme' }],
    ['tenancy.tenants.a', { name: 'Acme' }],
    ['tenancy.tenants.acme', {}],
    ['tenancy.tenants.acme.id', '1'],
    ['tenancy.tenants.acme.kind', 'partner'],
    ['tenancy.tenants.acme.status', 'frozen'],
    ['tenancy.tenants.acme.members.0.ref', 'ana'],
    ['tenancy.tenants.acme.members.0.ref', 'component:default/ana'],
    ['tenancy.tenants.acme.members.0.role', 'owner'],
    [
      'tenancy.tenants.acme.members',
      [
        { ref: 'user:default/ana', role: 'admin' },
        { ref: 'user:default/Ana', role: 'viewer' },
      ],
    ],
    ['tenancy.tenants.acme.products', ['log search']],
    ['tenancy.tenants.acme.products', ['search', 'search']],
    [
      'tenancy.tenants',
      {
        acme: { name: 'A', id: '00000000-0000-0000-0000-00000000000a' },
        globex: { name: 'B', id: '00000000-0000-0000-0000-00000000000A' },
      },
    ],
    ['products.search', {}],
    ['products.-search', { name: 'Search' }],
    ['products.search.name', ''],
    ['products.search.plansRequired', 'team'],
    ['products.search.demoUrl', 'data:text/html,hi'],
    ['products.search.supportsTrial', 'yes'],
    ['products.search.owner', 'platform'],
    ['products.search.price', 1],
  ])('refuses %s = %j and names the key', (path, value) => {
    const act = () => read(withKey(path, value));
    expect(act).toThrow(InputError);
    expect(act).toThrow(`controlPlane.${path}`);
  });

  it('names every key that is wrong at once', () => {
    const message = problemsOf({
      ...withKey('classes.preview.title', ''),
      reconciler: { concurrency: 0, lease: 'never' },
    });
    for (const key of [
      'classes.preview.title',
      'reconciler.concurrency',
      'reconciler.lease',
    ]) {
      expect(message).toContain(`controlPlane.${key}`);
    }
  });

  it('tells nothing of a connection, which may hold secrets', () => {
    const config = withKey('runtimes.memory', {
      type: '',
      connection: { password: 'very-secret' },
    });
    expect(problemsOf(config)).not.toContain('very-secret');
  });

  it('tells nothing of a key that is not one', () => {
    const problems = problemsOf(
      withKey('encryption', { keys: [{ id: 'a', secret: 'very-secret' }] }),
    );
    expect(problems).toContain('controlPlane.encryption.keys.0.secret');
    expect(problems).not.toContain('very-secret');
  });
});
