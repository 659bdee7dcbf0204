import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  queueManagePermission,
  queueReadPermission,
  type QueueCounts,
  type QueueItem,
  type QueueItemList,
  type QueueReplay,
  type QueueReplayRequest,
  type QueueSummary,
} from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import type { ReconcilerConfig } from '../config';
import type { PageQuery } from '../http/page';
import type { Authorizer, Caller, Principal } from '../identity';
import { findHoldReasons } from '../reconciler';
import type { Runtimes } from '../runtimes';
import type { TargetRecorder } from '../targets';
import {
  noWork,
  type QueuedPlacement,
  type QueueFilter,
  type QueueStore,
} from './QueueStore';

/** Dead letters are replayed so many at a time. */
const replayBatchSize = 100;
/** What is needed to end a pass once its ticket is found to be void. */
const lettingGoMs = 1_000;

/** What operators see of the reconciler's work, and do about it. */
export class QueueService {
  readonly #options: QueueServiceOptions;

  private constructor(options: QueueServiceOptions) {
    this.#options = options;
  }

  static create(options: QueueServiceOptions): QueueService {
    return new QueueService(options);
  }

  async list(
    principal: Principal,
    query: QueueFilter & PageQuery,
  ): Promise<QueueItemList> {
    const { authorizer, queue, knex } = this.#options;
    await authorizer.require(principal, queueReadPermission);
    const { limit, cursor, ...filter } = query;
    const [page, holds] = await Promise.all([
      queue.list(filter, { limit, cursor }),
      findHoldReasons(knex),
    ]);
    return {
      ...page,
      items: page.items.map(item => this.#toItem(item, holds)),
    };
  }

  async summarize(principal: Principal): Promise<QueueSummary> {
    const { authorizer, queue, runtimes, knex } = this.#options;
    await authorizer.require(principal, queueReadPermission);
    const [work, holds] = await Promise.all([
      queue.count(),
      findHoldReasons(knex),
    ]);
    return {
      total: work.map(({ counts }) => counts).reduce(addUp, noWork()),
      runtimes: work.map(({ runtime, counts }) => ({
        runtime,
        title: runtimes.describe(runtime).title,
        counts,
        held_reason: holds.get(runtime),
      })),
    };
  }

  /** Tries again what has given up. */
  async replay(caller: Caller, id: string): Promise<QueueItem> {
    await this.#find(caller, id);
    await this.#replay(caller, id, () => {
      throw new ConflictError('It has not given up');
    });
    this.#options.onCommitted();
    return this.#get(id);
  }

  /** Tries again all that has given up, or what has on one runtime environment. */
  async replayAll(
    caller: Caller,
    { runtime }: QueueReplayRequest,
  ): Promise<QueueReplay> {
    const { authorizer, queue, onCommitted } = this.#options;
    await authorizer.require(caller.principal, queueManagePermission);
    let count = 0;
    let dead: { id: string }[];
    do {
      dead = await queue.listDead(runtime, replayBatchSize);
      for (const { id } of dead) {
        count += (await this.#replay(caller, id, () => false)) ? 1 : 0;
      }
      onCommitted();
    } while (dead.length === replayBatchSize);
    return { count };
  }

  /** Takes work away from whoever has it. */
  async release(caller: Caller, id: string): Promise<QueueItem> {
    const { targets, queue, config, onCommitted } = this.#options;
    const item = await this.#find(caller, id);
    await targets.change(item, async (transaction, target) => {
      // Whoever has it renews its lease in thirds of it, and finds then that the ticket is void.
      const afterMs = config.leaseMs / 3 + lettingGoMs;
      if (!(await queue.release(transaction, id, afterMs))) {
        throw new ConflictError('Nobody works on it');
      }
      await targets.tell(transaction, caller, target, {
        action: 'target-released',
        message: `Took the work on ${item.runtime} away from ${
          item.claimed_by ?? 'whoever had it'
        }`,
      });
    });
    onCommitted();
    return this.#get(id);
  }

  async #replay(
    caller: Caller,
    id: string,
    refuse: () => boolean,
  ): Promise<boolean | undefined> {
    const { queue, targets } = this.#options;
    const item = await queue.find(id);
    return (
      item &&
      targets.change(item, async (transaction, target) => {
        const { status, next_reconcile_at } = target.placement;
        if (status !== 'failed' || next_reconcile_at !== undefined) {
          return refuse();
        }
        await targets.retry(transaction, caller, target);
        return true;
      })
    );
  }

  async #find(caller: Caller, id: string): Promise<QueuedPlacement> {
    const { authorizer, queue } = this.#options;
    await authorizer.require(caller.principal, queueManagePermission);
    const item = await queue.find(id);
    if (!item) {
      throw new NotFoundError('There is no such work');
    }
    return item;
  }

  async #get(id: string): Promise<QueueItem> {
    const { queue, knex } = this.#options;
    const [item, holds] = await Promise.all([
      queue.find(id),
      findHoldReasons(knex),
    ]);
    if (!item) {
      throw new NotFoundError('The work is done and gone');
    }
    return this.#toItem(item, holds);
  }

  #toItem(
    { request_id, ...item }: QueuedPlacement,
    holds: ReadonlyMap<string, string>,
  ): QueueItem {
    return {
      ...item,
      environment_request_id: request_id,
      title: this.#options.runtimes.describe(item.runtime).title,
      held_reason: item.state === 'held' ? holds.get(item.runtime) : undefined,
    };
  }
}

export type QueueServiceOptions = {
  knex: Knex;
  queue: QueueStore;
  targets: TargetRecorder;
  runtimes: Pick<Runtimes, 'describe'>;
  authorizer: Authorizer;
  config: Pick<ReconcilerConfig, 'leaseMs'>;
  onCommitted: () => void;
};

function addUp(total: QueueCounts, counts: QueueCounts): QueueCounts {
  const oldest = [total.oldest_due_at, counts.oldest_due_at]
    .filter(time => time !== undefined)
    .sort();
  return {
    due: total.due + counts.due,
    running: total.running + counts.running,
    held: total.held + counts.held,
    waiting: total.waiting + counts.waiting,
    dead: total.dead + counts.dead,
    resting: total.resting + counts.resting,
    ...(oldest.length > 0 && { oldest_due_at: oldest[0] }),
  };
}
