import type { DesiredNamespace } from '../runtime';
import { labelsOf } from './labels';

/** Tells people and policy engines in the cluster which packs apply: a JSON array of names, in order. */
export function renderPolicyPack(desired: DesiredNamespace): object {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: 'groundwork-policy-pack',
      namespace: desired.name,
      labels: labelsOf(desired),
    },
    data: {
      class: desired.class,
      'policy-packs.json': JSON.stringify(
        [...new Set(desired.policy_packs)].sort(),
      ),
    },
  };
}
