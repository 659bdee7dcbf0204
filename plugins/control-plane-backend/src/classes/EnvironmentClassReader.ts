import { NotFoundError } from '@backstage/errors';
import {
  environmentClassReadPermission,
  type EnvironmentClass,
  type EnvironmentClassList,
  type PolicyPackList,
} from '@groundwork/plugin-control-plane-common';
import { dnsLabelPattern } from '../config/dnsLabel';
import { ValidationError } from '../http/errors';
import { idCursor, nameCursor, pageOf, type PageQuery } from '../http/page';
import type { Authorizer, Principal } from '../identity';
import type { ClassAvailabilities } from './ClassAvailabilities';
import type { EnvironmentClasses } from './EnvironmentClasses';
import type { PolicyPacks } from './policyPacks';

/** Reads environment classes and policy packs for a caller. */
export class EnvironmentClassReader {
  readonly #options: EnvironmentClassReaderOptions;

  private constructor(options: EnvironmentClassReaderOptions) {
    this.#options = options;
  }

  static create(
    options: EnvironmentClassReaderOptions,
  ): EnvironmentClassReader {
    return new EnvironmentClassReader(options);
  }

  /** A page of the classes; for a tenant each with whether it may be requested for it. */
  async list(
    principal: Principal,
    query: PageQuery & { tenant_id?: string },
  ): Promise<EnvironmentClassList> {
    const { classes } = this.#options;
    await this.#requireRead(principal);
    const all = await classes.list();
    const cursor = nameCursor(query.cursor, dnsLabelPattern);
    const start = all.findIndex(({ name }) => name === cursor) + 1;
    if (cursor !== undefined && start === 0) {
      throw new ValidationError([
        { field: 'cursor', message: 'is not a cursor of this list' },
      ]);
    }
    const page = pageOf(
      all.slice(start, start + query.limit + 1),
      query.limit,
      last => last.name,
    );
    return {
      ...page,
      items: await this.#describe(principal, page.items, query.tenant_id),
    };
  }

  /**
   * A class as it is now, or in a version, which is there even when the class is retired.
   *
   * @throws `NotFoundError` when there is no such class or version.
   */
  async get(
    principal: Principal,
    name: string,
    query: { version?: number; tenant_id?: string } = {},
  ): Promise<EnvironmentClass> {
    const { classes } = this.#options;
    const { version, tenant_id } = query;
    await this.#requireRead(principal);
    const found = await (version === undefined
      ? classes.find(name)
      : classes.findVersion(name, version));
    if (!found) {
      throw noSuchClass(name);
    }
    const [described] = await this.#describe(principal, [found], tenant_id);
    return described;
  }

  /** A page of the versions of a class, newest first, also of one that is retired. */
  async listVersions(
    principal: Principal,
    name: string,
    { limit, cursor }: PageQuery,
  ): Promise<EnvironmentClassList> {
    const before = idCursor(cursor);
    await this.#requireRead(principal);
    const versions = await this.#options.classes.listVersions(name, {
      limit: limit + 1,
      before,
    });
    if (!versions) {
      throw noSuchClass(name);
    }
    return pageOf(versions, limit, last => String(last.version));
  }

  /** A page of the policy packs, by name. */
  async listPolicyPacks(
    principal: Principal,
    { limit, cursor }: PageQuery,
  ): Promise<PolicyPackList> {
    const after = nameCursor(cursor, dnsLabelPattern);
    await this.#requireRead(principal);
    const packs = [...this.#options.policyPacks.values()]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .filter(({ name }) => after === undefined || name > after);
    return pageOf(packs.slice(0, limit + 1), limit, last => last.name);
  }

  async #describe(
    principal: Principal,
    classes: EnvironmentClass[],
    tenantId: string | undefined,
  ): Promise<EnvironmentClass[]> {
    return tenantId === undefined
      ? classes
      : this.#options.availabilities.describe(principal, classes, tenantId);
  }

  async #requireRead(principal: Principal): Promise<void> {
    await this.#options.authorizer.require(
      principal,
      environmentClassReadPermission,
    );
  }
}

export type EnvironmentClassReaderOptions = {
  authorizer: Pick<Authorizer, 'require'>;
  availabilities: Pick<ClassAvailabilities, 'describe'>;
  classes: EnvironmentClasses;
  policyPacks: PolicyPacks;
};

export function noSuchClass(name: string): NotFoundError {
  return new NotFoundError(`There is no environment class '${name}'`);
}
