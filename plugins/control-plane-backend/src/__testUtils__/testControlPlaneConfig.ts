import type { JsonObject } from '@backstage/types';
import { testSecret } from './mintToken';

/** The configuration that tests run with: one runtime environment, one class of each kind. */
export const testControlPlaneConfig = {
  runtimes: { memory: { type: 'memory', title: 'Memory', connection: {} } },
  runtimeGroups: { default: { runtimes: ['memory'], default: true } },
  quotaProfiles: {
    small: { cpu: '2', memory: '4Gi', storage: '20Gi', pods: 20 },
  },
  classes: {
    preview: {
      title: 'Preview',
      ttlHours: { default: 24, max: 168 },
      quotaProfile: 'small',
      policyPacks: ['default-deny-ingress'],
      estimatedMonthlyCostUsd: 40,
      regions: ['us-east-1', 'eu-central-1'],
      approval: { required: false },
    },
    production: {
      title: 'Production',
      ttlHours: { default: 720, max: 8760 },
      quotaProfile: 'small',
      estimatedMonthlyCostUsd: 310,
      regions: ['us-east-1'],
      approval: { required: true },
    },
  },
  encryption: {
    keys: [{ id: 'test', secret: Buffer.alloc(32, 1).toString('base64') }],
  },
  identity: {
    hs256: { secret: testSecret, userEntityRef: 'user:default/{sub}' },
  },
  reconciler: {
    resyncInterval: { hours: 1 },
    pollInterval: { milliseconds: 100 },
    backoff: { milliseconds: 10 },
    maxBackoff: { milliseconds: 50 },
    maxAttempts: 3,
    circuitPause: { milliseconds: 50 },
    lease: { seconds: 2 },
    callTimeout: { seconds: 1 },
  },
} satisfies JsonObject;
