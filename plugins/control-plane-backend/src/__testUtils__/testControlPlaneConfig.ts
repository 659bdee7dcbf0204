import { generateKeyPairSync } from 'node:crypto';
import type { JsonObject } from '@backstage/types';
import { testSecret } from './mintToken';

/** A key that receipts are signed with. */
export const testReceiptKey = {
  id: 'test',
  privateKey: generateKeyPairSync('ed25519')
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString(),
};

/** An approver client, and how it signs. */
export const testApproverClient = {
  client: 'checks',
  secret: 'a-secret-that-only-the-checks-of-tests-have',
};

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
  approvals: {
    clients: {
      checks: { secrets: [{ id: 'only', secret: testApproverClient.secret }] },
    },
    policies: {
      release: {},
      pair: { requiredApprovals: 2 },
      nobody: { required: false },
    },
    receipts: { keys: [testReceiptKey] },
  },
  encryption: {
    keys: [{ id: 'test', secret: Buffer.alloc(32, 1).toString('base64') }],
  },
  identity: {
    hs256: { secret: testSecret, userEntityRef: 'user:default/{sub}' },
  },
  // Tests call as often as they can.
  rateLimits: false,
  reconciler: {
    resyncInterval: { hours: 1 },
    pollInterval: { milliseconds: 100 },
    backoff: { milliseconds: 10 },
    maxBackoff: { milliseconds: 50 },
    maxAttempts: 3,
    circuitPause: { milliseconds: 50 },
    // What holds a call up is held up for as long as a busy machine takes.
    callTimeout: { seconds: 30 },
  },
} satisfies JsonObject;
