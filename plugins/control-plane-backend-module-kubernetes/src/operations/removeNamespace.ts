import {
  TerminalRuntimeError,
  type DesiredNamespace,
  type RemoveResult,
} from '@groundwork/plugin-control-plane-node';
import { refuseIllegalNames } from '@groundwork/plugin-control-plane-node/manifests';
import { setTimeout as delay } from 'node:timers/promises';
import { KubeStatusError, namespaceKind, type KubeObject } from '../client';
import { explainTermination, isTerminating, type Cluster } from '../live';
import { isOwned, isPartlyOwned } from '../manifests';

const lookEveryMs = 250;

/**
 * Deletes a namespace, if it is the environment's own, and says what its end waits for.
 *
 * @param waitMs - how long to wait for its end within the call; it takes five seconds at least
 */
export async function removeNamespace(
  cluster: Cluster,
  desired: DesiredNamespace,
  { signal, waitMs }: { signal: AbortSignal; waitMs: number },
): Promise<RemoveResult> {
  refuseIllegalNames(desired);
  const place = { type: namespaceKind, name: desired.name };
  const found = await cluster.get(place, { signal });
  if (!found || !requireWhole(found, desired)) {
    return { outcome: 'absent' };
  }
  const { uid } = found.metadata;
  if (!isTerminating(found)) {
    try {
      await cluster.delete(place, found, { signal });
    } catch (error) {
      if (error instanceof KubeStatusError && error.status === 409) {
        // Another one has the name by now, or somebody changed it; the next look tells.
        return waitingFor(found);
      }
      throw error;
    }
  }

  const end = Date.now() + waitMs;
  for (;;) {
    const left = await cluster.get(place, { signal });
    if (!left || left.metadata.uid !== uid) {
      return { outcome: 'removed' };
    }
    if (Date.now() >= end) {
      return waitingFor(left);
    }
    await delay(lookEveryMs, undefined, { signal });
  }
}

/** Whether it is the environment's own. What carries only a part of the mark is for a person to decide. */
function requireWhole(found: KubeObject, desired: DesiredNamespace): boolean {
  if (isOwned(found, desired.id)) {
    return true;
  }
  if (isPartlyOwned(found, desired.id)) {
    throw new TerminalRuntimeError(
      `namespaces/${desired.name} is left alone: it carries only a part of the labels and the annotation of this environment. Delete it by hand, or restore them`,
      { reason: 'NotOwned' },
    );
  }
  return false;
}

function waitingFor(namespace: KubeObject): RemoveResult {
  const { message, requeueAfterMs } = explainTermination(namespace, Date.now());
  return { outcome: 'waiting', message, requeueAfterMs };
}
