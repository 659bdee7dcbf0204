import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import {
  addMilliseconds,
  beginTransaction,
  databaseTime,
  firstOfEach,
  updateMany,
  type Transaction,
} from '../database';
import { groupBy } from '../groupBy';
import type { PlacementChange } from './applyOutcome';
import { isSameValue } from './isSameValue';
import { toPlacement, type Claim, type PlacementRow } from './Placement';
import { heldRuntimes } from './runtimeHolds';

const table = 'placements';
/** What a claim says of what is to be there. */
export const beingProvisionedMessage = 'Being provisioned';

/** How much is taken, and from where. */
export type ClaimOptions = {
  /** At most so many on each runtime environment. */
  limit: number;
  /** At most so many on these instead. */
  limits?: ReadonlyMap<string, number>;
  leaseMs: number;
};

/** What a pass came to, for one placement. */
export type Finished = {
  claim: Claim;
  /** Nothing is written but the end of the pass when absent. */
  change?: PlacementChange;
  /** Never again when absent. */
  requeueAfterMs?: number;
};

/** A lane of the queue on which only so many passes may be under way at a time, in all processes together. */
type Lane = { key: 'group_id' | 'runtime'; value: string; limit: number };

/** The queue that placements are: who takes what, until when, and what becomes of it. */
export class PlacementQueue {
  readonly #knex: Knex;
  readonly #worker: string;
  readonly #circuitFailures: number;

  private constructor(options: PlacementQueueOptions) {
    this.#knex = options.knex;
    this.#worker = options.worker;
    this.#circuitFailures = options.circuitFailures;
  }

  static create(options: PlacementQueueOptions): PlacementQueue {
    return new PlacementQueue(options);
  }

  /**
   * Takes what is due and nobody has, or whose holder let its lease run out, on runtime environments that are well.
   *
   * What belongs to a lane with a limit is taken apart from the rest, one process at a time. Of a runtime environment
   * that has just failed again and again, one is taken, to see whether it is well again.
   */
  async claim(options: ClaimOptions): Promise<Claim[]> {
    const lanes = await this.#lanes();
    const claims = await this.#take(this.#knex, options, query =>
      query.modify(leaveOut, lanes),
    );
    for (const lane of lanes) {
      claims.push(
        ...(await this.#takeInLane(lane, {
          ...options,
          limits: withoutTaken(options, claims),
        })),
      );
    }
    return claims;
  }

  /** Groups with a limit, and runtime environments on probation. */
  async #lanes(): Promise<Lane[]> {
    const rows: { key: Lane['key']; value: string; limit: number }[] =
      await this.#knex
        .select({
          key: this.#knex.raw(`'group_id'`),
          value: 'id',
          limit: 'concurrency_limit',
        })
        .from('runtime_groups')
        .whereNotNull('concurrency_limit')
        .unionAll(
          this.#knex
            .select(this.#knex.raw(`'runtime'`), 'name', this.#knex.raw('1'))
            .from('runtime_environments')
            .where('failures', '>=', this.#circuitFailures),
        );
    return rows;
  }

  async #takeInLane(lane: Lane, options: ClaimOptions): Promise<Claim[]> {
    return this.#knex.transaction(async knex => {
      await beginTransaction(knex);
      // Whoever else takes from it waits here, so that both together stay within the limit.
      await (
        lane.key === 'group_id'
          ? knex('runtime_groups').where({ id: lane.value })
          : knex('runtime_environments').where({ name: lane.value })
      ).forUpdate();
      const [{ count }]: { count: string | number }[] = await knex(table)
        .where({ [lane.key]: lane.value })
        .andWhere('lease_until', '>=', databaseTime(knex))
        .count({ count: '*' });
      const free = lane.limit - Number(count);
      return free > 0
        ? this.#take(
            knex,
            options,
            query => query.where({ [lane.key]: lane.value }),
            free,
          )
        : [];
    });
  }

  /**
   * One statement, so that two replicas never take the same; its select is materialized, as it would take other rows each
   * time that a plan runs it again. What has work begins with it.
   */
  async #take(
    knex: Knex,
    { leaseMs, limit, limits = new Map() }: ClaimOptions,
    restrict: (query: Knex.QueryBuilder) => void,
    limitInAll?: number,
  ): Promise<Claim[]> {
    const ticket = randomUUID();
    const now = databaseTime(knex);
    const held = heldRuntimes(knex).select('name');
    const { ids } = await firstOfEach(knex, {
      table,
      column: 'runtime',
      order: 'next_reconcile_at',
      limit,
      limits,
      restrict: query =>
        query
          .where('next_reconcile_at', '<=', now)
          .andWhere(inner =>
            inner.whereNull('lease_until').orWhere('lease_until', '<', now),
          )
          .whereNotIn('runtime', held)
          .modify(restrict),
    });
    if (limitInAll !== undefined) {
      ids.limit(limitInAll);
    }
    const hasWork = 'observed_generation is distinct from generation';
    const rows: PlacementRow[] = await knex(table)
      .withMaterialized('due', ids)
      .whereIn('id', knex('due').select('id'))
      .update({
        ticket,
        claimed_by: this.#worker,
        claimed_at: now,
        lease_until: databaseTime(knex, leaseMs),
        status: knex.raw(
          `case when ${hasWork} then (case desired_state when 'absent' then 'deleting' else 'in_progress' end) else status end`,
        ),
        message: knex.raw(
          `case when ${hasWork} then (case desired_state when 'absent' then 'Being removed' else ? end) else message end`,
          [beingProvisionedMessage],
        ),
      })
      .returning('*');
    return rows.map(row => ({ ...toPlacement(row), ticket }));
  }

  /** Renews leases; answers with the ids of those whose ticket still holds. */
  async renew(claims: readonly Claim[], leaseMs: number): Promise<Set<string>> {
    const rows: { id: string; ticket: string }[] = await this.#knex(table)
      .whereIn('id', claims.map(idOf))
      .whereIn('ticket', [...new Set(claims.map(({ ticket }) => ticket))])
      .update({ lease_until: databaseTime(this.#knex, leaseMs) })
      .returning(['id', 'ticket']);
    const held = new Map(rows.map(row => [row.id, row.ticket]));
    return new Set(
      claims.filter(({ id, ticket }) => held.get(id) === ticket).map(idOf),
    );
  }

  /** Gives a claim back unfinished, due at once for somebody else. */
  async release(claim: Claim): Promise<void> {
    await this.#knex(table)
      .where({ id: claim.id, ticket: claim.ticket })
      .update({ ticket: null, lease_until: null });
  }

  /**
   * Locks placements and answers with their generations now, by id; without those whose ticket was lost. One whose
   * generation is still that of its claim is what it was then. Whoever locks environment requests or namespaces as well
   * locks those first.
   */
  async lockClaimed(
    { knex }: Transaction,
    claims: readonly Claim[],
  ): Promise<Map<string, number>> {
    const rows: { id: string; ticket: string | null; generation: number }[] =
      await knex(table)
        .select('id', 'ticket', 'generation')
        .whereIn('id', claims.map(idOf))
        .orderBy('id')
        .forUpdate();
    const tickets = new Map(claims.map(({ id, ticket }) => [id, ticket]));
    return new Map(
      rows
        .filter(row => row.ticket === tickets.get(row.id))
        .map(({ id, generation }) => [id, generation]),
    );
  }

  /** Writes what passes came to and ends their leases. Only behind {@link PlacementQueue.lockClaimed}. */
  async finish(
    { knex, now }: Transaction,
    finished: readonly Finished[],
  ): Promise<void> {
    const ended = {
      ticket: null,
      claimed_by: null,
      claimed_at: null,
      lease_until: null,
      updated_at: now,
    };
    const rows = finished.map(({ claim, change, requeueAfterMs }) => ({
      columns: change && columnsOf(claim, change),
      requeue: {
        id: claim.id,
        next_reconcile_at:
          requeueAfterMs === undefined
            ? null
            : addMilliseconds(now, requeueAfterMs),
      },
    }));
    // Those that write the same columns go together.
    const alike = groupBy(
      rows,
      ({ columns = {} }) => Object.keys(columns).length,
    );
    for (const group of alike.values()) {
      await updateMany(
        knex,
        table,
        group.map(({ columns, requeue }) => ({ ...columns, ...requeue })),
        ended,
      );
    }
  }

  /** Lets those that follow a canary begin, as it is ready. */
  async beginFollowers(
    { knex, now }: Transaction,
    namespaceIds: readonly string[],
  ): Promise<void> {
    await this.#waitingFollowers(knex, namespaceIds).update({
      status: 'pending',
      message: 'Waiting to start',
      next_reconcile_at: now,
      updated_at: now,
    });
  }

  /** Says of those that follow a canary that they do not begin, as it has failed. */
  async stopFollowers(
    { knex, now }: Transaction,
    namespaceIds: readonly string[],
  ): Promise<void> {
    await this.#waitingFollowers(knex, namespaceIds).update({
      message: 'Does not begin, as it failed on the canary',
      updated_at: now,
    });
  }

  #waitingFollowers(
    knex: Knex,
    namespaceIds: readonly string[],
  ): Knex.QueryBuilder {
    return knex(table)
      .whereIn('namespace_id', namespaceIds)
      .where({
        rollout: 'follower',
        status: 'waiting',
        desired_state: 'present',
      })
      .whereNull('next_reconcile_at');
  }
}

