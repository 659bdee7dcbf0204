import {
  TerminalRuntimeError,
  type DesiredNamespace,
} from '@groundwork/plugin-control-plane-node';
import type { KubeObject } from '../client';
import { isOwned, requestLabel } from '../manifests';

/**
 * Refuses to go on when an object that is in the way is not the environment's own.
 *
 * @param location - where it is, as people read it
 * @throws TerminalRuntimeError that names it
 */
export function requireOwnership(
  object: KubeObject | undefined,
  location: string,
  desired: DesiredNamespace,
): void {
  if (!object || isOwned(object, desired.id)) {
    return;
  }
  const other = object.metadata.labels?.[requestLabel];
  const whose =
    other !== undefined && other !== desired.id
      ? 'it belongs to another environment'
      : 'it does not carry the labels and the annotation of this environment';
  throw new TerminalRuntimeError(
    `${location} exists already and is left alone: ${whose}. Delete or rename it`,
    { reason: 'NotOwned' },
  );
}
