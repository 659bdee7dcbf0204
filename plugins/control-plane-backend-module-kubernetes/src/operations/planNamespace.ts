import type { PlannedChange } from '@groundwork/plugin-control-plane-common';
import type {
  DesiredNamespace,
  RuntimePlan,
} from '@groundwork/plugin-control-plane-node';
import {
  compareValues,
  serialiseManifest,
} from '@groundwork/plugin-control-plane-node/manifests';
import { KubeStatusError } from '../client';
import { observeNamespace, projectObject, type ObservedObject } from '../drift';
import { isTerminating, requireOwnership, type Cluster } from '../live';
import { renderObjects, type RenderedObject } from '../manifests';
import { writeObject } from './writeObject';

type Options = { signal: AbortSignal };

/**
 * Tells what applying would change: the API server tries each change without keeping it. Within a namespace that does
 * not exist yet it cannot, so that these are told as they will be sent.
 */
export async function planNamespace(
  cluster: Cluster,
  desired: DesiredNamespace,
  options: Options,
): Promise<RuntimePlan> {
  const rendered = renderObjects(desired);
  const live = await cluster.readNamespace(desired, options);
  const [namespace] = rendered;
  requireOwnership(live.namespace, namespace.location, desired);
  const isGoing = live.namespace !== undefined && isTerminating(live.namespace);
  const observed = isGoing
    ? observeNamespace(
        rendered,
        { namespace: undefined, objects: new Map() },
        desired,
      )
    : observeNamespace(rendered, live, desired);
  const ids = new Set(observed.map(({ resource }) => resource.id));
  const hasNamespace = live.namespace !== undefined && !isGoing;
  return {
    resources: rendered
      .filter(({ id }) => ids.has(id))
      .map(({ object: _object, type: _type, ...resource }) => resource),
    changes: await Promise.all(
      observed.map(async one => {
        const canTry = hasNamespace || (one.rendered === namespace && !isGoing);
        const change = changeOf(one);
        return one.rendered && canTry
          ? withTrial(cluster, change, one.rendered, one, desired, options)
          : change;
      }),
    ),
  };
}

function changeOf({ resource, rendered, live }: ObservedObject): PlannedChange {
  const actions = {
    in_sync: 'none',
    missing: 'create',
    changed: 'update',
    extra: 'delete',
  } as const;
  return {
    resource_id: resource.id,
    action: actions[resource.state],
    ...(live && {
      before: rendered
        ? serialiseManifest(projectObject(rendered.object, live))
        : // Its content may be a secret of whoever made it.
          serialiseManifest({ kind: resource.kind, name: resource.name }),
    }),
    ...(rendered && { after: rendered.content }),
  };
}

/** Has the API server try the change, and shows what would come of it where that is something else. */
async function withTrial(
  cluster: Cluster,
  change: PlannedChange,
  rendered: RenderedObject,
  { live }: ObservedObject,
  desired: DesiredNamespace,
  { signal }: Options,
): Promise<PlannedChange> {
  if (change.action === 'none') {
    return change;
  }
  try {
    const result = await writeObject(
      cluster,
      { rendered, live },
      { desired, signal, dryRun: true },
    );
    const projected = projectObject(rendered.object, result);
    // Taking away and applying are tried one by one, so that the trial of the one still shows what the other mends.
    const isOther =
      change.action === 'create' &&
      compareValues(rendered.object, projected).length > 0;
    return isOther
      ? { ...change, after: serialiseManifest(projected) }
      : change;
  } catch (error) {
    if (error instanceof KubeStatusError && error.isImmutable) {
      return change;
    }
    throw error;
  }
}
