import { randomUUID } from 'node:crypto';
import type { DesiredNamespace } from '@groundwork/plugin-control-plane-node';
import type { Knex } from 'knex';
import { databaseTime, skipLocked, type Transaction } from '../database';
import type { PlacementChange } from './applyOutcome';
import {
  toPlacement,
  type Claim,
  type Placement,
  type PlacementRow,
} from './Placement';

const table = 'placements';

/** The rows of placements, and their queue. */
export class PlacementStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): PlacementStore {
    return new PlacementStore(options.knex);
  }

  /** Places an environment on runtime environments; a pass over each is due at once. */
  async insert(
    { knex, now }: Transaction,
    desired: DesiredNamespace,
    runtimes: readonly string[],
  ): Promise<void> {
    await knex(table).insert(
      runtimes.map(runtime => ({
        id: randomUUID(),
        request_id: desired.id,
        runtime,
        desired_state: 'present',
        desired: JSON.stringify(desired),
        status: 'pending',
        message: 'Waiting to start',
        generation: 1,
        drift_status: 'unknown',
        resources: '[]',
        conditions: '[]',
        links: '[]',
        attempt: 0,
        next_reconcile_at: now,
        created_at: now,
        updated_at: now,
      })),
    );
  }

  async listOfRequest(
    requestId: string,
    transaction?: Transaction,
  ): Promise<Placement[]> {
    const rows: PlacementRow[] = await (transaction?.knex ?? this.#knex)(table)
      .where({ request_id: requestId })
      .orderBy('runtime');
    return rows.map(toPlacement);
  }

  /**
   * Asks for a pass that brings things about on every target of a request: a new generation, due now. A pass that is
   * under way is followed by another.
   */
  async requestPass(
    { knex, now }: Transaction,
    requestId: string,
    desiredState: Placement['desired_state'],
  ): Promise<void> {
    await knex(table)
      .where({ request_id: requestId })
      .update({
        desired_state: desiredState,
        generation: knex.raw('generation + 1'),
        status: desiredState === 'absent' ? 'deleting' : 'pending',
        message: 'Waiting to start',
        attempt: 0,
        last_error: null,
        next_reconcile_at: now,
        updated_at: now,
      });
  }

  /**
   * Makes a look due at what may have changed: the given requests on a runtime environment, or all that it has. What
   * failed keeps its backoff, so that a runtime environment that tells of much cannot make it be tried all the time.
   */
  async markDue(runtime: string, requestIds?: string[]): Promise<number> {
    const now = databaseTime(this.#knex);
    return this.#knex(table)
      .where({ runtime, attempt: 0 })
      .andWhere('next_reconcile_at', '>', now)
      .modify(query => {
        if (requestIds) {
          query.whereIn('request_id', requestIds);
        }
      })
      .update({ next_reconcile_at: now });
  }

  /**
   * Takes what is due and nobody holds, or whose holder let its lease run out. One statement, so that two replicas never
   * take the same; its select is materialized, as it would take other rows each time that a plan runs it again.
   */
  async claim(options: {
    limit: number;
    leaseMs: number;
    /** Takes nothing on these. */
    exceptRuntimes?: readonly string[];
  }): Promise<Claim[]> {
    const ticket = randomUUID();
    const now = databaseTime(this.#knex);
    const due = this.#knex(table)
      .select('id')
      .where('next_reconcile_at', '<=', now)
      .andWhere(query =>
        query.whereNull('lease_until').orWhere('lease_until', '<', now),
      )
      .modify(query => {
        if (options.exceptRuntimes?.length) {
          query.whereNotIn('runtime', options.exceptRuntimes);
        }
      })
      .orderBy('next_reconcile_at')
      .limit(options.limit)
      .modify(skipLocked, this.#knex);
    const rows: PlacementRow[] = await this.#knex(table)
      .withMaterialized('due', due)
      .whereIn('id', this.#knex('due').select('id'))
      .update({
        ticket,
        lease_until: databaseTime(this.#knex, options.leaseMs),
      })
      .returning('*');
    return rows.map(row => ({ ...toPlacement(row), ticket }));
  }

  /** Renews a lease; `false` when the ticket was lost. */
  async renew(claim: Claim, leaseMs: number): Promise<boolean> {
    const count = await this.#knex(table)
      .where({ id: claim.id, ticket: claim.ticket })
      .update({ lease_until: databaseTime(this.#knex, leaseMs) });
    return count === 1;
  }

  /** Gives a claim back unfinished, due at once for somebody else. */
  async release(claim: Claim): Promise<void> {
    await this.#knex(table)
      .where({ id: claim.id, ticket: claim.ticket })
      .update({
        ticket: null,
        lease_until: null,
      });
  }

  /** The placement as it is now, locked; `undefined` when the ticket was lost. */
  async lockClaimed(
    { knex }: Transaction,
    claim: Claim,
  ): Promise<Placement | undefined> {
    const row: PlacementRow | undefined = await knex(table)
      .where({ id: claim.id, ticket: claim.ticket })
      .forUpdate()
      .first();
    return row && toPlacement(row);
  }

  /** Shows that a pass has begun. Only behind {@link lockClaimed}. */
  async markStarted({ knex, now }: Transaction, claim: Claim): Promise<void> {
    const absent = claim.desired_state === 'absent';
    await knex(table)
      .where({ id: claim.id, ticket: claim.ticket })
      .update({
        status: absent ? 'deleting' : 'in_progress',
        message: absent ? 'Being removed' : 'Being provisioned',
        updated_at: now,
      });
  }

  /** Writes what a pass came to and ends its lease. Only behind {@link lockClaimed}. */
  async finish(
    { knex, now }: Transaction,
    claim: Claim,
    change: PlacementChange | undefined,
    requeueAfterMs: number | undefined,
  ): Promise<void> {
    await knex(table)
      .where({ id: claim.id, ticket: claim.ticket })
      .update({
        ...(change && {
          ...change,
          resources: JSON.stringify(change.resources),
          conditions: JSON.stringify(change.conditions),
          links: JSON.stringify(change.links),
          observed_generation: change.observed_generation ?? null,
          last_error: change.last_error ?? null,
          observed_at: change.observed_at ?? null,
          updated_at: now,
        }),
        next_reconcile_at:
          requeueAfterMs === undefined
            ? null
            : databaseTime(knex, requeueAfterMs),
        ticket: null,
        lease_until: null,
      });
  }
}
