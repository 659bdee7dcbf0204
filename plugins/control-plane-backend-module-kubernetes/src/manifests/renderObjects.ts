import type { PlannedResource } from '@groundwork/plugin-control-plane-common';
import {
  TerminalRuntimeError,
  type DesiredNamespace,
} from '@groundwork/plugin-control-plane-node';
import {
  acceptFields,
  refuseIllegalNames,
  refuseIllegalPolicies,
  renderEgressPolicy,
  renderLimitRange,
  renderNamespace,
  renderNetworkPolicy,
  renderParameters,
  renderPolicyPack,
  renderResourceQuota,
  serialiseManifest,
  wellFormed,
} from '@groundwork/plugin-control-plane-node/manifests';
import {
  isKubeObject,
  kindOf,
  objectPath,
  type Kind,
  type KubeObject,
} from '../client';
import { withOwnership } from './ownership';
import { renderRoleBindings } from './renderRoleBindings';

/** One object of an environment. */
export type RenderedObject = PlannedResource & {
  object: KubeObject;
  type: Kind;
};

const renderers = [
  renderNamespace,
  renderResourceQuota,
  renderLimitRange,
  renderNetworkPolicy,
  renderEgressPolicy,
  renderPolicyPack,
  renderParameters,
];

/**
 * Renders all objects of an environment, the namespace first and with the drift that was accepted: pure, and the same
 * for the same input.
 *
 * @throws TerminalRuntimeError when a name, quantity or policy is not legal, or what was accepted is not possible
 */
export function renderObjects(desired: DesiredNamespace): RenderedObject[] {
  refuseIllegalNames(desired);
  refuseIllegalPolicies(desired);
  try {
    return [
      ...renderers.flatMap(render => render(desired) ?? []),
      ...renderRoleBindings(desired),
    ].map(manifest => rendered(manifest, desired));
  } catch (error) {
    if (error instanceof TerminalRuntimeError) {
      throw error;
    }
    throw new TerminalRuntimeError(
      `The environment ${desired.name} cannot be rendered: ${
        error instanceof Error ? error.message : error
      }`,
      { reason: 'NotRenderable' },
    );
  }
}

/** The id of an object within its environment. */
export function resourceIdOf(type: Kind, name: string): string {
  return `${type.kind}/${name}`;
}

/** Where an object is, as people read it. */
export function locationOf(
  type: Kind,
  name: string,
  namespace: string | undefined,
): string {
  return objectPath(type, name, namespace).replace(
    /^\/apis?\/([^/]+\/)??v1\//,
    '',
  );
}

function rendered(manifest: object, desired: DesiredNamespace): RenderedObject {
  if (!isKubeObject(manifest)) {
    throw new Error('A manifest has no name');
  }
  const type = kindOf(String(manifest.kind));
  const { name, namespace } = manifest.metadata;
  const id = resourceIdOf(type, name);
  const object = acceptFields(
    id,
    wellFormed(withOwnership(manifest, desired)),
    desired.accepted,
  );
  return {
    id,
    kind: type.kind,
    name,
    location: locationOf(type, name, namespace),
    // Only a plan shows it.
    get content() {
      return serialiseManifest(object);
    },
    object,
    type,
  };
}
