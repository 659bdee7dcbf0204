import type { DesiredNamespace } from '../runtime';
import { labelsOf } from './labels';
import { canonicalQuantity } from './quantity';

/** What the environment may use in all; nothing where there is no quota. */
export function renderResourceQuota(
  desired: DesiredNamespace,
): object | undefined {
  const { quota } = desired;
  if (!quota) {
    return undefined;
  }
  const cpu = canonicalQuantity(quota.cpu);
  const memory = canonicalQuantity(quota.memory);
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
        'limits.cpu': cpu,
        'limits.memory': memory,
        pods: canonicalQuantity(String(quota.pods)),
        'requests.cpu': cpu,
        'requests.memory': memory,
        'requests.storage': canonicalQuantity(quota.storage),
        'services.loadbalancers': canonicalQuantity(
          String(quota.load_balancers),
        ),
      },
    },
  };
}
