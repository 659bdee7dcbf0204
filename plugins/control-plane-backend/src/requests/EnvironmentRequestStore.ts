import type {
  EnvironmentRequest,
  EnvironmentRequestList,
  ListEnvironmentRequestsQuery,
  Plan,
} from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import {
  containsPattern,
  countUpTo,
  parseJson,
  scopeRows,
  updateMany,
  type Transaction,
} from '../database';
import { groupBy } from '../groupBy';
import { decodeCursor, encodeCursor } from '../http/cursor';
import { pageOf } from '../http/page';
import type { RequestGrant } from '../identity';
import {
  toEnvironmentRequest,
  type EnvironmentRequestRow,
} from './EnvironmentRequestRow';

const table = 'environment_requests';
const searchedColumns = ['app', 'team', 'name', 'owner', 'repository', 'id'];

/** Columns that change after a request was made. */
export type EnvironmentRequestChange = Partial<
  Pick<
    EnvironmentRequest,
    | 'status'
    | 'status_message'
    | 'cluster_status'
    | 'drift_status'
    | 'drift_summary'
    | 'ready_at'
    | 'expires_at'
    | 'extensions'
    | 'end_reason'
    | 'links'
  >
>;

export type ListOptions = Omit<
  ListEnvironmentRequestsQuery,
  'mine' | 'awaiting_my_decision'
> & {
  limit: number;
  /** Rows that the caller may have; all of the scopes must hold. */
  scopes: RequestGrant['scope'][];
  requested_by?: string;
  not_requested_by?: string;
  /** Leaves out what this subject has voted on. */
  not_voted_by?: string;
};

/** The rows of requests and of their plans. */
export class EnvironmentRequestStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): EnvironmentRequestStore {
    return new EnvironmentRequestStore(options.knex);
  }

  async insert(
    { knex }: Transaction,
    request: EnvironmentRequest,
    plan: Plan,
  ): Promise<void> {
    await knex(table).insert({
      ...request,
      quota: JSON.stringify(request.quota),
      policy_packs: JSON.stringify(request.policy_packs),
      links: JSON.stringify(request.links ?? []),
    });
    await knex('plans').insert({
      request_id: request.id,
      digest: plan.digest,
      content: JSON.stringify(plan),
    });
  }

  async find(
    id: string,
    transaction?: Transaction,
  ): Promise<EnvironmentRequest | undefined> {
    const row: EnvironmentRequestRow | undefined = await (
      transaction?.knex ?? this.#knex
    )(table)
      .where({ id })
      .first();
    return row && toEnvironmentRequest(row);
  }

  /** Reads a request and keeps others from changing it until the transaction ends. */
  async lock(
    transaction: Transaction,
    id: string,
  ): Promise<EnvironmentRequest | undefined> {
    const row: EnvironmentRequestRow | undefined = await transaction
      .knex(table)
      .where({ id })
      .forUpdate()
      .first();
    return row && toEnvironmentRequest(row);
  }

  /** Locks requests in the order of their ids, so that no two who lock many wait for each other. */
  async lockMany(
    { knex }: Transaction,
    ids: readonly string[],
  ): Promise<Map<string, EnvironmentRequest>> {
    if (ids.length === 0) {
      return new Map();
    }
    const rows: EnvironmentRequestRow[] = await knex(table)
      .whereIn('id', ids)
      .orderBy('id')
      .forUpdate();
    return new Map(rows.map(row => [row.id, toEnvironmentRequest(row)]));
  }

  /** Changes requests, each given as it was before, in one statement for all that change in the same columns. */
  async updateMany(
    { knex, now }: Transaction,
    changes: ReadonlyArray<{
      request: Pick<EnvironmentRequest, 'id'>;
      change: EnvironmentRequestChange;
    }>,
  ): Promise<void> {
    const byColumns = groupBy(changes, ({ change }) =>
      Object.keys(change).sort().join(),
    );
    for (const alike of byColumns.values()) {
      await updateMany(
        knex,
        table,
        alike.map(({ request, change }) => ({
          ...nullsFor(change),
          ...(change.links && { links: JSON.stringify(change.links) }),
          id: request.id,
          updated_at: now,
        })),
      );
    }
  }

  async findPlan(
    id: string,
    transaction?: Transaction,
  ): Promise<Plan | undefined> {
    const row = await (transaction?.knex ?? this.#knex)('plans')
      .where({ request_id: id })
      .first();
    return row && parseJson<Plan>(row.content);
  }

  async list(options: ListOptions): Promise<EnvironmentRequestList> {
    const order = options.order ?? 'created_at.desc';
    const [column, direction] = order.split('.') as [
      'created_at' | 'updated_at' | 'name',
      'asc' | 'desc',
    ];
    const rows: EnvironmentRequestRow[] = await this.#filtered(options)
      .select('*')
      .modify(query => {
        if (options.cursor !== undefined) {
          const { value, id } = decodeCursor(options.cursor, order);
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
      .limit(options.limit + 1);

    return {
      ...pageOf(rows.map(toEnvironmentRequest), options.limit, last =>
        encodeCursor({ order, value: last[column], id: last.id }),
      ),
      total: await countUpTo(this.#knex, this.#filtered(options)),
    };
  }

  #filtered(options: ListOptions): Knex.QueryBuilder {
    const query = this.#knex(table);
    for (const scope of options.scopes) {
      scopeRows(query, scope, (inner, { column, values }) =>
        inner.whereIn(column, values),
      );
    }
    for (const column of [
      'class',
      'app',
      'team',
      'region',
      'component_ref',
      'tenant_id',
      'owner',
      'drift_status',
      'requested_by',
    ] as const) {
      if (options[column] !== undefined) {
        query.andWhere(column, options[column]);
      }
    }
    if (options.status) {
      query.whereIn('status', options.status);
    }
    if (options.expires_before !== undefined) {
      query.andWhere('expires_at', '<', options.expires_before);
    }
    if (options.not_requested_by !== undefined) {
      query.whereNot('requested_by', options.not_requested_by);
    }
    if (options.not_voted_by !== undefined) {
      query.whereNotIn(
        'id',
        this.#knex('votes')
          .select('request_id')
          .where('decided_by', options.not_voted_by),
      );
    }
    if (options.q !== undefined) {
      const pattern = containsPattern(options.q);
      query.andWhere(inner => {
        for (const column of searchedColumns) {
          inner.orWhereRaw(`lower(??) like ? escape '\\'`, [column, pattern]);
        }
      });
    }
    return query;
  }
}

/** A column that is to be emptied is null in the database and absent in JSON. */
function nullsFor(change: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(change).map(([column, value]) => [column, value ?? null]),
  );
}
