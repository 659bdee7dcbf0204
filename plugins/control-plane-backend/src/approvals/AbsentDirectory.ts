import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { RELATION_MEMBER_OF } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  approverRoleRef,
  rolesOf,
  type RoleMembership,
} from '@groundwork/plugin-control-plane-node';
import { DependencyError } from '../http/errors';
import type { StandIn } from './ApproverStore';

/** Knows from the catalog as what people who are away may decide. */
export class AbsentDirectory {
  readonly #catalog: Pick<CatalogService, 'getEntityByRef'>;
  readonly #auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  readonly #roles: RoleMembership;
  readonly #logger: LoggerService;

  private constructor(options: AbsentDirectoryOptions) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#roles = options.roles;
    this.#logger = options.logger;
  }

  static create(options: AbsentDirectoryOptions): AbsentDirectory {
    return new AbsentDirectory(options);
  }

  /**
   * As what somebody decides: themselves, their groups, and the role approver when they have it by the configuration.
   *
   * @returns themselves alone when the catalog does not know them
   * @throws `DependencyError` when the catalog does not answer.
   */
  async find(ref: string): Promise<string[]> {
    try {
      return this.withRole((await this.#ownershipRefs(ref)) ?? [ref]);
    } catch (error) {
      throw new DependencyError(
        'The catalog cannot be asked for their groups now. Try again in a moment.',
        error,
      );
    }
  }

  /** References with the role approver, when it belongs to one of them by the configuration. */
  withRole(refs: readonly string[]): string[] {
    const roles = rolesOf(this.#roles, refs);
    return [
      ...refs,
      ...(roles.includes('approver') || roles.includes('admin')
        ? [approverRoleRef]
        : []),
    ];
  }

  /**
   * As what those who are away still may decide, of what they could when somebody was named to stand in for them; by their
   * reference. Of whom the catalog does not know, or while it does not answer, that is all of it.
   */
  async check(
    standIns: readonly Pick<StandIn, 'absent' | 'refs'>[],
  ): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    return new Map(
      await Promise.all(
        standIns.map(
          async ({ absent, refs }) =>
            [absent, new Set(await this.#stillOf(absent, refs))] as const,
        ),
      ),
    );
  }

  async #stillOf(absent: string, refs: readonly string[]): Promise<string[]> {
    try {
      const known = await this.#ownershipRefs(absent);
      const now = known && this.withRole(known);
      return refs.filter(ref => !now || now.includes(ref));
    } catch (error) {
      this.#logger.warn(
        `The catalog could not be asked whether ${absent} still may decide`,
        { error: String(error) },
      );
      return [...refs];
    }
  }

  async #ownershipRefs(ref: string): Promise<string[] | undefined> {
    const entity = await this.#catalog.getEntityByRef(ref, {
      credentials: await this.#auth.getOwnServiceCredentials(),
    });
    return (
      entity && [
        ref,
        ...(entity.relations ?? [])
          .filter(({ type }) => type === RELATION_MEMBER_OF)
          .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US')),
      ]
    );
  }
}

export type AbsentDirectoryOptions = {
  catalog: Pick<CatalogService, 'getEntityByRef'>;
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  /** Who has which role by the configuration. */
  roles: RoleMembership;
  logger: LoggerService;
};
