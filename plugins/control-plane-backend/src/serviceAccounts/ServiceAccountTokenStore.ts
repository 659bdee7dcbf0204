import {
  isUsableTenant,
  tenantLifecycle,
  type TenantRole,
  type TenantStatus,
} from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import { databaseTime, type Transaction } from '../database';

const table = 'service_account_tokens';
const usableStatuses = (Object.keys(tenantLifecycle) as TenantStatus[]).filter(
  isUsableTenant,
);

/** What is kept of a token that was issued: never the token itself. */
export type ServiceAccountTokenRow = {
  /** SHA-256, in hex. */
  hash: string;
  service_account_id: string;
  created_by: string;
  created_at: string;
  expires_at: string;
};

/** Whose a token is. */
export type TokenBearer = {
  subject: string;
  tenant_id: string;
  role: TenantRole;
};

/** The rows of tokens. */
export class ServiceAccountTokenStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): ServiceAccountTokenStore {
    return new ServiceAccountTokenStore(options.knex);
  }

  async insert(
    { knex }: Transaction,
    row: ServiceAccountTokenRow,
  ): Promise<void> {
    await knex(table).insert(row);
  }

  /**
   * Whose a token is that has not ended, in a tenant that can be used. One read: each of the tables is asked by a key.
   *
   * @remarks
   * What is looked for is a hash, so that how long it takes tells nothing of tokens that there are.
   */
  async findBearer(hash: string): Promise<TokenBearer | undefined> {
    return this.#knex(`${table} as token`)
      .join(
        'service_accounts as account',
        'account.id',
        'token.service_account_id',
      )
      .join('tenants as tenant', 'tenant.id', 'account.tenant_id')
      .join('tenant_members as member', join =>
        join
          .on('member.tenant_id', 'account.tenant_id')
          .andOn('member.member_ref', 'account.subject'),
      )
      .select('account.subject', 'account.tenant_id', 'member.role')
      .where('token.hash', hash)
      .andWhere('token.expires_at', '>', databaseTime(this.#knex))
      .whereIn('tenant.status', usableStatuses)
      .first();
  }

  /** How many tokens of an account have not ended. */
  async countLive(
    { knex, now }: Transaction,
    serviceAccountId: string,
  ): Promise<number> {
    const [{ count }] = await knex(table)
      .where({ service_account_id: serviceAccountId })
      .andWhere('expires_at', '>', now)
      .count({ count: '*' });
    return Number(count);
  }

  /** Ends all tokens of an account; answers how many there were. */
  async deleteOf(
    { knex }: Transaction,
    serviceAccountId: string,
  ): Promise<number> {
    return knex(table).where({ service_account_id: serviceAccountId }).delete();
  }

  /** Forgets tokens that have ended; answers how many there were. */
  async deleteExpired(): Promise<number> {
    return this.#knex(table)
      .where('expires_at', '<=', databaseTime(this.#knex))
      .delete();
  }
}
