import type { Knex } from 'knex';
import { databaseTime } from '../database';
import { heldRuntimes } from './runtimeHolds';

/** Where each placement stands in the queue, as `state` of the rows; those that are gone are in no queue. */
export function withQueueState(
  knex: Knex,
  restrict: (query: Knex.QueryBuilder) => void = () => {},
): Knex.QueryBuilder {
  const now = databaseTime(knex);
  const state = knex.raw(
    `case
      when ticket is not null and lease_until >= ? then 'running'
      when next_reconcile_at is null and status = 'failed' then 'dead'
      when next_reconcile_at is null then 'waiting'
      when next_reconcile_at <= ? and runtime in (?) then 'held'
      when next_reconcile_at <= ? then 'due'
      when attempt > 0 or observed_generation is distinct from generation then 'waiting'
      else 'resting'
    end`,
    [now, now, heldRuntimes(knex).select('name'), now],
  );
  return knex.from(
    knex('placements')
      .select('placements.*', { state })
      .whereNot('placements.status', 'deleted')
      .modify(restrict)
      .as('queued'),
  );
}
