import {
  environmentLifecycle,
  isFinal,
  type EnvironmentStatus,
} from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import { withoutNulls, type Transaction } from '../database';

const table = 'placements';

/** SQLite has a limit to the values of a statement. */
const idsPerStatement = 500;
const finalStatuses = (
  Object.keys(environmentLifecycle) as EnvironmentStatus[]
).filter(isFinal);

/** What a runtime environment carries. */
export type CarriedNamespace = { namespace_id: string; request_id?: string };

type PlacementOwner = { namespace_id: string; request_id: string | null };

/** What runtime environments carry, by their names. */
export class RuntimePlacements {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): RuntimePlacements {
    return new RuntimePlacements(options.knex);
  }

  /** How many namespaces are on a runtime environment, or are still being removed from it. */
  async count(runtime: string, transaction?: Transaction): Promise<number> {
    const [{ count }]: { count: string | number }[] = await this.#live(
      runtime,
      transaction,
    ).count({ count: '*' });
    return Number(count);
  }

  /** Which of the runtime environments carry namespaces of a group. */
  async listCarrying(
    transaction: Transaction,
    groupId: string,
    runtimes: readonly string[],
  ): Promise<string[]> {
    return transaction
      .knex(table)
      .where({ group_id: groupId })
      .whereIn('runtime', runtimes)
      .whereNot('status', 'deleted')
      .distinct()
      .orderBy('runtime')
      .pluck('runtime');
  }

  /** The namespaces on a runtime environment. */
  async listNamespaces(
    transaction: Transaction,
    runtime: string,
  ): Promise<CarriedNamespace[]> {
    const rows: PlacementOwner[] = await this.#live(
      runtime,
      transaction,
    ).select('namespace_id', 'request_id');
    return rows.map(withoutNulls);
  }

  /** As {@link RuntimePlacements.listNamespaces}, with those that are gone from it while they, or their environments, are not. */
  async listUnsettled(
    { knex }: Transaction,
    runtime: string,
  ): Promise<CarriedNamespace[]> {
    const rows: PlacementOwner[] = await knex(table)
      .join('namespaces', 'namespaces.id', 'namespace_id')
      .leftJoin('environment_requests', 'environment_requests.id', 'request_id')
      .where({ runtime })
      .andWhere(query =>
        query
          .whereNot(`${table}.status`, 'deleted')
          .orWhereNull('namespaces.deleted_at')
          .orWhereNotIn('environment_requests.status', [...finalStatuses]),
      )
      .select('namespace_id', 'request_id');
    return rows.map(withoutNulls);
  }

  /** Which of the namespaces are on any runtime environment. */
  async listPlaced(
    { knex }: Transaction,
    namespaceIds: readonly string[],
  ): Promise<Set<string>> {
    const placed = new Set<string>();
    for (const ids of chunksOf(namespaceIds)) {
      const found: string[] = await knex(table)
        .whereIn('namespace_id', ids)
        .whereNot('status', 'deleted')
        .distinct()
        .pluck('namespace_id');
      for (const id of found) {
        placed.add(id);
      }
    }
    return placed;
  }

  /** Forgets namespaces on a runtime environment; whoever works on one finds its ticket gone. */
  async forget(
    { knex }: Transaction,
    runtime: string,
    namespaceIds: readonly string[],
  ): Promise<void> {
    for (const ids of chunksOf(namespaceIds)) {
      await knex(table)
        .where({ runtime })
        .whereIn('namespace_id', ids)
        .delete();
    }
  }

  /** Has everything on a runtime environment removed that is not being removed yet; how many there were. */
  async removeAll(
    { knex, now }: Transaction,
    runtime: string,
  ): Promise<number> {
    return knex(table)
      .where({ runtime, desired_state: 'present' })
      .whereNot('status', 'deleted')
      .update({
        desired_state: 'absent',
        generation: knex.raw('generation + 1'),
        rollout: null,
        status: 'deleting',
        message: 'Waiting to start',
        attempt: 0,
        last_error: null,
        next_reconcile_at: now,
        updated_at: now,
      });
  }

  /** Lets what waits for a canary begin where there is none any more that could become ready. */
  async releaseFollowers(
    { knex, now }: Transaction,
    namespaceIds: readonly string[],
  ): Promise<void> {
    for (const ids of chunksOf(namespaceIds)) {
      await knex(table)
        .where({ rollout: 'follower', desired_state: 'present' })
        .whereNull('next_reconcile_at')
        .whereIn('namespace_id', ids)
        .whereNotIn(
          'namespace_id',
          knex(table)
            .select('namespace_id')
            .where({ rollout: 'canary' })
            .whereIn('namespace_id', ids),
        )
        .update({
          rollout: null,
          status: 'pending',
          message: 'Waiting to start',
          next_reconcile_at: now,
          updated_at: now,
        });
    }
  }

  #live(
    runtime: string,
    transaction: Transaction | undefined,
  ): Knex.QueryBuilder {
    return (transaction?.knex ?? this.#knex)(table)
      .where({ runtime })
      .whereNot('status', 'deleted');
  }
}

function chunksOf(ids: readonly string[]): string[][] {
  const chunks: string[][] = [];
  for (let start = 0; start < ids.length; start += idsPerStatement) {
    chunks.push(ids.slice(start, start + idsPerStatement));
  }
  return chunks;
}
