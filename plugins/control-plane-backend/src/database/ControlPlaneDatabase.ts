import { setTimeout } from 'node:timers/promises';
import {
  type DatabaseService,
  isDatabaseConflictError,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { Knex } from 'knex';
import {
  beginTransaction,
  databaseTime,
  takingTurns,
  tuneConnection,
} from './dialect';

const migrationsDirectory = resolvePackagePath(
  '@groundwork/plugin-control-plane-backend',
  'migrations',
);

const migrationPatienceMs = 60_000;

/** An open transaction with the one time that everything in it happens at. */
export type Transaction = {
  knex: Knex.Transaction;
  /** The database's time when the transaction began. */
  now: string;
};

/** The database of the control plane, migrated and ready. */
export class ControlPlaneDatabase {
  private constructor(readonly knex: Knex) {}

  /** Migrates, unless the database service says to skip that, and tunes the connection. */
  static async create(service: DatabaseService): Promise<ControlPlaneDatabase> {
    const knex = await service.getClient();
    await tuneConnection(knex);
    if (!service.migrations?.skip) {
      await migrate(knex);
    }
    return new ControlPlaneDatabase(knex);
  }

  /** Does everything in `work` or nothing. */
  async transaction<T>(
    work: (transaction: Transaction) => Promise<T>,
  ): Promise<T> {
    return this.knex.transaction(async knex =>
      work({ knex, now: await beginTransaction(knex) }),
    );
  }

  /** The database's time. */
  async now(): Promise<string> {
    const [row] = await this.knex.select({ now: databaseTime(this.knex) });
    return row.now;
  }
}

/** Replicas may start together: one migrates, and the others find that it is being done and then that it is done. */
async function migrate(knex: Knex): Promise<void> {
  const startedAt = performance.now();
  for (;;) {
    try {
      await takingTurns(knex, turn =>
        turn.migrate.latest({ directory: migrationsDirectory }),
      );
      return;
    } catch (error) {
      if (
        !isDoneByAnother(error) ||
        performance.now() - startedAt > migrationPatienceMs
      ) {
        throw error;
      }
      await setTimeout(50 + 200 * Math.random());
    }
  }
}

function isDoneByAnother(error: unknown): boolean {
  return (
    isDatabaseConflictError(error) ||
    (isError(error) &&
      (error.name === 'MigrationLocked' ||
        /already exists/.test(error.message)))
  );
}
