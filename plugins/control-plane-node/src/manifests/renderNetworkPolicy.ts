import type { DesiredNamespace } from '../runtime';
import { labelsOf } from './labels';

/**
 * Nobody reaches the pods from outside; each other they reach where policies say `same-namespace`, or without policies
 * with the pack `allow-same-namespace`. Nothing where policies allow everybody in.
 */
export function renderNetworkPolicy(
  desired: DesiredNamespace,
): object | undefined {
  const { policies, policy_packs } = desired;
  const named = policy_packs.includes('allow-same-namespace')
    ? 'same-namespace'
    : 'deny';
  const ingress = policies ? (policies.ingress ?? 'deny') : named;
  if (ingress === 'allow') {
    return undefined;
  }
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
      ...(ingress === 'same-namespace' && {
        ingress: [{ from: [{ podSelector: {} }] }],
      }),
    },
  };
}
