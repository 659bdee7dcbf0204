import type { DesiredNamespace } from '../runtime';
import { annotationsOf, labelsOf, metadataAnnotationsOf } from './labels';

/** The namespace, with the Pod Security level that its policy packs ask for. */
export function renderNamespace(desired: DesiredNamespace): object {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: desired.name,
      labels: {
        ...labelsOf(desired),
        ...podSecurityLabels(desired.policy_packs),
      },
      annotations: {
        ...annotationsOf(desired),
        ...metadataAnnotationsOf(desired),
      },
    },
  };
}

/** `restricted-pods` is enforced; otherwise `baseline` is, and what `restricted` would refuse is warned about. */
function podSecurityLabels(packs: readonly string[]): Record<string, string> {
  if (packs.includes('restricted-pods')) {
    return { 'pod-security.kubernetes.io/enforce': 'restricted' };
  }
  const enforced = { 'pod-security.kubernetes.io/enforce': 'baseline' };
  return packs.includes('baseline-pods')
    ? enforced
    : { ...enforced, 'pod-security.kubernetes.io/warn': 'restricted' };
}
