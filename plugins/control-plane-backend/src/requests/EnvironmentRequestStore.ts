import type {
  EnvironmentRequest,
  EnvironmentRequestList,
  Plan,
  Total,
} from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import {
  countUpTo,
  parseJson,
  updateMany,
  type Transaction,
} from '../database';
import { groupBy } from '../groupBy';
import { pageOf } from '../http/page';
import {
  toEnvironmentRequest,
  type EnvironmentRequestRow,
} from './EnvironmentRequestRow';
import { filterRequests, type RequestFilters } from './filterRequests';
import { cursorBehind, orderOf, placeBehind } from './requestOrder';

const table = 'environment_requests';

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
    | 'suspended_at'
    | 'removal_at'
    | 'links'
  >
>;

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
    await knex(table).insert(columnsOf(request));
    await knex('plans').insert({
      request_id: request.id,
      digest: plan.digest,
      content: JSON.stringify(plan),
    });
  }

  /** Writes a request that the transaction has locked as it is given, with its new plan: what it lacks is emptied. */
  async replace(
    transaction: Transaction,
    request: EnvironmentRequest,
    plan: Plan,
  ): Promise<void> {
    const { id, ...columns } = columnsOf(request);
    await transaction
      .knex(table)
      .where({ id })
      .update({ ...nullsFor(columns), updated_at: transaction.now });
    await this.replacePlan(transaction, id, plan);
  }

  /** Writes a new plan of a request that the transaction has locked. */
  async replacePlan(
    { knex }: Transaction,
    id: string,
    plan: Plan,
  ): Promise<void> {
    await knex('plans')
      .where({ request_id: id })
      .update({ digest: plan.digest, content: JSON.stringify(plan) });
  }

  async find(
    id: string,
    transaction?: Transaction,
  ): Promise<EnvironmentRequest | undefined> {
    const knex = transaction?.knex ?? this.#knex;
    const row: EnvironmentRequestRow | undefined = await knex(table)
      .where({ id })
      .first(withCurrentVersion(knex));
    return row && toEnvironmentRequest(row);
  }

  async findMany(
    ids: readonly string[],
  ): Promise<Map<string, EnvironmentRequest>> {
    const rows: EnvironmentRequestRow[] = await this.#knex(table)
      .whereIn('id', ids)
      .select(withCurrentVersion(this.#knex));
    return new Map(rows.map(row => [row.id, toEnvironmentRequest(row)]));
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

  /** A page of requests; what has no lease comes last where leases are the order. */
  async list(
    options: RequestFilters & { limit: number },
  ): Promise<EnvironmentRequestList> {
    const order = orderOf(options.order);
    const rows: EnvironmentRequestRow[] = await filterRequests(
      this.#knex,
      options,
    )
      .select(withCurrentVersion(this.#knex))
      .modify(query => placeBehind(query, order, options.cursor))
      .orderByRaw(order.sql)
      .limit(options.limit + 1);
    return {
      ...pageOf(rows.map(toEnvironmentRequest), options.limit, last =>
        cursorBehind(last, order),
      ),
      total: await this.count(options),
    };
  }

  /** How many requests there are, counted as far as anybody reads. */
  async count(filters: RequestFilters): Promise<Total> {
    return countUpTo(this.#knex, filterRequests(this.#knex, filters));
  }
}

/** All columns, with the version that the class has now. */
function withCurrentVersion(knex: Knex): (string | Knex.Raw)[] {
  return [
    `${table}.*`,
    knex.raw(
      `(select version from environment_classes where environment_classes.name = ${table}.class and retired_at is null) as class_version_current`,
    ),
  ];
}

/** The columns of a request; what is JSON is text. */
function columnsOf({
  approval,
  class_version_current: _current,
  pending_extension: _extension,
  actions: _actions,
  targets: _targets,
  votes: _votes,
  ...columns
}: EnvironmentRequest) {
  return {
    ...columns,
    // Named, so that they are emptied where they are absent.
    component_ref: columns.component_ref,
    tenant_id: columns.tenant_id,
    note: columns.note,
    parameters: columns.parameters && JSON.stringify(columns.parameters),
    planned_changes:
      columns.planned_changes && JSON.stringify(columns.planned_changes),
    edited_by: columns.edited_by && JSON.stringify(columns.edited_by),
    approvals_required: approval.required,
    approvals_given: approval.given,
    approval_expires_at: approval.expires_at,
    escalated_at: approval.escalated_at,
    quota: JSON.stringify(columns.quota),
    policy_packs: JSON.stringify(columns.policy_packs),
    links: JSON.stringify(columns.links ?? []),
  };
}

/** A column that is to be emptied is null in the database and absent in JSON. */
function nullsFor(change: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(change).map(([column, value]) => [column, value ?? null]),
  );
}
