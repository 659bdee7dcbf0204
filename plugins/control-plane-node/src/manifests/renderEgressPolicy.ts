import type { DesiredNamespace } from '../runtime';
import { labelsOf } from './labels';

/** The names that a cluster resolves are resolved by pods of this namespace. */
const nameResolution = {
  to: [
    {
      namespaceSelector: {
        matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' },
      },
    },
  ],
  ports: [
    { port: 53, protocol: 'UDP' },
    { port: 53, protocol: 'TCP' },
  ],
};
const sameNamespace = { to: [{ podSelector: {} }] };

const rules = {
  deny: [],
  dns: [nameResolution],
  // Without names, services of the namespace could not be found.
  'same-namespace': [nameResolution, sameNamespace],
};

/** What pods reach, where policies say it; nothing where they allow everything or do not say. */
export function renderEgressPolicy(
  desired: DesiredNamespace,
): object | undefined {
  const egress = desired.policies?.egress;
  if (egress === undefined || egress === 'allow') {
    return undefined;
  }
  const allowed = rules[egress];
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: {
      name: 'groundwork-egress',
      namespace: desired.name,
      labels: labelsOf(desired),
    },
    spec: {
      podSelector: {},
      policyTypes: ['Egress'],
      ...(allowed.length > 0 && { egress: structuredClone(allowed) }),
    },
  };
}
