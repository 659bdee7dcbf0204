import type { Knex } from 'knex';
import { databaseTime } from '../database';

type RuntimeRow = {
  name: string;
  title: string;
  maintenance: boolean | number;
  maintenance_reason: string | null;
  health_status: string;
  health_message: string;
  paused_until: string | null;
};

/**
 * The runtime environments that no work is begun on. Work for them is held: it stays as due as it is, uses up no
 * attempt, and goes on the moment that they are well.
 */
export function heldRuntimes(
  knex: Knex,
): Knex.QueryBuilder<RuntimeRow, RuntimeRow[]> {
  return knex<RuntimeRow>('runtime_environments').where(query =>
    query
      .where('maintenance', true)
      .orWhere('health_status', 'unavailable')
      .orWhere('paused_until', '>', databaseTime(knex)),
  ) as unknown as Knex.QueryBuilder<RuntimeRow, RuntimeRow[]>;
}

/** Why work is held now, by name of the runtime environment. */
export async function findHoldReasons(
  knex: Knex,
): Promise<ReadonlyMap<string, string>> {
  const rows: RuntimeRow[] = await heldRuntimes(knex).select(
    'name',
    'title',
    'maintenance',
    'maintenance_reason',
    'health_status',
    'health_message',
    'paused_until',
  );
  return new Map(rows.map(row => [row.name, describeHold(row)]));
}

function describeHold(row: RuntimeRow): string {
  if (row.maintenance) {
    return row.maintenance_reason
      ? `${row.title} is in maintenance: ${row.maintenance_reason}`
      : `${row.title} is in maintenance`;
  }
  if (row.health_status === 'unavailable') {
    return row.health_message
      ? `${row.title} is unavailable: ${row.health_message}`
      : `${row.title} is unavailable`;
  }
  return `Too much has failed on ${row.title} in a row; it is tried again at ${row.paused_until}`;
}
