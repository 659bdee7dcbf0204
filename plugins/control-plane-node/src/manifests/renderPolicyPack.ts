import type { DesiredNamespace } from '../runtime';
import { canonicalJson } from './canonicalJson';
import { labelsOf } from './labels';

/**
 * Tells people and policy engines in the cluster which packs apply: a JSON array of names, in order. What the packs say
 * beside that is JSON too: where images may come from, and texts by name.
 */
export function renderPolicyPack(desired: DesiredNamespace): object {
  const { image_registries, data = {} } = desired.policies ?? {};
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
      ...(Object.keys(data).length > 0 && { 'data.json': canonicalJson(data) }),
      ...(image_registries && {
        'image-registries.json': canonicalJson(inOrder(image_registries)),
      }),
      'policy-packs.json': JSON.stringify(inOrder(desired.policy_packs)),
    },
  };
}

function inOrder(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
