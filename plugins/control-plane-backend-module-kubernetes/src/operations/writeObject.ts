import type { DesiredNamespace } from '@groundwork/plugin-control-plane-node';
import { KubeStatusError, type KubeObject } from '../client';
import { mendingOf, type ObservedObject } from '../drift';
import { requireOwnership, type Cluster, type ObjectPlace } from '../live';
import type { RenderedObject } from '../manifests';

type WriteOptions = {
  desired: DesiredNamespace;
  signal: AbortSignal;
  dryRun?: boolean;
};

/** The place of a rendered object. */
export function placeOf({ type, object }: RenderedObject): ObjectPlace {
  const { name, namespace } = object.metadata;
  return { type, name, namespace };
}

/**
 * Brings one object to what was rendered, and answers it: at most one call that writes, unless somebody else both added
 * fields and changed others. What changed since it was looked at is a conflict, and not written to: it may be somebody
 * else's by now.
 */
export async function writeObject(
  cluster: Cluster,
  { rendered, live }: { rendered: RenderedObject; live?: KubeObject },
  options: WriteOptions,
): Promise<KubeObject> {
  if (!live) {
    return createObject(cluster, rendered, options);
  }
  requireOwnership(live, rendered.location, options.desired);
  try {
    return await mendObject(cluster, { rendered, live }, options);
  } catch (error) {
    const isInTheWay = error instanceof KubeStatusError && error.isImmutable;
    if (!isInTheWay || !rendered.type.namespaced || options.dryRun) {
      throw error;
    }
    // What cannot be changed is made anew.
    await cluster.delete(placeOf(rendered), live, options);
    return createObject(cluster, rendered, options);
  }
}

/** Takes away an object that should not be there. */
export async function deleteExtra(
  cluster: Cluster,
  { live }: ObservedObject,
  type: ObjectPlace['type'],
  { signal }: { signal: AbortSignal },
): Promise<void> {
  if (live) {
    const { name, namespace } = live.metadata;
    await cluster.delete({ type, name, namespace }, live, { signal });
  }
}

/** Makes an object that the environment does not have, unless another one has its name. */
async function createObject(
  cluster: Cluster,
  rendered: RenderedObject,
  options: WriteOptions,
): Promise<KubeObject> {
  const place = placeOf(rendered);
  try {
    return await cluster.create(place, rendered.object, options);
  } catch (error) {
    if (error instanceof KubeStatusError && error.status === 409) {
      // Its labels may have been taken away, or it is somebody else's: then no list has shown it.
      const inTheWay = await cluster.get(place, options);
      requireOwnership(inTheWay, rendered.location, options.desired);
    }
    throw error;
  }
}

async function mendObject(
  cluster: Cluster,
  { rendered, live }: { rendered: RenderedObject; live: KubeObject },
  options: WriteOptions,
): Promise<KubeObject> {
  const place = placeOf(rendered);
  const { removal, needsApply } = mendingOf(rendered.object, live);
  let result = live;
  if (removal) {
    result = await cluster.merge(place, removal, result, options);
  }
  if (needsApply) {
    // A trial leaves the object as it was.
    const base = options.dryRun ? live : result;
    result = await cluster.apply(place, rendered.object, base, options);
  }
  return result;
}
