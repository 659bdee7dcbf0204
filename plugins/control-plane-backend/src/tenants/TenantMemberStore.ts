import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import type {
  TenantMember,
  TenantMemberList,
  TenantRole,
} from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import type { Transaction } from '../database';
import { decodeCursor, encodeCursor } from '../http/cursor';
import { pageOf, type PageQuery } from '../http/page';

const table = 'tenant_members';
const order = 'member_ref';

/** Rows of members; those of service accounts are in the same table and are not seen here. */
export class TenantMemberStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): TenantMemberStore {
    return new TenantMemberStore(options.knex);
  }

  /** Answers whether it was added; `false`, for who is a member already, leaves the transaction unusable. */
  async insert({ knex }: Transaction, member: TenantMember): Promise<boolean> {
    try {
      await knex(table).insert(member);
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
  ): Promise<TenantMember | undefined> {
    return this.#members(transaction).where({ id }).first();
  }

  async setRole(
    { knex }: Transaction,
    id: string,
    role: TenantRole,
  ): Promise<void> {
    await knex(table).where({ id }).update({ role });
  }

  async delete({ knex }: Transaction, id: string): Promise<void> {
    await knex(table).where({ id }).delete();
  }

  /** A page of the members of a tenant, by reference. */
  async list(tenantId: string, page: PageQuery): Promise<TenantMemberList> {
    const rows = await this.#members()
      .where({ tenant_id: tenantId })
      .modify(query => {
        if (page.cursor !== undefined) {
          query.andWhere(
            'member_ref',
            '>',
            decodeCursor(page.cursor, order).value,
          );
        }
      })
      .orderBy('member_ref')
      .limit(page.limit + 1);
    return pageOf(rows, page.limit, last =>
      encodeCursor({ order, value: last.member_ref, id: last.id }),
    );
  }

  #members(
    transaction?: Transaction,
  ): Knex.QueryBuilder<TenantMember, TenantMember[]> {
    return (transaction?.knex ?? this.#knex)<TenantMember>(table)
      .select('*')
      .whereNot('member_ref', 'like', 'service-account:%');
  }
}
