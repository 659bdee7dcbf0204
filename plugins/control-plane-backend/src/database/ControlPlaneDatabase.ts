import {
  type DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { databaseTime, tuneConnection } from './dialect';

const migrationsDirectory = resolvePackagePath(
  '@groundwork/plugin-control-plane-backend',
  'migrations',
);

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
      await knex.migrate.latest({ directory: migrationsDirectory });
    }
    return new ControlPlaneDatabase(knex);
  }

  /** Does everything in `work` or nothing. */
  async transaction<T>(
    work: (transaction: Transaction) => Promise<T>,
  ): Promise<T> {
    return this.knex.transaction(async knex =>
      work({ knex, now: await readTime(knex) }),
    );
  }

  /** The database's time. */
  async now(): Promise<string> {
    return readTime(this.knex);
  }
}

async function readTime(knex: Knex): Promise<string> {
  const [row] = await knex.select({ now: databaseTime(knex) });
  return row.now;
}
