import { ConfigReader } from '@backstage/config';
import type { JsonObject, JsonValue } from '@backstage/types';
import { testControlPlaneConfig } from '../__testUtils__/testControlPlaneConfig';
import { resolveSpec } from '../classes/resolveSpec';
import { classContextOf, draftOf } from './classesSchema';
import { readControlPlaneConfig } from './readControlPlaneConfig';

const policyPacks = {
  payments: {
    title: 'Payments',
    podSecurity: 'baseline',
    ingress: 'same-namespace',
    egress: 'dns',
    labels: { 'example.com/pci': 'yes' },
    imageRegistries: ['ghcr.io/payments'],
    data: { contact: 'payments' },
  },
  public: { title: 'Public', ingress: 'allow' },
} satisfies JsonObject;

const regulated = {
  title: 'Regulated',
  ttlHours: { default: 24, max: 240 },
  extension: { hoursMax: 48, lifetimeHoursMax: 480, beyond: true },
  suspendHours: 72,
  quota: { cpu: 4, memory: '8Gi', storage: '50Gi', pods: 30 },
  policyPacks: ['restricted-pods', 'payments'],
  checks: { 'image-registries': 'deny' },
  monthlyCost: {
    baseUsd: 100,
    perCpuUsd: 20,
    perMemoryGibUsd: 2,
    perStorageGibUsd: 1,
    perLoadBalancerUsd: 9,
  },
  regions: ['us-east-1'],
  nameTemplate: 'reg-{team}-{app}-{id}',
  entitlement: 'log-search',
  parametersSchema: {
    type: 'object',
    properties: { size: { type: 'string', pattern: '^[a-z]+$' } },
  },
  approval: {
    requiredApprovals: 2,
    approvers: ['group:default/Platform-Approvers', 'component-owner'],
    allowUnplanned: true,
    timeoutHours: 72,
    reminderHours: 24,
    escalation: { afterHours: 48, approvers: ['user:default/ada'] },
  },
} satisfies JsonObject;

function read(change: { classes?: JsonObject; policyPacks?: JsonObject }) {
  return readControlPlaneConfig(
    new ConfigReader({
      controlPlane: { ...testControlPlaneConfig, policyPacks, ...change },
    }),
  );
}

/** The example class with one key changed. */
function withKey(path: string, value: JsonValue | undefined): JsonObject {
  const config: JsonObject = structuredClone(regulated);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let parent = config;
  for (const key of keys) {
    parent[key] ??= {};
    parent = parent[key] as JsonObject;
  }
  parent[last] = value;
  return { regulated: config };
}

