import type { Quota } from '@groundwork/plugin-control-plane-common';
import type { DesiredNamespace } from '../runtime';
import { labelsOf } from './labels';
import { canonicalQuantity, smallerQuantity } from './quantity';

const limitDefaults = { cpu: '500m', memory: '512Mi' };
const requestDefaults = { cpu: '100m', memory: '128Mi' };

/**
 * What a container gets that does not say what it needs: the quota counts requests and limits, so that without these
 * such a container would be refused. Never more than the quota, so that at least one fits.
 * Nothing where there is no quota.
 */
export function renderLimitRange(
  desired: DesiredNamespace,
): object | undefined {
  const { quota } = desired;
  return (
    quota && {
      apiVersion: 'v1',
      kind: 'LimitRange',
      metadata: {
        name: 'groundwork',
        namespace: desired.name,
        labels: labelsOf(desired),
      },
      spec: {
        limits: [
          {
            type: 'Container',
            ...within('default', limitDefaults, quota),
            ...within('defaultRequest', requestDefaults, quota),
          },
        ],
      },
    }
  );
}

/** Leaves out what the quota allows nothing of, and with nothing left the field, as the API server would. */
function within(
  field: 'default' | 'defaultRequest',
  defaults: { cpu: string; memory: string },
  quota: Quota,
): Record<string, Record<string, string>> {
  const resources: Record<string, string> = {};
  for (const name of ['cpu', 'memory'] as const) {
    // A limit of nothing would mean no limit.
    if (canonicalQuantity(quota[name]) !== '0') {
      resources[name] = smallerQuantity(defaults[name], quota[name]);
    }
  }
  return Object.keys(resources).length === 0 ? {} : { [field]: resources };
}
