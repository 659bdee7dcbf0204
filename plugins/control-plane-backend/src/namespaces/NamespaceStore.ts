import {
  environmentLifecycle,
  isFinal,
  type EnvironmentStatus,
} from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import { updateMany, type Transaction } from '../database';
import {
  toStoredNamespace,
  type NamespaceRow,
  type StoredNamespace,
} from './NamespaceRow';

const table = 'namespaces';
/** What has ended has given its name back. */
const endedStatuses = (
  Object.keys(environmentLifecycle) as EnvironmentStatus[]
).filter(isFinal);

/** Columns of a namespace that follow from its placements. */
export type NamespaceStateChange = Pick<
  StoredNamespace,
  'status' | 'status_message' | 'drift_status' | 'deleted_at'
>;

/** The rows of namespaces. */
export class NamespaceStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): NamespaceStore {
    return new NamespaceStore(options.knex);
  }

  async insert(
    { knex }: Transaction,
    namespace: StoredNamespace,
  ): Promise<void> {
    await knex(table).insert({
      ...namespace,
      name_components: JSON.stringify(namespace.name_components),
      metadata: JSON.stringify(namespace.metadata),
    });
  }

  async find(
    id: string,
    transaction?: Transaction,
  ): Promise<StoredNamespace | undefined> {
    const row: NamespaceRow | undefined = await (
      transaction?.knex ?? this.#knex
    )(table)
      .where({ id })
      .first();
    return row && toStoredNamespace(row);
  }

  /**
   * Reads namespaces, by id, and keeps others from changing them until the transaction ends. Whoever locks environment
   * requests as well locks those first.
   */
  async lockMany(
    { knex }: Transaction,
    ids: readonly string[],
  ): Promise<Map<string, StoredNamespace>> {
    const rows: NamespaceRow[] = await knex(table)
      .whereIn('id', ids)
      .orderBy('id')
      .forUpdate();
    return new Map(rows.map(row => [row.id, toStoredNamespace(row)]));
  }

  /**
   * Whether a namespace that is not gone has a name.
   *
   * @param except - id of one that may have it
   */
  async isTaken(
    name: string,
    {
      transaction,
      except = '',
    }: { transaction?: Transaction; except?: string } = {},
  ): Promise<boolean> {
    const knex = transaction?.knex ?? this.#knex;
    const row = await knex(table)
      .select('id')
      .where({ composite_name: name })
      .whereNull('deleted_at')
      .whereNot('id', except)
      // An environment that waits for its approval has its name already, and no namespace yet.
      .unionAll([
        knex('environment_requests')
          .select('id')
          .where({ name })
          .whereNotIn('status', endedStatuses)
          .whereNot('id', except),
      ])
      .first();
    return row !== undefined;
  }

  /** Replaces the metadata of a namespace that the transaction has locked. */
  async setMetadata(
    { knex, now }: Transaction,
    id: string,
    metadata: StoredNamespace['metadata'],
  ): Promise<void> {
    await knex(table)
      .where({ id })
      .update({ metadata: JSON.stringify(metadata), updated_at: now });
  }

  /** Writes what follows from the placements of namespaces that the transaction has locked. */
  async changeStates(
    { knex, now }: Transaction,
    changes: ReadonlyArray<NamespaceStateChange & { id: string }>,
  ): Promise<void> {
    await updateMany(
      knex,
      table,
      changes.map(change => ({
        id: change.id,
        status: change.status,
        status_message: change.status_message,
        drift_status: change.drift_status,
        deleted_at: change.deleted_at ?? null,
        updated_at: now,
      })),
    );
  }
}