describe('classes of the configuration', () => {
  it('are read with all that they can have', () => {
    const config = read({ classes: { regulated } });
    expect(
      resolveSpec(draftOf(config.classes.regulated), classContextOf(config)),
    ).toEqual({
      spec: {
        title: 'Regulated',
        description: '',
        ttl_hours_default: 24,
        ttl_hours_max: 240,
        extension_hours_max: 48,
        lifetime_hours_max: 480,
        extension_beyond: true,
        suspend_hours: 72,
        quota_profile: 'custom',
        quota: {
          cpu: '4',
          memory: '8Gi',
          storage: '50Gi',
          pods: 30,
          load_balancers: 0,
        },
        policy_packs: ['restricted-pods', 'payments'],
        policies: {
          pod_security: 'restricted',
          ingress: 'same-namespace',
          egress: 'dns',
          labels: { 'example.com/pci': 'yes' },
          image_registries: ['ghcr.io/payments'],
          data: { contact: 'payments' },
        },
        checks: { 'image-registries': 'deny' },
        estimated_monthly_cost_usd: 246,
        monthly_cost: {
          base_usd: 100,
          per_cpu_usd: 20,
          per_memory_gib_usd: 2,
          per_storage_gib_usd: 1,
          per_load_balancer_usd: 9,
        },
        regions: ['us-east-1'],
        name_template: 'reg-{team}-{app}-{id}',
        entitlement: 'log-search',
        parameters_schema: regulated.parametersSchema,
        approval: {
          mode: 'required',
          required_approvals: 2,
          approvers: ['group:default/platform-approvers', 'component-owner'],
          allow_unplanned: true,
          timeout_hours: 72,
          reminder_hours: 24,
          escalation: { after_hours: 48, approvers: ['user:default/ada'] },
        },
        approval_required: true,
      },
    });
  });

  it.each<[JsonObject, [number, number]]>([
    [{}, [24, 168]],
    [{ default: 500 }, [500, 500]],
    [{ max: 8 }, [8, 8]],
  ])('live, with ttlHours %j, for %j hours', (ttlHours, [byDefault, max]) => {
    const { extension: _, ...rest } = regulated;
    const config = read({
      classes: { regulated: { ...rest, ttlHours: { ...ttlHours } } },
    });
    const { spec } = resolveSpec(
      draftOf(config.classes.regulated),
      classContextOf(config),
    );
    expect(spec).toMatchObject({
      ttl_hours_default: byDefault,
      ttl_hours_max: max,
      extension_hours_max: byDefault,
      lifetime_hours_max: max,
    });
  });

  it('may override the packs that are built in', () => {
    const config = read({
      classes: {
        regulated: { ...regulated, policyPacks: ['restricted-pods'] },
      },
      policyPacks: {
        'restricted-pods': { title: 'Ours', podSecurity: 'baseline' },
      },
    });
    const { spec } = resolveSpec(
      draftOf(config.classes.regulated),
      classContextOf(config),
    );
    expect(spec?.policies).toEqual({ pod_security: 'baseline' });
  });

  it.each<[string, JsonValue | undefined, string?]>([
    ['ttlHours.default', 241],
    ['extension.lifetimeHoursMax', 239],
    ['extension.beyond', 'yes'],
    ['suspendHours', -1],
    ['suspendHours', 8_761],
    ['quota.cpu', 'lots'],
    ['quota.pods', -1],
    ['quotaProfile', 'small', 'quota'],
    ['quota', undefined, 'quotaProfile'],
    ['policyPacks', ['no-such-pack']],
    ['policyPacks', ['payments', 'public']],
    ['checks', { 'image-registries': 'maybe' }, 'checks.image-registries'],
    ['checks', { 'Image Registries': 'deny' }, 'checks'],
    ['monthlyCost.perCpuUsd', -1],
    ['monthlyCost.perGpuUsd', 1],
    ['estimatedMonthlyCostUsd', 40],
    ['nameTemplate', '-{app}'],
    ['nameTemplate', '{user}'],
    ['nameTemplate', 'x'.repeat(64)],
    ['entitlement', 'log search'],
    ['parametersSchema', { type: 'string' }, 'parametersSchema.type'],
    [
      'parametersSchema.properties.size.pattern',
      '(?=a)',
      'parametersSchema.properties.size.pattern',
    ],
    ['approval.requiredApprovals', 0],
    ['approval.requiredApprovals', 21],
    ['approval.approvers', []],
    ['approval.approvers', ['platform-approvers']],
    ['approval.approvers', ['component:default/payments-api']],
    ['approval.approvers', ['user:default/ana'], 'approval.requiredApprovals'],
    [
      'approval.approvers',
      ['user:default/ana', 'user:default/Ana'],
      'approval.requiredApprovals',
    ],
    ['approval.timeoutHours', 0],
    ['approval.reminderHours', 8_761],
    ['approval.escalation.approvers', []],
    ['approval.escalation.afterHours', 72],
    ['approval.required', false, 'approval.requiredApprovals'],
    ['approval.quorum', 2],
  ])('are refused with %s = %j, naming the key', (path, value, key = path) => {
    expect(() => read({ classes: withKey(path, value) })).toThrow(
      `controlPlane.classes.regulated.${key}`,
    );
  });

  it.each<[string, JsonObject]>([
    ['payments.title', { podSecurity: 'baseline' }],
    ['payments.podSecurity', { title: 'P', podSecurity: 'lax' }],
    ['payments.ingress', { title: 'P', ingress: 'dns' }],
    ['payments.labels', { title: 'P', labels: { 'kubernetes.io/x': 'y' } }],
    ['payments.labels', { title: 'P', labels: { 'a b': 'y' } }],
    ['payments.imageRegistries', { title: 'P', imageRegistries: ['ghcr io'] }],
    ['payments.imageRegistries', { title: 'P', imageRegistries: [] }],
    ['payments.data', { title: 'P', data: { 'a/b': 'c' } }],
    ['payments.egres', { title: 'P', egres: 'deny' }],
  ])('refuse a policy pack, naming %s', (key, payments) => {
    expect(() => read({ classes: {}, policyPacks: { payments } })).toThrow(
      `controlPlane.policyPacks.${key}`,
    );
  });

  it('refuse packs for namespaces that there are not', () => {
    expect(() =>
      readControlPlaneConfig(
        new ConfigReader({
          controlPlane: {
            ...testControlPlaneConfig,
            namespaces: { policyPacks: ['no-such-pack'] },
          },
        }),
      ),
    ).toThrow('controlPlane.namespaces.policyPacks');
  });
});
