import type { QueueCounts } from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import { databaseTime, type Transaction } from '../database';

const table = 'placements';

/** A namespace by the placements of a runtime environment. */
export type PlacedNamespace = {
  namespace_id: string;
  request_id: string | null;
};

type StateCount = {
  runtime: string;
  state: keyof QueueCounts;
  count: string | number;
  oldest: string | null;
};

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

  /** The work for runtime environments, as if all were well: `held` is counted as `due`. */
  async countWork(
    runtimes: readonly string[],
  ): Promise<Map<string, QueueCounts>> {
    const now = databaseTime(this.#knex);
    const state = this.#knex.raw(
      `case
        when lease_until > ? then 'running'
        when next_reconcile_at <= ? then 'due'
        when next_reconcile_at is null and status = 'failed' then 'dead'
        when next_reconcile_at is null and status = 'waiting' then 'waiting'
        when next_reconcile_at is not null and
          (attempt > 0 or observed_generation is null or observed_generation <> generation)
          then 'waiting'
        else 'resting'
      end`,
      [now, now],
    );
    const rows: StateCount[] = await this.#knex
      .select('runtime', 'state')
      .count({ count: '*' })
      .min({ oldest: 'next_reconcile_at' })
      .from(
        this.#knex(table)
          .select('runtime', 'next_reconcile_at', { state })
          .whereIn('runtime', runtimes)
          .whereNot('status', 'deleted')
          .as('work'),
      )
      .groupBy('runtime', 'state');
    const counts = new Map(runtimes.map(runtime => [runtime, noWork()]));
    for (const { runtime, state: found, count, oldest } of rows) {
      const work = counts.get(runtime);
      if (work) {
        Object.assign(work, {
          [found]: Number(count),
          ...(found === 'due' && oldest !== null && { oldest_due_at: oldest }),
        });
      }
    }
    return counts;
  }

  /** The namespaces on a runtime environment, locked in the order that everybody locks them in. */
  async lockNamespaces(
    transaction: Transaction,
    runtime: string,
  ): Promise<PlacedNamespace[]> {
    const placed: PlacedNamespace[] = await this.#live(runtime, transaction)
      .select('namespace_id', 'request_id')
      .orderBy('namespace_id');
    const requests = placed.flatMap(({ request_id }) => request_id ?? []);
    for (const [name, ids] of [
      ['environment_requests', requests.sort()],
      ['namespaces', placed.map(({ namespace_id }) => namespace_id)],
    ] as const) {
      for (let start = 0; start < ids.length; start += 500) {
        await transaction
          .knex(name)
          .select('id')
          .whereIn('id', ids.slice(start, start + 500))
          .orderBy('id')
          .forUpdate();
      }
    }
    return placed;
  }

  /** Forgets what is on a runtime environment; whoever works on it finds its ticket gone. */
  async forget({ knex }: Transaction, runtime: string): Promise<void> {
    await knex(table).where({ runtime }).delete();
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

  #live(
    runtime: string,
    transaction: Transaction | undefined,
  ): Knex.QueryBuilder {
    return (transaction?.knex ?? this.#knex)(table)
      .where({ runtime })
      .whereNot('status', 'deleted');
  }
}

function noWork(): QueueCounts {
  return { due: 0, running: 0, held: 0, waiting: 0, dead: 0, resting: 0 };
}
