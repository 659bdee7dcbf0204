import { KubeStatusError, podKind, type KubeObject } from '../client';
import { resourceIdOf } from '../manifests';
import type { Cluster } from './Cluster';
import { isTerminating } from './termination';

const endedPhases = ['Succeeded', 'Failed'];

/**
 * What runs in a namespace or is about to, whoever started it, by resource id. Nothing where the credentials may not
 * look: then it goes on until it ends, and only nothing new starts.
 */
export async function listRunningPods(
  cluster: Pick<Cluster, 'list'>,
  namespace: string,
  options: { signal: AbortSignal },
): Promise<Array<readonly [string, KubeObject]>> {
  try {
    const pods = await cluster.list(podKind, namespace, undefined, options);
    return pods
      .filter(pod => !isTerminating(pod) && !hasEnded(pod))
      .map(({ metadata: { name, uid } }) => [
        resourceIdOf(podKind, name),
        // Without a version: its status changes all the time, and it is to go whatever that is.
        { kind: podKind.kind, metadata: { name, namespace, uid } },
      ]);
  } catch (error) {
    if (error instanceof KubeStatusError && error.status === 403) {
      return [];
    }
    throw error;
  }
}

function hasEnded({ status }: KubeObject): boolean {
  const phase = (status as { phase?: unknown } | undefined)?.phase;
  return endedPhases.includes(String(phase));
}
