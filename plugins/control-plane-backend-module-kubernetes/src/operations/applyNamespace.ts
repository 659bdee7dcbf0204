import type {
  ApplyResult,
  DesiredNamespace,
} from '@groundwork/plugin-control-plane-node';
import { setTimeout as delay } from 'node:timers/promises';
import { kindOf, KubeStatusError, podKind } from '../client';
import { observeNamespace, type ObservedObject } from '../drift';
import {
  explainTermination,
  isTerminating,
  requireOwnership,
  type Cluster,
} from '../live';
import { renderObjects } from '../manifests';
import { deleteExtra, writeObject } from './writeObject';

const attemptsMax = 5;
const raceDelayMs = 100;

type Options = { signal: AbortSignal };

/** Makes what is live what is desired; looks again when somebody else was faster. */
export async function applyNamespace(
  cluster: Cluster,
  desired: DesiredNamespace,
  options: Options,
): Promise<ApplyResult> {
  const rendered = renderObjects(desired);
  for (let attempt = 1; ; attempt++) {
    try {
      const live = await cluster.readNamespace(desired, options);
      const observed = observeNamespace(rendered, live, desired);
      return await applyOnce(cluster, observed, desired, options);
    } catch (error) {
      if (!(error instanceof KubeStatusError)) {
        throw error;
      }
      if (error.isTerminating) {
        return waitingFor(`The namespace ${desired.name} is being deleted`);
      }
      if (!error.isRace || attempt === attemptsMax) {
        throw error;
      }
      const wait = raceDelayMs * attempt * (0.5 + Math.random());
      await delay(wait, undefined, options);
    }
  }
}

async function applyOnce(
  cluster: Cluster,
  observed: ObservedObject[],
  desired: DesiredNamespace,
  options: Options,
): Promise<ApplyResult> {
  const due = observed.filter(({ resource }) => resource.state !== 'in_sync');
  if (observed.length === 0) {
    return { outcome: 'unchanged', links: [] };
  }
  const [first, ...others] = observed;
  requireOwnership(first.live, first.resource.location, desired);
  if (first.live && isTerminating(first.live)) {
    const { message, requeueAfterMs } = explainTermination(
      first.live,
      Date.now(),
    );
    return waitingFor(message, requeueAfterMs);
  }
  if (due.length === 0) {
    return { outcome: 'unchanged', links: [] };
  }
  if (due.includes(first)) {
    const namespace = await write(cluster, first, desired, options);
    if (namespace && isTerminating(namespace)) {
      return waitingFor(`The namespace ${desired.name} is being deleted`);
    }
  }
  const rest = others.filter(one => due.includes(one));
  // What runs is stopped last: by then the quota lets nobody start it again.
  for (const isRunning of [false, true]) {
    await writeAll(
      cluster,
      rest.filter(
        ({ resource }) => isRunning === (resource.kind === podKind.kind),
      ),
      desired,
      options,
    );
  }
  return { outcome: 'applied', links: [] };
}

/** Tries all, so that one that is refused does not keep the others from being mended. */
async function writeAll(
  cluster: Cluster,
  objects: ObservedObject[],
  desired: DesiredNamespace,
  options: Options,
): Promise<void> {
  const results = await Promise.allSettled(
    objects.map(one => write(cluster, one, desired, options)),
  );
  for (const result of results) {
    if (result.status === 'rejected') {
      throw result.reason;
    }
  }
}

async function write(
  cluster: Cluster,
  one: ObservedObject,
  desired: DesiredNamespace,
  options: Options,
) {
  const { rendered, live, resource } = one;
  if (rendered) {
    return writeObject(cluster, { rendered, live }, { desired, ...options });
  }
  await deleteExtra(cluster, one, kindOf(resource.kind), options);
  return undefined;
}

function waitingFor(message: string, requeueAfterMs = 5_000): ApplyResult {
  return { outcome: 'waiting', message, requeueAfterMs, links: [] };
}
