import type { LoggerService } from '@backstage/backend-plugin-api';
import { setTimeout as delay } from 'node:timers/promises';
import {
  collectionPath,
  explainKubeError,
  isKubeObject,
  KubeStatusError,
  type Kind,
  type KubeClient,
  type KubeObject,
} from '../client';
import { readList } from '../live';
import { fieldManager, managedByLabel } from '../manifests';
import { SeenObjects } from './SeenObjects';
import type { SyncMemory } from './SyncMemory';

const pageSize = 500;
const watchSeconds = 290;
/** Everything is listed again now and then, in case that an event was lost. */
const listAgainMs = 3_600_000;
const failureDelayMs = 250;
const failureDelayMsMax = 30_000;
const labelSelector = `${managedByLabel}=${fieldManager}`;

/** What {@link watchKind} needs. */
export type WatchKindOptions = {
  client: KubeClient;
  logger: LoggerService;
  type: Kind;
  signal: AbortSignal;
  memory: SyncMemory;
  onChange: (ids: string[]) => void;
};

/**
 * Watches all objects of one kind that carry the control plane's label, until the signal aborts: lists them once, then
 * goes on from where it was after every break, and lists them again only when the API server does not remember that far.
 */
export async function watchKind(options: WatchKindOptions): Promise<void> {
  const { logger, type, signal, memory } = options;
  const seen = SeenObjects.create(ids => memory.forget(ids));
  let position: string | undefined;
  let listedAt = 0;
  let failures = 0;
  while (!signal.aborted) {
    try {
      if (
        position === undefined ||
        performance.now() - listedAt > listAgainMs
      ) {
        position = await readAll(options, seen);
        listedAt = performance.now();
        memory.hear(type);
      }
      for await (const at of follow(options, seen, position)) {
        position = at;
        failures = 0;
        memory.hear(type);
      }
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      if (error instanceof KubeStatusError && error.status === 410) {
        position = undefined;
      }
      failures += 1;
      if (failures === 2) {
        const why = explainKubeError(error, signal);
        logger.warn(`Cannot watch ${type.resource}; trying again: ${why}`);
      }
    }
    const wait = failureDelayMs * 2 ** Math.min(failures, 10);
    await delay(
      Math.min(wait, failureDelayMsMax) * (0.5 + Math.random() / 2),
      undefined,
      { signal, ref: false },
    ).catch(() => {});
  }
}

/** Lists everything, and answers the place in history from which to watch. */
async function readAll(
  { client, type, signal, onChange }: WatchKindOptions,
  seen: SeenObjects,
): Promise<string | undefined> {
  const objects: KubeObject[] = [];
  let from: string | undefined;
  for (;;) {
    const answer = await client.call({
      method: 'GET',
      path: collectionPath(type),
      query: { labelSelector, limit: String(pageSize), continue: from },
      subject: { verb: 'list', resource: type.resource },
      signal,
    });
    const { items, next, resourceVersion } = readList(answer);
    objects.push(...items);
    if (next === undefined) {
      onChange(seen.replace(objects));
      return resourceVersion;
    }
    from = next;
  }
}

/** Follows the events from a place in history on, and gives the place after each. */
async function* follow(
  { client, type, signal, onChange }: WatchKindOptions,
  seen: SeenObjects,
  position: string | undefined,
): AsyncGenerator<string, void> {
  const subject = { verb: 'watch', resource: type.resource };
  const events = client.watch({
    path: collectionPath(type),
    query: {
      labelSelector,
      watch: 'true',
      allowWatchBookmarks: 'true',
      timeoutSeconds: String(watchSeconds),
      resourceVersion: position,
    },
    subject,
    signal,
  });
  for await (const event of events) {
    const { kind, object } = readEvent(event);
    if (kind === 'ERROR') {
      throw KubeStatusError.fromStatus(object, subject);
    }
    const at = positionOf(object);
    if (kind !== 'BOOKMARK' && isKubeObject(object)) {
      onChange(kind === 'DELETED' ? seen.remove(object) : seen.put(object));
    }
    if (at !== undefined) {
      yield at;
    }
  }
}

function readEvent(event: unknown): { kind: unknown; object: unknown } {
  if (typeof event !== 'object' || event === null || !('object' in event)) {
    throw new SyntaxError('The event is not one');
  }
  return { kind: 'type' in event && event.type, object: event.object };
}

/** A bookmark has no name, and so is no object, but says where it stands. */
function positionOf(object: unknown): string | undefined {
  const { metadata } = object as {
    metadata?: { resourceVersion?: unknown };
  };
  return typeof metadata?.resourceVersion === 'string'
    ? metadata.resourceVersion
    : undefined;
}
