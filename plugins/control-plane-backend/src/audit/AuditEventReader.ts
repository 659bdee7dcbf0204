import type { AuditEvent } from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import type { TenantGrant } from '../identity';
import { scopeRowsOfTenants, scopeTenants } from '../tenants';
import { toAuditEvent, type AuditEventRow } from './AuditStore';

const table = 'audit_events';
/** Up to this many tenants are read one by one, each from its own index. */
const tenantsMax = 100;
/** Ids are 32 bits wide. */
const idMax = 2_147_483_647;

const equalColumns = [
  'tenant_id',
  'project_id',
  'product',
  'actor_id',
  'action',
  'target_type',
  'target_id',
] as const;

/** Which events are asked for. */
export type AuditFilter = {
  [K in (typeof equalColumns)[number]]?: string;
} & {
  /** At or after this time, as times stand in the table. */
  since?: string;
  /** Before this time. */
  until?: string;
};

/** A place among the events in the order of time. */
export type AuditPlace = Pick<AuditEventRow, 'created_at' | 'id'>;

/** A page of events. */
export type AuditPageOptions = {
  filter: AuditFilter;
  scope: TenantGrant['scope'];
  /** `desc` is newest first. */
  order: 'asc' | 'desc';
  /** The page begins behind this place. */
  after?: AuditPlace;
  limit: number;
};

/** Reads the audit log within what a caller may see; every page from an index. */
export class AuditEventReader {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): AuditEventReader {
    return new AuditEventReader(options.knex);
  }

  /** A page of events with their places in the chain. */
  async list(options: AuditPageOptions): Promise<AuditEvent[]> {
    const tenants = await this.#tenantsOf(options);
    const page = tenants
      ? this.#pagesOf(tenants, options)
      : this.#page(options).modify(query =>
          scopeRowsOfTenants(this.#knex, query, options.scope),
        );
    const rows = await this.#knex
      .from(page.as('page'))
      .leftJoin({ seals: 'audit_seals' }, 'seals.event_id', 'page.id')
      .select('page.*', 'seals.position', 'seals.hash', 'seals.previous_hash')
      .orderBy([
        { column: 'page.created_at', order: options.order },
        { column: 'page.id', order: options.order },
      ])
      .limit(options.limit);
    return rows.map(toAuditEvent);
  }

  /**
   * Where a page goes on that follows the event with this id. When retention has removed the event, that is where it
   * was.
   */
  async placeBehind(id: number): Promise<AuditPlace | undefined> {
    const row: AuditPlace | undefined = await this.#knex(table)
      .where('id', '<=', Math.min(id, idMax))
      .orderBy('id', 'desc')
      .first('created_at', 'id');
    // The nearest one has not been seen, so that the page begins with it.
    return row && row.id < id ? { ...row, id: row.id + 1 } : row;
  }

  /**
   * The tenants of a caller who sees a few. Otherwise the database would either sort all of their events, or look through
   * those of everybody else.
   */
  async #tenantsOf({
    filter,
    scope,
  }: AuditPageOptions): Promise<string[] | undefined> {
    if (scope === 'all' || filter.tenant_id !== undefined) {
      return undefined;
    }
    const tenants: string[] = await this.#knex('tenants')
      .modify(query => scopeTenants(this.#knex, query, scope))
      .limit(tenantsMax + 1)
      .pluck('id');
    return tenants.length > tenantsMax ? undefined : tenants;
  }

  /** A page of the events of each of the tenants, of which the page of all of them is a part. */
  #pagesOf(tenants: string[], options: AuditPageOptions): Knex.QueryBuilder {
    const [first, ...others] = tenants.map(tenant_id =>
      this.#knex.select('*').from(
        this.#page({
          ...options,
          filter: { ...options.filter, tenant_id },
        }).as('of_tenant'),
      ),
    );
    return first ? first.unionAll(others) : this.#knex(table).whereRaw('1 = 0');
  }

  #page(options: AuditPageOptions): Knex.QueryBuilder {
    const { filter, order, after, limit } = options;
    const query = this.#knex(table);
    for (const column of equalColumns) {
      if (filter[column] !== undefined) {
        query.where(column, filter[column]);
      }
    }
    if (filter.since !== undefined) {
      query.where('created_at', '>=', filter.since);
    }
    if (filter.until !== undefined) {
      query.where('created_at', '<', filter.until);
    }
    if (after) {
      query.whereRaw(`(created_at, id) ${order === 'asc' ? '>' : '<'} (?, ?)`, [
        after.created_at,
        after.id,
      ]);
    }
    return query
      .orderBy([
        { column: 'created_at', order },
        { column: 'id', order },
      ])
      .limit(limit);
  }
}
