import { aDesiredNamespace } from '../../plugins/control-plane-backend/src/__testUtils__/aPlacement';
import { aRequest } from '../../plugins/control-plane-backend/src/__testUtils__/aRequest';
import type { Knex } from './databases';

/** Fills the tables with so many environments of 500 apps, 50 teams and 200 people, over four months. */
export async function fillEnvironments(
  knex: Knex,
  count: number,
): Promise<void> {
  const onSqlite = !String(knex.client.config.client).includes('pg');
  const numbers = onSqlite
    ? `with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < ${count})`
    : `with numbers as (select generate_series(1, ${count}) as n)`;
  const id = onSqlite
    ? `'00000000-0000-4000-8000-' || printf('%012d', n)`
    : `'00000000-0000-4000-8000-' || lpad(n::text, 12, '0')`;
  const at = (start: number) => {
    const second = `${start} + n * 10368000.0 / ${count}`;
    return onSqlite
      ? `strftime('%Y-%m-%dT%H:%M:%fZ', ${second}, 'unixepoch')`
      : `to_char(to_timestamp(${second}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  };
  const createdAt = at(1_759_276_800);
  const endsAt = at(1_769_904_000);
  const status = `case when n % 500 = 0 then 'failed' when n % 10 = 0 then 'deleted' else 'ready' end`;
  const drift = `case when n % 100 = 3 then 'drifted' else 'in_sync' end`;

  const insert = async (
    table: string,
    constants: Record<string, unknown>,
    computed: Record<string, string>,
  ) => {
    const given = Object.entries(constants).filter(
      ([column, value]) => value !== undefined && !(column in computed),
    );
    const columns = [
      ...given.map(([column]) => column),
      ...Object.keys(computed),
    ];
    // PostgreSQL does not know the type of a value that is only selected.
    const places = given.map(([, value]) =>
      typeof value === 'string' ? 'cast(? as text)' : String(value),
    );
    await knex.raw(
      `insert into ${table} (${columns.join(', ')}) ${numbers} select ${[
        ...places,
        ...Object.values(computed),
      ].join(', ')} from numbers`,
      given.flatMap(([, value]) => (typeof value === 'string' ? [value] : [])),
    );
  };

  await insert(
    'environment_requests',
    {
      ...aRequest({ cluster_status: 'synced' }),
      quota: JSON.stringify(aRequest().quota),
      policy_packs: '[]',
      links: '[]',
      // Counted by columns of their own.
      approval: undefined,
    },
    {
      id,
      name: `'env-' || n`,
      app: `'app-' || (n % 500)`,
      team: `'team-' || (n % 50)`,
      class: `case when n % 30 = 0 then 'production' else 'preview' end`,
      owner: `'group:default/team-' || (n % 50)`,
      requested_by: `'user:default/person-' || (n % 200)`,
      status,
      drift_status: drift,
      created_at: createdAt,
      updated_at: createdAt,
      ready_at: createdAt,
      expires_at: endsAt,
    },
  );
  await insert(
    'namespaces',
    { name_components: '{}', metadata: '{}', status_message: '' },
    {
      id,
      composite_name: `'env-' || n`,
      environment_request_id: id,
      status: `case when n % 500 = 0 then 'failed' when n % 10 = 0 then 'deleted' else 'active' end`,
      drift_status: drift,
      created_by: `'user:default/person-' || (n % 200)`,
      created_at: createdAt,
      updated_at: createdAt,
      deleted_at: `case when n % 10 = 0 and n % 500 <> 0 then ${createdAt} end`,
    },
  );
  await insert(
    'placements',
    {
      runtime: 'memory',
      desired_state: 'present',
      desired: JSON.stringify(aDesiredNamespace()),
      message: 'Everything is as it was agreed',
      generation: 1,
      observed_generation: 1,
      resources: '[]',
      conditions: '[]',
      links: '[]',
      attempt: 0,
    },
    {
      id,
      namespace_id: id,
      request_id: id,
      status,
      drift_status: drift,
      next_reconcile_at: `case when n % 10 = 0 then null else '2999-01-01T00:00:00.000Z' end`,
      created_at: createdAt,
      updated_at: createdAt,
    },
  );
}
