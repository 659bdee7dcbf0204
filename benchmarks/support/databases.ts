import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ControlPlaneDatabase } from '../../plugins/control-plane-backend/src/database';

export type Knex = ControlPlaneDatabase['knex'];

/** A database server, or a folder of databases, that databases are made in and thrown away again. */
export type Site = {
  name: 'SQLite' | 'PostgreSQL';
  /** Makes an empty database. */
  open(): Promise<Knex>;
  /** How others connect to a database that was opened; PostgreSQL only. */
  urlOf(knex: Knex): string;
  /** Brings what the planner knows in line with what is in the tables, and leaves nothing to be swept up meanwhile. */
  settle(knex: Knex): Promise<void>;
  close(): Promise<void>;
};

const knexFactory = createRequire(
  require.resolve('../../plugins/control-plane-backend/package.json'),
)('knex');

/** SQLite in files, opened as a backend opens it. */
export function sqlite(): Site {
  const directory = mkdtempSync(join(tmpdir(), 'groundwork-benchmark-'));
  const opened: Knex[] = [];
  const refuse = (): never => {
    throw new Error('SQLite has one process');
  };
  return {
    name: 'SQLite',
    async open() {
      const knex = knexFactory({
        client: 'better-sqlite3',
        connection: { filename: join(directory, `${opened.length}.sqlite`) },
        useNullAsDefault: true,
        pool: { min: 1, max: 1 },
      });
      opened.push(knex);
      return knex;
    },
    urlOf: refuse,
    async settle(knex) {
      await knex.raw('analyze');
      await knex.raw('pragma wal_checkpoint(truncate)');
    },
    async close() {
      await Promise.all(opened.map(knex => knex.destroy()));
      rmSync(directory, { recursive: true });
    },
  };
}

/** A pool on a database of PostgreSQL. */
export function connectPostgres(connectionString: string): Knex {
  return knexFactory({
    client: 'pg',
    connection: connectionString,
    pool: { min: 0, max: 10 },
  });
}

/** A PostgreSQL, named by the connection string of somebody who may create databases. */
export function postgres(connectionString: string): Site {
  const server = connectPostgres(connectionString);
  const urls = new Map<Knex, string>();
  const databases: string[] = [];
  return {
    name: 'PostgreSQL',
    async open() {
      const name = `benchmark_${randomUUID().replaceAll('-', '')}`;
      await server.raw('create database ??', [name]);
      databases.push(name);
      const url = new URL(connectionString);
      url.pathname = `/${name}`;
      const knex = connectPostgres(url.href);
      urls.set(knex, url.href);
      return knex;
    },
    urlOf: knex => urls.get(knex) ?? connectionString,
    async settle(knex) {
      await knex.raw('vacuum analyze');
      await knex.raw('checkpoint');
    },
    async close() {
      await Promise.all([...urls.keys()].map(knex => knex.destroy()));
      for (const name of databases) {
        await server.raw('drop database ?? with (force)', [name]);
      }
      await server.destroy();
    },
  };
}

/**
 * SQLite, and the PostgreSQL that `BENCHMARK_POSTGRES` names. Says when there is none, and when it does not keep what it
 * said that it kept: figures of such a server say nothing.
 */
export async function openSites(): Promise<Site[]> {
  const site = await openPostgres();
  return site ? [sqlite(), site] : [sqlite()];
}

/** The PostgreSQL that `BENCHMARK_POSTGRES` names. */
export async function openPostgres(): Promise<Site | undefined> {
  const connectionString = process.env.BENCHMARK_POSTGRES;
  if (!connectionString) {
    console.log('PostgreSQL was left out, as BENCHMARK_POSTGRES is not set');
    return undefined;
  }
  const server = connectPostgres(connectionString);
  const { rows } = await server.raw(
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as waits,
       current_setting('server_version') as version`,
  );
  await server.destroy();
  const [{ fsync, waits, version }] = rows;
  console.log(
    `PostgreSQL ${version}, fsync ${fsync}, synchronous_commit ${waits}${
      fsync === 'on' && waits === 'on' ? '' : '   NOT DURABLE: figures are void'
    }`,
  );
  return postgres(connectionString);
}
