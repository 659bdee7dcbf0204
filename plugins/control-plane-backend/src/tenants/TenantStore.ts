import {
  environmentLifecycle,
  isFinal,
  type EnvironmentStatus,
  type ListTenantsQuery,
  type QuotaLimits,
  type Tenant,
  type TenantList,
} from '@groundwork/plugin-control-plane-common';
import type { TenantWithMembers } from '@groundwork/plugin-control-plane-node';
import type { Knex } from 'knex';
import {
  countUpTo,
  parseJson,
  whereContainsWords,
  withoutNulls,
  type Transaction,
} from '../database';
import { decodeCursor, encodeCursor } from '../http/cursor';
import { pageOf } from '../http/page';
import type { TenantGrant } from '../identity';
import { scopeTenants } from './scopeTenants';

const table = 'tenants';
const finalStatuses = (
  Object.keys(environmentLifecycle) as EnvironmentStatus[]
).filter(isFinal);

/** A tenant as it stands in the table. */
export type TenantRow = {
  [K in keyof Omit<Tenant, 'actions' | 'cancel_at_period_end'>]-?:
    Tenant[K] | null;
} & {
  /** SQLite has numbers for truth values. */
  cancel_at_period_end: boolean | number;
  quotas: string;
  warned_days: number | null;
};

/** A tenant with what is kept of it for the control plane alone. */
export type StoredTenant = Tenant & {
  /** Its own limits; those of its plan stand where there is none. */
  quotas: QuotaLimits;
  /** How many days before the end of its period the last warning was due. */
  warned_days?: number;
};

/** What of a tenant changes after it was created; `null` takes a value away. */
export type TenantChange = Partial<
  Omit<
    TenantRow,
    'id' | 'slug' | 'kind' | 'quotas' | 'created_at' | 'updated_at'
  >
> & { quotas?: QuotaLimits };

/** The rows of tenants. */
export class TenantStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): TenantStore {
    return new TenantStore(options.knex);
  }

  async insert({ knex }: Transaction, tenant: StoredTenant): Promise<void> {
    await knex(table).insert({
      ...tenant,
      quotas: JSON.stringify(tenant.quotas),
    });
  }

  async find(
    by: { id: string } | { slug: string },
    transaction?: Transaction,
  ): Promise<StoredTenant | undefined> {
    const row: TenantRow | undefined = await (transaction?.knex ?? this.#knex)(
      table,
    )
      .where(by)
      .first();
    return row && toStoredTenant(row);
  }

  /**
   * Reads a tenant and keeps others from changing it, and from using up its quotas, until the transaction ends. What
   * only refers to it, as audit events of its environments do, does not wait.
   */
  async lock(
    { knex }: Transaction,
    id: string,
  ): Promise<StoredTenant | undefined> {
    const row: TenantRow | undefined = await knex(table)
      .where({ id })
      .forNoKeyUpdate()
      .first();
    return row && toStoredTenant(row);
  }

  async update(
    { knex, now }: Transaction,
    id: string,
    change: TenantChange,
  ): Promise<void> {
    await knex(table)
      .where({ id })
      .update({
        ...change,
        ...(change.quotas && { quotas: JSON.stringify(change.quotas) }),
        updated_at: now,
      });
  }

  /** How many environments of a tenant have not ended. */
  async countEnvironments({ knex }: Transaction, id: string): Promise<number> {
    const [{ count }] = await knex('environment_requests')
      .where({ tenant_id: id })
      .whereNotIn('status', finalStatuses)
      .count({ count: '*' });
    return Number(count);
  }

  /** Deletes a tenant with all that belongs to it, but for what the audit log tells. */
  async delete({ knex }: Transaction, id: string): Promise<void> {
    await knex('environment_requests')
      .where({ tenant_id: id })
      .update({ tenant_id: null });
    await knex(table).where({ id }).delete();
  }

  /** Tenants with their members, as rules need them, in the order of the ids; what there is none of is absent. */
  async findWithMembers(
    ids: readonly string[],
  ): Promise<(TenantWithMembers | undefined)[]> {
    const [tenants, members] = await Promise.all([
      this.#knex<TenantRow>(table)
        .select('id', 'slug', 'kind', 'plan', 'status')
        .whereIn('id', ids),
      this.#knex('tenant_members')
        .select('tenant_id', 'member_ref', 'role')
        .whereIn('tenant_id', ids),
    ]);
    return ids.map(id => {
      const tenant = tenants.find(each => each.id === id);
      return (
        tenant &&
        ({
          ...tenant,
          members: members.filter(({ tenant_id }) => tenant_id === id),
        } as TenantWithMembers)
      );
    });
  }

  /** Those of the tenants that are within the scope. */
  async findAmong(
    ids: readonly string[],
    scope: TenantGrant['scope'],
  ): Promise<StoredTenant[]> {
    const rows: TenantRow[] = await this.#knex(table)
      .whereIn('id', ids)
      .modify(query => scopeTenants(this.#knex, query, scope));
    return rows.map(toStoredTenant);
  }

  /** A page of the tenants within the scope. */
  async list(
    options: ListTenantsQuery & { limit: number; scope: TenantGrant['scope'] },
  ): Promise<TenantList> {
    const { order = 'slug.asc', limit, cursor } = options;
    const [column, direction] = order.split('.') as [
      'slug' | 'created_at',
      'asc' | 'desc',
    ];
    const rows: TenantRow[] = await this.#filtered(options)
      .modify(query => {
        if (cursor !== undefined) {
          const { value, id } = decodeCursor(cursor, order);
          query.whereRaw(
            `(${column}, id) ${direction === 'asc' ? '>' : '<'} (?, ?)`,
            [value, id],
          );
        }
      })
      .orderBy([
        { column, order: direction },
        { column: 'id', order: direction },
      ])
      .limit(limit + 1);
    return {
      ...pageOf(rows.map(toTenant), limit, last =>
        encodeCursor({ order, value: last[column], id: last.id }),
      ),
      total: await countUpTo(this.#knex, this.#filtered(options)),
    };
  }

  #filtered(
    options: Omit<ListTenantsQuery, 'limit'> & { scope: TenantGrant['scope'] },
  ): Knex.QueryBuilder {
    const query = this.#knex(table);
    scopeTenants(this.#knex, query, options.scope);
    for (const column of ['kind', 'plan'] as const) {
      if (options[column] !== undefined) {
        query.where(column, options[column]);
      }
    }
    if (options.status) {
      query.whereIn('status', options.status);
    }
    whereContainsWords(query, ['slug', 'name', 'id', 'sales_owner'], options.q);
    return query;
  }
}

function toStoredTenant(row: TenantRow): StoredTenant {
  return {
    ...withoutNulls(row),
    cancel_at_period_end: Boolean(row.cancel_at_period_end),
    quotas: parseJson(row.quotas),
  } as StoredTenant;
}

/** A tenant as it is answered. */
export function toTenant(row: TenantRow): Tenant {
  const {
    quotas: _quotas,
    warned_days: _warnedDays,
    ...tenant
  } = toStoredTenant(row);
  return tenant;
}
