import type { ObservedResource } from '@groundwork/plugin-control-plane-common';
import type { DesiredNamespace } from '@groundwork/plugin-control-plane-node';
import { createHash } from 'node:crypto';
import { kinds, type Kind } from '../client';

/**
 * The API server sends a bookmark once a minute, and a watch that has just been opened again one after a minute more; what
 * is silent for longer may have missed something.
 */
const silenceMsMax = 150_000;

/** A look at what is live that is under way. */
export type Look = { readonly id: string; readonly digest: string };

/**
 * Remembers which environments were found to be as they should be, for as long as the watches of all kinds show that
 * nothing of them has changed since: so a cluster is not asked again and again for what it would tell by itself. Without
 * a watch, or with one that is silent, nothing is remembered.
 */
export class SyncMemory {
  readonly #now: () => number;
  readonly #heardAt = new Map<Kind, number>();
  readonly #looks = new Map<string, Look>();
  readonly #kept = new Map<
    string,
    { digest: string; resources: readonly ObservedResource[] }
  >();

  private constructor(now: () => number) {
    this.#now = now;
  }

  /** @param now - monotonic, in milliseconds */
  static create(now: () => number = () => performance.now()): SyncMemory {
    return new SyncMemory(now);
  }

  /** What was observed of an environment, while it still holds. */
  recall(desired: DesiredNamespace): ObservedResource[] | undefined {
    const kept = this.#kept.get(desired.id);
    return kept && this.#isFresh() && kept.digest === digestOf(desired)
      ? kept.resources.map(resource => ({ ...resource, fields: [] }))
      : undefined;
  }

  /** Is to be called before a look at what is live, so that what changes meanwhile is not overlooked. */
  begin(desired: DesiredNamespace): Look {
    const look = { id: desired.id, digest: digestOf(desired) };
    this.#kept.delete(look.id);
    if (this.#isFresh()) {
      this.#looks.set(look.id, look);
    }
    return look;
  }

  /** Keeps what the look has found, where everything is as it should be, and nothing has changed since it began. */
  keep(look: Look, resources: readonly ObservedResource[]) {
    const isUndisturbed = this.#looks.get(look.id) === look;
    this.#looks.delete(look.id);
    if (
      isUndisturbed &&
      this.#isFresh() &&
      resources.every(({ state }) => state === 'in_sync')
    ) {
      this.#kept.set(look.id, { digest: look.digest, resources });
    }
  }

  /** Something of these environments has changed, whoever did it. */
  forget(ids: readonly string[]) {
    for (const id of ids) {
      this.#kept.delete(id);
      this.#looks.delete(id);
    }
  }

  /** The watch of a kind has just given a sign of life. */
  hear(kind: Kind) {
    this.#heardAt.set(kind, this.#now());
  }

  /** Nobody watches any more. */
  clear() {
    this.#heardAt.clear();
    this.#looks.clear();
    this.#kept.clear();
  }

  #isFresh(): boolean {
    const oldest = this.#now() - silenceMsMax;
    return kinds.every(kind => (this.#heardAt.get(kind) ?? -Infinity) > oldest);
  }
}

function digestOf(desired: DesiredNamespace): string {
  return createHash('sha1').update(JSON.stringify(desired)).digest('base64');
}
