import type {
  DriftEvent,
  ObservedResource,
} from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import {
  insertMany,
  parseJson,
  withoutNulls,
  type Transaction,
} from '../database';

const table = 'drift_events';

/** What became of drift on a placement, to be kept. */
export type DriftEntry = Pick<DriftEvent, 'kind' | 'message' | 'actor'> & {
  placement_id: string;
  /** Those that drifted. */
  resources: readonly ObservedResource[];
};

/** The history of drift, by placement. */
export class DriftEventStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): DriftEventStore {
    return new DriftEventStore(options.knex);
  }

  async append(
    { knex, now }: Transaction,
    entries: readonly DriftEntry[],
  ): Promise<void> {
    await insertMany(
      knex,
      table,
      entries.map(entry => ({
        ...entry,
        resources: JSON.stringify(entry.resources),
        created_at: now,
      })),
    );
  }

  /** Newest first, older than `beforeId`. */
  async list(options: {
    placementId: string;
    beforeId?: number;
    limit: number;
  }): Promise<DriftEvent[]> {
    const rows: (Omit<DriftEvent, 'resources'> & {
      placement_id: string;
      resources: string;
    })[] = await this.#knex(table)
      .where({ placement_id: options.placementId })
      .modify(query => {
        if (options.beforeId !== undefined) {
          query.where('id', '<', options.beforeId);
        }
      })
      .orderBy('id', 'desc')
      .limit(options.limit);
    return rows.map(({ placement_id: _, ...row }) => ({
      ...withoutNulls(row),
      resources: parseJson(row.resources),
    }));
  }
}
