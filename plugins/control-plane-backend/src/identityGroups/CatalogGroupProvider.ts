import type { AuthService } from '@backstage/backend-plugin-api';
import {
  RELATION_HAS_MEMBER,
  RELATION_PARENT_OF,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { IdentityGroupProvider } from '@groundwork/plugin-control-plane-node';

const depthMax = 10;
const groupsMax = 1_000;
const batchSize = 100;

/**
 * Groups of the catalog. Whoever is in a group below is a member of those above it too: a department that may work
 * somewhere means its teams.
 */
export class CatalogGroupProvider implements IdentityGroupProvider {
  readonly id = 'catalog';
  readonly #catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
  readonly #auth: Pick<AuthService, 'getOwnServiceCredentials'>;

  private constructor(options: CatalogGroupProviderOptions) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
  }

  static create(options: CatalogGroupProviderOptions): CatalogGroupProvider {
    return new CatalogGroupProvider(options);
  }

  async resolve(group: string): Promise<string[] | undefined> {
    if (!group.startsWith('group:')) {
      return undefined;
    }
    const members = new Set<string>();
    const seen = new Set([group]);
    let level = [group];
    for (let depth = 0; depth <= depthMax && level.length > 0; depth++) {
      const entities = await this.#get(level);
      if (depth === 0 && entities.length === 0) {
        return undefined;
      }
      level = [];
      for (const { type, targetRef } of entities.flatMap(
        entity => entity.relations ?? [],
      )) {
        if (type === RELATION_HAS_MEMBER && targetRef.startsWith('user:')) {
          members.add(targetRef);
        } else if (
          type === RELATION_PARENT_OF &&
          !seen.has(targetRef) &&
          seen.size < groupsMax
        ) {
          seen.add(targetRef);
          level.push(targetRef);
        }
      }
    }
    return [...members];
  }

  async #get(refs: readonly string[]) {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const entities = [];
    for (let start = 0; start < refs.length; start += batchSize) {
      const { items } = await this.#catalog.getEntitiesByRefs(
        {
          entityRefs: refs.slice(start, start + batchSize),
          fields: ['kind', 'metadata.name', 'relations'],
        },
        { credentials },
      );
      entities.push(...items.flatMap(entity => entity ?? []));
    }
    return entities;
  }
}

export type CatalogGroupProviderOptions = {
  catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
};
