import { isRequestId } from '@groundwork/plugin-control-plane-node/manifests';
import { createHash } from 'node:crypto';
import type { KubeObject } from '../client';
import { ownTime } from '../drift';
import { requestLabel } from '../manifests';

type Seen = { id: string; digest: string; ownTime: string | undefined };

/**
 * Remembers the objects of one kind as they were seen last, to tell which events are of interest: what the control plane
 * did itself, and what is in the status alone, such as the use of a quota, is not.
 */
export class SeenObjects {
  #seen = new Map<string, Seen>();
  readonly #onTouch: (ids: string[]) => void;
  #isComplete = false;

  private constructor(onTouch: (ids: string[]) => void) {
    this.#onTouch = onTouch;
  }

  /** @param onTouch - is called for every change beyond the status, those of the control plane included */
  static create(onTouch: (ids: string[]) => void = () => {}): SeenObjects {
    return new SeenObjects(onTouch);
  }

  /** Takes a list of everything, and tells the environments of which something changed since the last one. */
  replace(objects: readonly KubeObject[]): string[] {
    const before = this.#seen;
    const wasComplete = this.#isComplete;
    this.#seen = new Map();
    this.#isComplete = true;
    const changed: string[] = [];
    for (const object of objects) {
      const { uid = '' } = object.metadata;
      changed.push(...this.#put(object, before.get(uid)));
      before.delete(uid);
    }
    const gone = [...before.values()].map(({ id }) => id);
    this.#onTouch(gone);
    changed.push(...gone);
    // There is nothing to compare the first list with.
    return wasComplete ? changed : [];
  }

  /** Takes an object that was added or changed. */
  put(object: KubeObject): string[] {
    return this.#put(object, this.#seen.get(object.metadata.uid ?? ''));
  }

  /** Takes an object that is gone, or no longer carries the label. */
  remove(object: KubeObject): string[] {
    const { uid = '' } = object.metadata;
    const seen = this.#seen.get(uid);
    this.#seen.delete(uid);
    const id = seen?.id ?? object.metadata.labels?.[requestLabel];
    const ids = [id].filter(isRequestId);
    this.#onTouch(ids);
    return ids;
  }

  #put(object: KubeObject, before: Seen | undefined): string[] {
    const { uid = '', labels = {} } = object.metadata;
    const id = labels[requestLabel];
    const ids = [before?.id, id].filter(isRequestId);
    if (!isRequestId(id)) {
      this.#onTouch(ids);
      this.#seen.delete(uid);
    } else {
      const now = { id, digest: digestOf(object), ownTime: ownTime(object) };
      this.#seen.set(uid, now);
      if (before?.digest !== now.digest) {
        this.#onTouch(ids);
      }
      if (before && before.id === id && !isForeign(before, now)) {
        return [];
      }
      if (!before && now.ownTime !== undefined) {
        return [];
      }
    }
    return [...new Set(ids)];
  }
}

/** What the control plane applies moves the time of its entry in `managedFields`; what others do does not. */
function isForeign(before: Seen, now: Seen): boolean {
  return before.digest !== now.digest && before.ownTime === now.ownTime;
}

function digestOf(object: KubeObject): string {
  const { status: _status, metadata, ...content } = object;
  const {
    managedFields: _managedFields,
    resourceVersion: _resourceVersion,
    ...kept
  } = metadata;
  return createHash('sha1')
    .update(JSON.stringify([content, kept]))
    .digest('base64');
}
