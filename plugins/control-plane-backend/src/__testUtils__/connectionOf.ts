import type { Knex } from 'knex';

/** How a test's PostgreSQL is reached, for connections that are not of this pool. */
export function connectionOf(knex: Knex): Knex.PgConnectionConfig {
  const { connection } = knex.client.config;
  // Knex keeps the password from being listed.
  return { ...connection, password: connection.password };
}
