import type { DesiredNamespace } from '../runtime';
import { labelsOf } from './labels';

/** Nobody reaches the pods from outside; each other they reach with the pack `allow-same-namespace`. */
export function renderNetworkPolicy(desired: DesiredNamespace): object {
  const sameNamespace = desired.policy_packs.includes('allow-same-namespace');
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: {
      name: 'groundwork-default-deny-ingress',
      namespace: desired.name,
      labels: labelsOf(desired),
    },
    spec: {
      podSelector: {},
      policyTypes: ['Ingress'],
      ...(sameNamespace && { ingress: [{ from: [{ podSelector: {} }] }] }),
    },
  };
}
