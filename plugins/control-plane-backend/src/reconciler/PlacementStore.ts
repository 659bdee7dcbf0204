import { randomUUID } from 'node:crypto';
import type { DesiredNamespace } from '@groundwork/plugin-control-plane-node';
import type { Knex } from 'knex';
import {
  databaseTime,
  parseJson,
  updateMany,
  type Transaction,
} from '../database';
import { toPlacement, type Placement, type PlacementRow } from './Placement';

const table = 'placements';

/** Where a namespace is placed. */
export type PlacementSpot = {
  /** Name of the runtime environment. */
  runtime: string;
  rollout?: Placement['rollout'];
};

/** What is to be placed. */
export type PlacedNamespace = {
  desired: DesiredNamespace;
  /** The environment whose namespace it is. */
  request_id?: string;
  group_id?: string;
  spots: readonly PlacementSpot[];
};

const summarizedColumns = [
  'id',
  'namespace_id',
  'desired_state',
  'runtime',
  'status',
  'message',
  'drift_status',
  'generation',
  'observed_generation',
  'links',
  'attempt',
] as const;

/** What of a placement its namespace and environment are summarized from. */
export type PlacementSummary = Pick<
  Placement,
  (typeof summarizedColumns)[number]
>;

/** The rows of placements: what should be where. Their queue is {@link PlacementQueue}. */
export class PlacementStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): PlacementStore {
    return new PlacementStore(options.knex);
  }

  /** Places a namespace on runtime environments. A pass over each is due at once, but for those that follow a canary. */
  async insert(
    { knex, now }: Transaction,
    { desired, request_id, group_id, spots }: PlacedNamespace,
  ): Promise<void> {
    await knex(table).insert(
      spots.map(({ runtime, rollout }) => ({
        id: randomUUID(),
        namespace_id: desired.id,
        request_id,
        group_id,
        runtime,
        rollout,
        desired_state: 'present',
        desired: JSON.stringify(desired),
        ...beginning(rollout, now),
        generation: 1,
        drift_status: 'unknown',
        resources: '[]',
        conditions: '[]',
        links: '[]',
        attempt: 0,
        created_at: now,
        updated_at: now,
      })),
    );
  }

  async find(
    id: string,
    transaction?: Transaction,
  ): Promise<Placement | undefined> {
    const row: PlacementRow | undefined = await (
      transaction?.knex ?? this.#knex
    )(table)
      .where({ id })
      .first();
    return row && toPlacement(row);
  }

  /** Reads a placement and keeps others from changing it. What it is of is locked before. */
  async lock(
    { knex }: Transaction,
    id: string,
  ): Promise<Placement | undefined> {
    const row: PlacementRow | undefined = await knex(table)
      .where({ id })
      .forUpdate()
      .first();
    return row && toPlacement(row);
  }

  /** What of the placements of namespaces is taken together. */
  async summariesOf(
    namespaceIds: readonly string[],
    { knex }: Transaction,
  ): Promise<PlacementSummary[]> {
    const rows: (Omit<PlacementSummary, 'links'> & { links: string })[] =
      await knex(table)
        .select(summarizedColumns)
        .whereIn('namespace_id', namespaceIds)
        .orderBy('runtime');
    return rows.map(row => ({
      ...row,
      observed_generation: row.observed_generation ?? undefined,
      links: parseJson(row.links),
    }));
  }

  async listOfNamespace(
    namespaceId: string,
    transaction?: Transaction,
  ): Promise<Placement[]> {
    const rows: PlacementRow[] = await (transaction?.knex ?? this.#knex)(table)
      .where({ namespace_id: namespaceId })
      .orderBy('runtime');
    return rows.map(toPlacement);
  }

  /**
   * Asks for passes that bring things about wherever a namespace is placed: a new generation, due now, but for those that
   * follow a canary. A pass that is under way is followed by another. The transaction has locked the namespace, or the
   * environment that it is of.
   *
   * @param change - what should be from now on; as before when absent
   */
  async requestPass(
    transaction: Transaction,
    namespaceId: string,
    desiredState: Placement['desired_state'],
    change: (desired: DesiredNamespace) => DesiredNamespace = same,
  ): Promise<void> {
    await this.#renew(
      transaction,
      await this.listOfNamespace(namespaceId, transaction),
      desiredState,
      change,
    );
  }

  /** The same for one placement, whatever it follows. */
  async requestPassOf(
    transaction: Transaction,
    placement: Placement,
    change: (desired: DesiredNamespace) => DesiredNamespace = same,
  ): Promise<void> {
    await this.#renew(
      transaction,
      [{ ...placement, rollout: undefined }],
      placement.desired_state,
      change,
    );
  }

  async #renew(
    { knex, now }: Transaction,
    placements: readonly Placement[],
    desiredState: Placement['desired_state'],
    change: (desired: DesiredNamespace) => DesiredNamespace,
  ): Promise<void> {
    const absent = desiredState === 'absent';
    await updateMany(
      knex,
      table,
      placements.map(({ id, generation, desired: before, rollout }) => {
        const desired = absent ? withoutAccepted(before) : change(before);
        return {
          id,
          desired_state: desiredState,
          desired: JSON.stringify(desired),
          generation: generation + 1,
          attempt: 0,
          last_error: null,
          // What is to end, or to rest, does so everywhere at once: a canary says nothing about that.
          ...beginning(absent || desired.suspended ? undefined : rollout, now),
          ...(absent && { status: 'deleting' }),
          updated_at: now,
        };
      }),
    );
  }

  /**
   * Makes a look due at what may have changed: the given namespaces on a runtime environment, or all that it has. What
   * failed keeps its backoff, so that a runtime environment that tells of much cannot make it be tried all the time.
   */
  async markDue(runtime: string, namespaceIds?: string[]): Promise<number> {
    const now = databaseTime(this.#knex);
    const resting = this.#knex(table)
      .select('id')
      .where({ runtime, attempt: 0 })
      .andWhere('next_reconcile_at', '>', now)
      .modify(query => {
        if (namespaceIds) {
          query.whereIn('namespace_id', namespaceIds);
        }
      })
      // In the order in which others lock many, so that no two wait for each other.
      .orderBy('id')
      .forUpdate();
    return this.#knex(table)
      .withMaterialized('resting', resting)
      .whereIn('id', this.#knex('resting').select('id'))
      .update({ next_reconcile_at: now });
  }
}

function same(desired: DesiredNamespace): DesiredNamespace {
  return desired;
}

/** What is removed goes with all that was accepted of it. */
function withoutAccepted({
  accepted: _,
  ...desired
}: DesiredNamespace): DesiredNamespace {
  return desired;
}

/** How a placement begins: at once, or when the canary of its namespace is ready. */
function beginning(
  rollout: Placement['rollout'],
  now: string,
): {
  status: Placement['status'];
  message: string;
  next_reconcile_at: string | null;
} {
  return rollout === 'follower'
    ? {
        status: 'waiting',
        message: 'Begins when the canary is ready',
        next_reconcile_at: null,
      }
    : {
        status: 'pending',
        message: 'Waiting to start',
        next_reconcile_at: now,
      };
}
