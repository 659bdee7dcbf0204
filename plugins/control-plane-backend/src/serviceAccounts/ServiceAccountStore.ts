import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import type {
  ServiceAccount,
  ServiceAccountList,
} from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import { databaseTime, withoutNulls, type Transaction } from '../database';
import { nameCursor, pageOf, type PageQuery } from '../http/page';

const table = 'service_accounts';
const namePattern = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** The rows of service accounts, and those of the roles that they have as members of their tenants. */
export class ServiceAccountStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): ServiceAccountStore {
    return new ServiceAccountStore(options.knex);
  }

  /** Answers whether it was stored; `false`, for a name that the tenant has already, leaves the transaction unusable. */
  async insert(
    { knex }: Transaction,
    { role, ...account }: ServiceAccount,
    memberId: string,
  ): Promise<boolean> {
    try {
      await knex(table).insert(account);
      await knex('tenant_members').insert({
        id: memberId,
        tenant_id: account.tenant_id,
        member_ref: account.subject,
        role,
        created_by: account.created_by,
        created_at: account.created_at,
      });
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
  ): Promise<ServiceAccount | undefined> {
    const row = await this.#accounts(transaction)
      .where('account.id', id)
      .first();
    return row && withoutNulls(row);
  }

  /** Deletes an account with its role and its tokens. */
  async delete(
    { knex }: Transaction,
    { id, tenant_id, subject }: ServiceAccount,
  ): Promise<void> {
    await knex('tenant_members')
      .where({ tenant_id, member_ref: subject })
      .delete();
    await knex(table).where({ id }).delete();
  }

  /** A page of the service accounts of a tenant, by name. */
  async list(tenantId: string, page: PageQuery): Promise<ServiceAccountList> {
    const after = nameCursor(page.cursor, namePattern);
    const rows: ServiceAccount[] = await this.#accounts()
      .where('account.tenant_id', tenantId)
      .modify(query => {
        if (after !== undefined) {
          query.andWhere('account.name', '>', after);
        }
      })
      .orderBy('account.name')
      .limit(page.limit + 1);
    return pageOf(rows.map(withoutNulls), page.limit, ({ name }) => name);
  }

  #accounts(transaction?: Transaction): Knex.QueryBuilder {
    const knex = transaction?.knex ?? this.#knex;
    return knex(`${table} as account`)
      .join('tenant_members as member', join =>
        join
          .on('member.tenant_id', 'account.tenant_id')
          .andOn('member.member_ref', 'account.subject'),
      )
      .select(
        'account.*',
        'member.role',
        knex('service_account_tokens as token')
          .max('token.expires_at')
          .where('token.service_account_id', knex.ref('account.id'))
          .andWhere('token.expires_at', '>', databaseTime(knex))
          .as('token_expires_at'),
      );
  }
}
