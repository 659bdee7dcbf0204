import type { AuthService } from '@backstage/backend-plugin-api';
import {
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { DependencyError } from '../http/errors';
import type { Principal } from '../identity';

/** Finds what requests are for in the catalog. */
export class ComponentDirectory {
  readonly #catalog: Pick<CatalogService, 'getEntityByRef'>;
  readonly #auth: Pick<AuthService, 'getOwnServiceCredentials'>;

  private constructor(options: ComponentDirectoryOptions) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
  }

  static create(options: ComponentDirectoryOptions): ComponentDirectory {
    return new ComponentDirectory(options);
  }

  /**
   * The entity as the caller may see it: with their own credentials where Backstage knows them, else with the plugin's.
   *
   * @param principal - absent to look as the plugin itself
   * @returns `undefined` when there is none, or the caller may not see it
   * @throws `DependencyError` when the catalog does not answer.
   */
  async find(ref: string, principal?: Principal): Promise<Entity | undefined> {
    try {
      const credentials =
        principal && principal.type !== 'subject'
          ? principal.credentials
          : await this.#auth.getOwnServiceCredentials();
      return await this.#catalog.getEntityByRef(ref, { credentials });
    } catch (error) {
      throw new DependencyError(
        'The catalog cannot be asked for the component now. Try again in a moment.',
        error,
      );
    }
  }
}

export type ComponentDirectoryOptions = {
  catalog: Pick<CatalogService, 'getEntityByRef'>;
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
};

/** Entity reference of who owns an entity: as the catalog has worked it out, else as the entity says. */
export function ownerOf(entity: Entity | undefined): string | undefined {
  const related = entity?.relations?.find(
    ({ type }) => type === RELATION_OWNED_BY,
  );
  if (related) {
    return related.targetRef.toLocaleLowerCase('en-US');
  }
  const said = entity?.spec?.owner;
  if (typeof said !== 'string') {
    return undefined;
  }
  try {
    return stringifyEntityRef(
      parseEntityRef(said, {
        defaultKind: 'group',
        defaultNamespace: entity?.metadata.namespace ?? 'default',
      }),
    );
  } catch {
    return undefined;
  }
}
