import type { Entity } from '@backstage/catalog-model';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type {
  EntityProviderConnection,
  EntityProviderMutation,
} from '@backstage/plugin-catalog-node';

/** Keeps what a provider provides, as the catalog does, and lets a test wait for it. */
export class FakeCatalog implements EntityProviderConnection {
  readonly mutations: EntityProviderMutation[] = [];
  readonly #entities = new Map<string, Entity>();
  readonly #waiting = new Set<() => void>();

  /** Called with each mutation, before it is applied. */
  onMutation: (mutation: EntityProviderMutation) => void = () => {};

  get refs(): string[] {
    return [...this.#entities.keys()].sort();
  }

  get(ref: string): Entity | undefined {
    return this.#entities.get(ref);
  }

  async applyMutation(mutation: EntityProviderMutation): Promise<void> {
    this.onMutation(mutation);
    this.mutations.push(mutation);
    if (mutation.type === 'full') {
      this.#entities.clear();
    } else {
      for (const removed of mutation.removed) {
        this.#entities.delete(
          'entityRef' in removed
            ? removed.entityRef
            : stringifyEntityRef(removed.entity),
        );
      }
    }
    const added = mutation.type === 'full' ? mutation.entities : mutation.added;
    for (const { entity } of added) {
      this.#entities.set(stringifyEntityRef(entity), entity);
    }
    for (const check of this.#waiting) {
      check();
    }
  }

  async refresh(): Promise<void> {}

  /** Resolves as soon as the condition holds, which is looked at after every mutation. */
  async until(condition: () => boolean): Promise<void> {
    if (condition()) {
      return;
    }
    await new Promise<void>(resolve => {
      const check = () => {
        if (condition()) {
          this.#waiting.delete(check);
          resolve();
        }
      };
      this.#waiting.add(check);
    });
  }
}
