import type { Knex } from 'knex';
import { isSqlite } from '../database';

/** Everything that is in the database, as text: to look for what must not be there. */
export async function dumpTables(knex: Knex): Promise<string> {
  const tables: { name: string }[] = isSqlite(knex)
    ? await knex('sqlite_master').select('name').where('type', 'table')
    : await knex('information_schema.tables')
        .select({ name: 'table_name' })
        .where('table_schema', 'public');
  const rows: Record<string, unknown> = {};
  for (const { name } of tables) {
    rows[name] = await knex(name).select('*');
  }
  return JSON.stringify(rows);
}
