import type { DesiredNamespace } from '../runtime';
import { annotationsOf, labelsOf, metadataAnnotationsOf } from './labels';

/** The namespace, with the labels and the Pod Security level that its policy packs ask for. */
export function renderNamespace(desired: DesiredNamespace): object {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: desired.name,
      labels: {
        // First, so that whatever gets in here takes no mark of ours.
        ...policyLabels(desired),
        ...labelsOf(desired),
        ...podSecurityLabels(desired),
      },
      annotations: {
        ...annotationsOf(desired),
        ...metadataAnnotationsOf(desired),
        ...(desired.suspended && { 'groundwork.dev/suspended': 'true' }),
      },
    },
  };
}

/** In the order of their keys. */
function policyLabels({ policies }: DesiredNamespace): Record<string, string> {
  return Object.fromEntries(
    Object.entries(policies?.labels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Where nothing is said, `baseline` is enforced, and what `restricted` would refuse is warned about. */
function podSecurityLabels({
  policies,
  policy_packs,
}: DesiredNamespace): Record<string, string> {
  const level = policies ? policies.pod_security : levelOf(policy_packs);
  return level === undefined
    ? {
        'pod-security.kubernetes.io/enforce': 'baseline',
        'pod-security.kubernetes.io/warn': 'restricted',
      }
    : { 'pod-security.kubernetes.io/enforce': level };
}

function levelOf(
  packs: readonly string[],
): 'restricted' | 'baseline' | undefined {
  if (packs.includes('restricted-pods')) {
    return 'restricted';
  }
  return packs.includes('baseline-pods') ? 'baseline' : undefined;
}
