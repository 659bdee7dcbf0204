import {
  environmentLifecycle,
  isFinal,
  type EnvironmentStatus,
  type QuotaName,
} from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import { databaseTime, type Transaction } from '../database';

const liveStatuses = (
  Object.keys(environmentLifecycle) as EnvironmentStatus[]
).filter(status => !isFinal(status));

/** What of each quota is in use; what was not asked for is absent. */
export type QuotaUse = Partial<Record<QuotaName, number>>;

/** Counts what tenants use of their quotas. */
export class QuotaStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): QuotaStore {
    return new QuotaStore(options.knex);
  }

  async countUse(
    tenantId: string,
    names: readonly QuotaName[],
    transaction?: Transaction,
  ): Promise<QuotaUse> {
    const use: QuotaUse = {};
    if (names.includes('environments') || names.includes('monthly_cost_usd')) {
      Object.assign(use, await this.#countEnvironments(tenantId, transaction));
    }
    if (names.includes('api_keys')) {
      use.api_keys = await this.#countApiKeys(tenantId, transaction);
    }
    return use;
  }

  /** What of the quotas of environments is in use, by tenant; a tenant that uses nothing is absent. */
  async countEnvironmentsOf(
    tenantIds: readonly string[],
  ): Promise<Map<string, QuotaUse>> {
    const rows: {
      tenant_id: string;
      count: number | string;
      cost: number | null;
    }[] = await this.#knex('environment_requests')
      .whereIn('tenant_id', tenantIds)
      .whereIn('status', liveStatuses)
      .groupBy('tenant_id')
      .select('tenant_id')
      .count({ count: '*' })
      .sum({ cost: 'estimated_monthly_cost_usd' });
    return new Map(
      rows.map(row => [
        row.tenant_id,
        {
          environments: Number(row.count),
          monthly_cost_usd: toCents(row.cost ?? 0),
        },
      ]),
    );
  }

  /** Environments that have not ended, those that wait for an approval among them, and what they cost. */
  async #countEnvironments(
    tenantId: string,
    transaction: Transaction | undefined,
  ): Promise<QuotaUse> {
    const [row]: { count: number | string; cost: number | null }[] = await (
      transaction?.knex ?? this.#knex
    )('environment_requests')
      .where({ tenant_id: tenantId })
      .whereIn('status', liveStatuses)
      .count({ count: '*' })
      .sum({ cost: 'estimated_monthly_cost_usd' });
    return {
      environments: Number(row.count),
      monthly_cost_usd: toCents(row.cost ?? 0),
    };
  }

  /** Keys that are neither revoked nor expired. */
  async #countApiKeys(
    tenantId: string,
    transaction: Transaction | undefined,
  ): Promise<number> {
    const knex = transaction?.knex ?? this.#knex;
    const [row]: { count: number | string }[] = await knex('api_keys')
      .where({ tenant_id: tenantId })
      .whereNull('revoked_at')
      .andWhere(inner =>
        inner
          .whereNull('expires_at')
          .orWhere('expires_at', '>', transaction?.now ?? databaseTime(knex)),
      )
      .count({ count: '*' });
    return Number(row.count);
  }
}

/** An amount to the cent, so that sums of fractions can be compared. */
export function toCents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
