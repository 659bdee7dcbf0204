import type { Quota } from '@groundwork/plugin-control-plane-common';
import type { DesiredNamespace } from '../runtime';
import { labelsOf } from './labels';
import { canonicalQuantity } from './quantity';

/** With these nothing new starts, and what ends does not start again. */
const nothingStarts = { pods: '0', 'services.loadbalancers': '0' };

/**
 * What the environment may use in all; nothing where there is no quota. Of what is suspended nothing starts, with or
 * without a quota.
 */
export function renderResourceQuota(
  desired: DesiredNamespace,
): object | undefined {
  const { quota, suspended = false } = desired;
  if (!quota && !suspended) {
    return undefined;
  }
  return {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: {
      name: 'groundwork',
      namespace: desired.name,
      labels: labelsOf(desired),
    },
    spec: {
      hard: {
        ...(quota && hardOf(quota)),
        ...(suspended && nothingStarts),
      },
    },
  };
}

function hardOf(quota: Quota): Record<string, string> {
  const cpu = canonicalQuantity(quota.cpu);
  const memory = canonicalQuantity(quota.memory);
  return {
    'limits.cpu': cpu,
    'limits.memory': memory,
    pods: canonicalQuantity(String(quota.pods)),
    'requests.cpu': cpu,
    'requests.memory': memory,
    'requests.storage': canonicalQuantity(quota.storage),
    'services.loadbalancers': canonicalQuantity(String(quota.load_balancers)),
  };
}
