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
 * fields and changed others.
 *
 * @param isNew - the namespace has just been made, so that nothing can be in the way
 */
export async function writeObject(
  cluster: Cluster,
  { rendered, live }: { rendered: RenderedObject; live?: KubeObject },
  { isNew = false, ...options }: WriteOptions & { isNew?: boolean },
): Promise<KubeObject> {
  if (!live) {
    return createObject(cluster, rendered, { isNew, ...options });
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
    await cluster.delete(placeOf(rendered), live.metadata.uid, options);
    return createObject(cluster, rendered, { isNew, ...options });
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
    const { name, namespace, uid } = live.metadata;
    await cluster.delete({ type, name, namespace }, uid, { signal });
  }
}

/** Makes an object that the environment does not have, unless another one has its name. */
async function createObject(
  cluster: Cluster,
  rendered: RenderedObject,
  options: WriteOptions & { isNew: boolean },
): Promise<KubeObject> {
  const place = placeOf(rendered);
  if (!options.isNew) {
    // Its labels may have been taken away, or it is somebody else's: then no list has shown it.
    const inTheWay = await cluster.get(place, options);
    requireOwnership(inTheWay, rendered.location, options.desired);
  }
  // Without force: what somebody else makes in this moment is a conflict rather than taken over.
  return cluster.apply(place, rendered.object, { ...options, force: false });
}

async function mendObject(
  cluster: Cluster,
  { rendered, live }: { rendered: RenderedObject; live: KubeObject },
  options: WriteOptions,
): Promise<KubeObject> {
  const place = placeOf(rendered);
  const { removal, needsApply } = mendingOf(rendered.object, live);
  const { uid, resourceVersion } = live.metadata;
  let result = live;
  if (removal) {
    const patch = { ...removal, metadata: { uid, resourceVersion } };
    result = await cluster.merge(place, patch, options);
  }
  if (needsApply) {
    // With the uid it changes this very object, and does not make a new one if this one goes in the meantime.
    const object: KubeObject = {
      ...rendered.object,
      metadata: { ...rendered.object.metadata, uid },
    };
    result = await cluster.apply(place, object, { ...options, force: true });
  }
  return result;
}
