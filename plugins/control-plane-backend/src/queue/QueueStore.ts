import type {
  QueueCounts,
  QueueItem,
  QueueState,
  Total,
} from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import {
  containsPattern,
  countUpTo,
  databaseTime,
  withoutNulls,
  type Transaction,
} from '../database';
import { decodeCursor, encodeCursor } from '../http/cursor';
import { pageOf, type Page, type PageQuery } from '../http/page';
import { withQueueState, type Placement } from '../reconciler';

/** The order of what is never due: behind everything else. */
const never = '9999-12-31T23:59:59.999Z';
const order = 'due.asc';
const dueAt = `coalesce(next_reconcile_at, '${never}')`;

/** A placement as it stands in the queue. */
export type QueuedPlacement = Omit<
  QueueItem,
  'title' | 'held_reason' | 'environment_request_id'
> & { request_id?: string };

/** Which of the queue is asked for. */
export type QueueFilter = {
  id?: string;
  state?: readonly QueueState[];
  runtime?: string;
  q?: string;
};

/** How much of a runtime environment's work stands where. */
export type RuntimeWork = { runtime: string; counts: QueueCounts };

/** Looks at the queue. */
export class QueueStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): QueueStore {
    return new QueueStore(options.knex);
  }

  /** A page, in the order in which the work is due. */
  async list(
    filter: QueueFilter,
    { limit, cursor }: PageQuery,
  ): Promise<Page<QueuedPlacement> & { total: Total }> {
    const rows = await this.#filtered(filter)
      .select(
        'queued.id',
        'namespace_id',
        'request_id',
        { name: 'namespaces.composite_name' },
        'runtime',
        'state',
        'queued.status',
        'desired_state',
        'message',
        'attempt',
        'generation',
        'observed_generation',
        'next_reconcile_at',
        'last_error',
        'claimed_by',
        'claimed_at',
        'lease_until',
        'queued.updated_at',
      )
      .modify(query => {
        if (cursor !== undefined) {
          const { value, id } = decodeCursor(cursor, order);
          query.whereRaw(`(${dueAt}, queued.id) > (?, ?)`, [value, id]);
        }
      })
      .orderByRaw(`${dueAt}, queued.id`)
      .limit(limit + 1);
    return {
      ...pageOf<QueuedPlacement>(rows.map(withoutNulls), limit, last =>
        encodeCursor({
          order,
          value: last.next_reconcile_at ?? never,
          id: last.id,
        }),
      ),
      total: await countUpTo(this.#knex, this.#filtered(filter)),
    };
  }

  async find(id: string): Promise<QueuedPlacement | undefined> {
    const { items } = await this.list({ id }, { limit: 1 });
    return items[0];
  }

  /** How much stands where, by runtime environment; of those that have any work, or of the given ones. */
  async count(runtimes?: readonly string[]): Promise<RuntimeWork[]> {
    const rows: {
      runtime: string;
      state: QueueState;
      count: string | number;
      oldest: string | null;
    }[] = await withQueueState(this.#knex, query => {
      if (runtimes) {
        query.whereIn('runtime', runtimes);
      }
    })
      .select('runtime', 'state')
      .count({ count: '*' })
      .min({ oldest: 'next_reconcile_at' })
      .groupBy('runtime', 'state')
      .orderBy('runtime');
    const counts = new Map(
      (runtimes ?? []).map(runtime => [runtime, noWork()]),
    );
    for (const { runtime, state, count, oldest } of rows) {
      const work = counts.get(runtime) ?? noWork();
      work[state] = Number(count);
      if (state === 'due' && oldest !== null) {
        work.oldest_due_at = oldest;
      }
      counts.set(runtime, work);
    }
    return [...counts].map(([runtime, work]) => ({ runtime, counts: work }));
  }

  /** Placements that gave up. */
  async listDead(
    runtime: string | undefined,
    limit: number,
  ): Promise<Pick<Placement, 'id' | 'namespace_id'>[]> {
    return this.#knex('placements')
      .select('id', 'namespace_id')
      .where({ status: 'failed', ...(runtime !== undefined && { runtime }) })
      .whereNull('next_reconcile_at')
      .orderBy('id')
      .limit(limit);
  }

  /**
   * Makes the ticket void with which a placement is worked on; `false` when there is none. It is taken again after the
   * given time, in which whoever has it finds that out and lets go.
   */
  async release(
    { knex }: Transaction,
    id: string,
    afterMs: number,
  ): Promise<boolean> {
    const count = await knex('placements')
      .where({ id })
      .whereNotNull('ticket')
      .andWhere('lease_until', '>=', databaseTime(knex))
      .update({
        ticket: null,
        claimed_by: null,
        claimed_at: null,
        lease_until: databaseTime(knex, afterMs),
      });
    return count === 1;
  }

  #filtered({ id, state, runtime, q }: QueueFilter): Knex.QueryBuilder {
    const query = withQueueState(this.#knex, placements => {
      if (id !== undefined) {
        placements.where('placements.id', id);
      }
      if (runtime !== undefined) {
        placements.where({ runtime });
      }
    }).join('namespaces', 'namespaces.id', 'queued.namespace_id');
    if (state) {
      query.whereIn('state', state);
    }
    if (q !== undefined) {
      query.whereRaw(`lower(namespaces.composite_name) like ? escape '\\'`, [
        containsPattern(q),
      ]);
    }
    return query;
  }
}

/** Nothing anywhere. */
export function noWork(): QueueCounts {
  return { due: 0, running: 0, held: 0, waiting: 0, dead: 0, resting: 0 };
}
