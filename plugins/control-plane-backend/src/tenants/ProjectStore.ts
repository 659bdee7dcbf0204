import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import type {
  Project,
  ProjectList,
  ProjectUpdate,
} from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import type { Transaction } from '../database';
import { nameCursor, pageOf, type PageQuery } from '../http/page';

const table = 'projects';
const slugPattern = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** The rows of projects. */
export class ProjectStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): ProjectStore {
    return new ProjectStore(options.knex);
  }

  /** Answers whether it was stored; `false`, for a slug that the tenant has already, leaves the transaction unusable. */
  async insert({ knex }: Transaction, project: Project): Promise<boolean> {
    try {
      await knex(table).insert(project);
      return true;
    } catch (error) {
      if (isDatabaseConflictError(error)) {
        return false;
      }
      throw error;
    }
  }

  async find(
    id: string,
    transaction?: Transaction,
  ): Promise<Project | undefined> {
    return (transaction?.knex ?? this.#knex)<Project>(table)
      .where({ id })
      .first();
  }

  async update(
    { knex, now }: Transaction,
    id: string,
    change: ProjectUpdate,
  ): Promise<void> {
    await knex(table)
      .where({ id })
      .update({ ...change, updated_at: now });
  }

  async delete({ knex }: Transaction, id: string): Promise<void> {
    await knex(table).where({ id }).delete();
  }

  /** A page of the projects of a tenant, by slug. */
  async list(tenantId: string, page: PageQuery): Promise<ProjectList> {
    const after = nameCursor(page.cursor, slugPattern);
    const rows = await this.#knex<Project>(table)
      .where({ tenant_id: tenantId })
      .modify(query => {
        if (after !== undefined) {
          query.andWhere('slug', '>', after);
        }
      })
      .orderBy('slug')
      .limit(page.limit + 1);
    return pageOf(rows, page.limit, ({ slug }) => slug);
  }
}