export type PlacementQueueOptions = {
  knex: Knex;
  /** Names this process to operators. */
  worker: string;
  /** After so many failures in a row, a runtime environment is tried one pass at a time. */
  circuitFailures: number;
};

function leaveOut(query: Knex.QueryBuilder, lanes: readonly Lane[]): void {
  const values = (key: Lane['key']) =>
    lanes.filter(lane => lane.key === key).map(({ value }) => value);
  query.whereNotIn('runtime', values('runtime'));
  if (values('group_id').length > 0) {
    query.andWhere(inner =>
      inner.whereNull('group_id').orWhereNotIn('group_id', values('group_id')),
    );
  }
}

/** What is to be written: of what a look found unchanged only when it looked. */
function columnsOf(
  claim: Claim,
  change: PlacementChange,
): Record<string, unknown> {
  const { observed_at, resources, conditions, links, ...rest } = change;
  const before = claim as Partial<PlacementChange>;
  const same = (key: keyof PlacementChange) =>
    isSameValue(before[key], change[key]);
  const observed = { observed_at: observed_at ?? null };
  const isQuiet = (Object.keys(change) as (keyof PlacementChange)[]).every(
    key => key === 'observed_at' || same(key),
  );
  return isQuiet
    ? observed
    : {
        ...observed,
        ...rest,
        observed_generation: change.observed_generation ?? null,
        last_error: change.last_error ?? null,
        resources: JSON.stringify(resources),
        conditions: JSON.stringify(conditions),
        links: JSON.stringify(links),
      };
}

/** The rooms that are left when these were taken. */
function withoutTaken(
  { limit, limits = new Map<string, number>() }: ClaimOptions,
  claims: readonly Claim[],
): Map<string, number> {
  const left = new Map(limits);
  for (const { runtime } of claims) {
    left.set(runtime, (left.get(runtime) ?? limit) - 1);
  }
  return left;
}

function idOf({ id }: { id: string }): string {
  return id;
}
