import { TestDatabases } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { createTestStores } from '../__testUtils__';
import { ControlPlaneDatabase } from './ControlPlaneDatabase';
import { isSqlite } from './dialect';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const directory = resolvePackagePath(
  '@groundwork/plugin-control-plane-backend',
  'migrations',
);
const ownTables = [
  'api_keys',
  'approval_link_uses',
  'approval_nonces',
  'approval_receipts',
  'approval_substitute_refs',
  'approval_substitutes',
  'audit_anchors',
  'audit_chain',
  'audit_events',
  'audit_seals',
  'audit_unsealed',
  'drift_events',
  'entitlements',
  'environment_class_versions',
  'environment_classes',
  'environment_requests',
  'extension_requests',
  'gate_approvers',
  'gate_votes',
  'idempotency_keys',
  'identity_group_claims',
  'identity_group_members',
  'identity_groups',
  'namespace_members',
  'namespaces',
  'outbox',
  'placements',
  'plans',
  'product_requests',
  'product_trials',
  'products',
  'projects',
  'rate_limits',
  'request_approvers',
  'runtime_environments',
  'runtime_group_members',
  'runtime_groups',
  'runtime_health_events',
  'service_account_tokens',
  'service_accounts',
  'settings',
  'template_gates',
  'tenant_members',
  'tenants',
  'votes',
];

async function listTables(knex: Knex): Promise<string[]> {
  const rows: { name: string }[] = isSqlite(knex)
    ? await knex('sqlite_master').select('name').where('type', 'table')
    : await knex('information_schema.tables')
        .select({ name: 'table_name' })
        .where('table_schema', 'public');
  return rows
    .map(({ name }) => name)
    .filter(name => !/^(knex_|sqlite_)/.test(name))
    .sort();
}

/** Columns of every table, as the database tells them. */
async function describeTables(knex: Knex): Promise<unknown[]> {
  const descriptions = [];
  for (const table of await listTables(knex)) {
    descriptions.push([table, await knex(table).columnInfo()]);
  }
  return descriptions;
}

describe.each(databases.eachSupportedId())('migrations on %p', id => {
  it('go up, down without leaving anything, and up to the same again', async () => {
    const knex = await databases.init(id);
    await knex.migrate.latest({ directory });
    expect(await listTables(knex)).toEqual(ownTables);
    const first = await describeTables(knex);

    await knex.migrate.rollback({ directory }, true);
    expect(await listTables(knex)).toEqual([]);

    await knex.migrate.latest({ directory });
    expect(await describeTables(knex)).toEqual(first);
  });

  it('go down while there is data', async () => {
    const knex = await databases.init(id);
    const { addRequest } = await createTestStores(knex);
    await addRequest({}, ['memory']);
    await knex.migrate.rollback({ directory }, true);
    expect(await listTables(knex)).toEqual([]);
  });

  it('are done once when several backends start at the same time', async () => {
    const knex = await databases.init(id);
    await Promise.all(
      [0, 1, 2, 3].map(() =>
        ControlPlaneDatabase.create({ getClient: async () => knex }),
      ),
    );
    expect(await listTables(knex)).toEqual(ownTables);
  });

  it('are left to others where the configuration says so', async () => {
    const knex = await databases.init(id);
    await ControlPlaneDatabase.create({
      getClient: async () => knex,
      migrations: { skip: true },
    });
    expect(await listTables(knex)).toEqual([]);
  });
});
