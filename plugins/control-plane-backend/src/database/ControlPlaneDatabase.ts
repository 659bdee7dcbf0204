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
import { currentTransactionGuard } from './transactionGuard';

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

  /** Does everything in `work` or nothing. A guard of the call, where there is one, goes along. */
  async transaction<T>(
    work: (transaction: Transaction) => Promise<T>,
  ): Promise<T> {
    const guard = currentTransactionGuard();
    let begun: Transaction | undefined;
    let outcome: 'committed' | 'rolled-back' = 'rolled-back';
    try {
      const result = await this.knex.transaction(async knex => {
        begun = { knex, now: await beginTransaction(knex) };
        await guard?.begin(begun);
        return work(begun);
      });
      outcome = 'committed';
      return result;
    } finally {
      if (begun) {
        guard?.end(begun, outcome);
      }
    }
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
      // Knex locks its migrations by a row that it makes first. Replicas that meet an empty database at the same moment can
      // both make it, and two rows are a lock that never opens.
      await takingTurns(knex, 'migrations', turn =>
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
