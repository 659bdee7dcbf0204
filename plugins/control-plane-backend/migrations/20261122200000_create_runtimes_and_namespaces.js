// @ts-check

/** What pages of environments are restricted to, so that a page takes as long however many there are. */
const pagedColumns = ['class', 'app', 'team'];

/**
 * Runtime environments and their groups, namespaces as the owners of placements, and what the reconciler keeps about its
 * work. Shapes as in the migrations before.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await createRuntimes(knex);
  await createNamespaces(knex);
  await knex.schema.alterTable('environment_requests', table => {
    table.integer('extensions').notNullable().defaultTo(0);
    table.string('end_reason', 16).nullable().comment('deleted, expired');
    table
      .integer('warned_hours')
      .nullable()
      .comment('The fewest hours before its end that it was warned of');
    table.index(['status', 'expires_at']);
    for (const column of pagedColumns) {
      table.index([column, 'created_at', 'id']);
    }
  });
  // Few have drifted, and most changes of drift are to or from what is not in it.
  await knex.raw(
    `create index environment_requests_drifted on environment_requests (created_at, id) where drift_status = 'drifted'`,
  );
  await movePlacements(knex, createPlacements, placement => ({
    ...placement,
    namespace_id: placement.request_id,
  }));

  await knex.schema.createTable('drift_events', table => {
    table.comment('What became of drift on a placement');
    table.increments('id');
    table
      .string('placement_id', 36)
      .notNullable()
      .references('placements.id')
      .onDelete('CASCADE');
    table
      .string('kind', 16)
      .notNullable()
      .comment('drifted, in_sync, reverted, accepted');
    table.text('message').notNullable().comment('A sentence for people');
    table.string('actor', 255).nullable();
    table.text('resources').notNullable().comment('JSON, those that drifted');
    table.string('created_at', 24).notNullable();
    table.index(['placement_id', 'id']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('drift_events');
  // Placements of namespaces that were made directly had no place before.
  await knex('placements').whereNull('request_id').delete();
  await movePlacements(knex, createPlacementsOfRequests, placement => {
    const {
      namespace_id,
      group_id,
      rollout,
      claimed_by,
      claimed_at,
      ...before
    } = placement;
    return before;
  });
  await knex.raw('drop index environment_requests_drifted');
  await knex.schema.alterTable('environment_requests', table => {
    table.dropIndex(['status', 'expires_at']);
    for (const column of pagedColumns) {
      table.dropIndex([column, 'created_at', 'id']);
    }
    table.dropColumns('extensions', 'end_reason', 'warned_hours');
  });
  for (const table of [
    'settings',
    'identity_group_claims',
    'identity_group_members',
    'identity_groups',
    'namespace_members',
    'namespaces',
    'runtime_group_members',
    'runtime_groups',
    'runtime_health_events',
    'runtime_environments',
  ]) {
    await knex.schema.dropTable(table);
  }
};

/**
 * @param {import('knex').Knex} knex
 */
async function createRuntimes(knex) {
  await knex.schema.createTable('runtime_environments', table => {
    table.comment('Targets: clusters, Cloud Foundries, Git repositories');
    table.string('id', 36).primary().comment('UUID');
    table.string('name', 63).notNullable().unique().comment('Never changes');
    table.string('title', 100).notNullable();
    table.string('type', 63).notNullable().comment('Type of the adapter');
    table.string('source', 8).notNullable().comment('config, api');
    table
      .text('connection')
      .nullable()
      .comment('Encrypted; null where the configuration has it');
    table.integer('concurrency').nullable();
    table.string('health_status', 16).notNullable();
    table.text('health_message').notNullable();
    table.string('health_checked_at', 24).nullable();
    table.string('health_changed_at', 24).nullable();
    table
      .integer('health_failures')
      .notNullable()
      .comment('Of health checks, in a row');
    table
      .string('health_due_at', 24)
      .notNullable()
      .comment('Of replicas, who moves it on checks it');
    table.boolean('maintenance').notNullable();
    table.text('maintenance_reason').nullable();
    table.string('maintenance_since', 24).nullable();
    table.integer('failures').notNullable().comment('Of passes, in a row');
    table
      .string('paused_until', 24)
      .nullable()
      .comment('The circuit is open until then');
    table.boolean('removing').notNullable();
    table
      .integer('version')
      .notNullable()
      .comment('Counts changes of the connection');
    table.string('created_at', 24).notNullable();
    table.string('updated_at', 24).notNullable();
    table.index('health_due_at');
  });

  await knex.schema.createTable('runtime_health_events', table => {
    table.comment('Changes of health');
    table.increments('id');
    table
      .string('runtime_id', 36)
      .notNullable()
      .references('runtime_environments.id')
      .onDelete('CASCADE');
    table.string('status', 16).notNullable();
    table.text('message').notNullable();
    table.string('created_at', 24).notNullable();
    table.index(['runtime_id', 'id']);
  });

  await knex.schema.createTable('runtime_groups', table => {
    table.comment('Runtime environments that receive a namespace together');
    table.string('id', 36).primary().comment('UUID');
    table.string('name', 63).notNullable().unique();
    table.string('title', 100).notNullable();
    table.boolean('is_default').notNullable();
    table
      .string('orchestration_strategy', 16)
      .notNullable()
      .comment('replicate, canary');
    table
      .string('canary_environment_id', 36)
      .nullable()
      .references('runtime_environments.id');
    table.integer('concurrency_limit').nullable();
    table.string('source', 8).notNullable().comment('config, api');
    table.string('created_at', 24).notNullable();
    table.string('updated_at', 24).notNullable();
  });
  // Two administrators at once cannot make two defaults.
  await knex.raw(
    'create unique index runtime_groups_one_default on runtime_groups (is_default) where is_default',
  );

  await knex.schema.createTable('runtime_group_members', table => {
    table
      .string('group_id', 36)
      .notNullable()
      .references('runtime_groups.id')
      .onDelete('CASCADE');
    table
      .string('runtime_id', 36)
      .notNullable()
      .references('runtime_environments.id');
    table.integer('position').notNullable();
    table.primary(['group_id', 'runtime_id']);
    table.index('runtime_id');
  });
}

/**
 * @param {import('knex').Knex} knex
 */
async function createNamespaces(knex) {
  await knex.schema.createTable('namespaces', table => {
    table.comment(
      'Workspaces, each placed on the runtime environments of a group; those of environments have the id of the request',
    );
    table.string('id', 36).primary().comment('UUID');
    table.string('composite_name', 63).notNullable();
    table.text('name_components').notNullable().comment('JSON object');
    table.text('metadata').notNullable().comment('JSON object of strings');
    table
      .string('group_id', 36)
      .nullable()
      .references('runtime_groups.id')
      .onDelete('SET NULL');
    table
      .string('environment_request_id', 36)
      .nullable()
      .unique()
      .references('environment_requests.id')
      .onDelete('CASCADE');
    table.string('tenant_id', 36).nullable();
    table.string('status', 16).notNullable();
    table.text('status_message').notNullable();
    table.string('drift_status', 32).notNullable();
    table.string('created_by', 255).notNullable();
    table.string('created_at', 24).notNullable();
    table.string('updated_at', 24).notNullable();
    table.string('deleted_at', 24).nullable();
    table.index(['created_at', 'id']);
    table.index('created_by');
    table.index(['group_id', 'deleted_at']);
  });
  await knex.raw(
    'create unique index namespaces_live_name on namespaces (composite_name) where deleted_at is null',
  );
  await leaveRoom(knex, 'namespaces', 75);

  await knex.schema.createTable('namespace_members', table => {
    table.comment('Who may work in a namespace');
    table.string('id', 36).primary().comment('UUID');
    table
      .string('namespace_id', 36)
      .notNullable()
      .references('namespaces.id')
      .onDelete('CASCADE');
    table
      .string('identifier', 210)
      .notNullable()
      .comment('As the runtime environments know them');
    table
      .string('member_ref', 255)
      .notNullable()
      .comment('The same, as callers are known');
    table.string('type', 16).notNullable().comment('user, identity_group');
    table.string('role', 16).notNullable().comment('read, write, read_write');
    table.integer('position').notNullable();
    table.unique(['namespace_id', 'type', 'identifier']);
    table.index(['member_ref', 'namespace_id']);
    table.index(['type', 'identifier', 'namespace_id']);
  });

  await knex.schema.createTable('identity_groups', table => {
    table.comment('Identity groups that namespaces name, as last resolved');
    table.string('identifier', 210).primary();
    table.integer('member_count').notNullable();
    table
      .string('resolved_at', 24)
      .nullable()
      .comment('When a provider last told');
    table.string('due_at', 24).notNullable().comment('To be resolved again');
    table.integer('failures').notNullable().comment('To tell, in a row');
    table.text('message').nullable().comment('What is the matter');
    table.index('due_at');
  });

  await knex.schema.createTable('identity_group_members', table => {
    table.comment('The last members that were known');
    table
      .string('group_identifier', 210)
      .notNullable()
      .references('identity_groups.identifier')
      .onDelete('CASCADE');
    table.string('member', 255).notNullable().comment('As callers are known');
    table.primary(['group_identifier', 'member']);
    table.index(['member', 'group_identifier']);
  });

  await knex.schema.createTable('identity_group_claims', table => {
    table.comment('Who came with a token that names which group');
    table.string('group_ref', 255).notNullable();
    table.string('member', 255).notNullable().comment('As callers are known');
    table.string('seen_at', 24).notNullable();
    table.primary(['group_ref', 'member']);
    table.index('member');
    table.index('seen_at');
  });

  await knex.schema.createTable('settings', table => {
    table.comment('What administrators set, by name');
    table.string('name', 63).primary();
    table.text('value').notNullable().comment('JSON');
    table.string('updated_by', 255).notNullable();
    table.string('updated_at', 24).notNullable();
  });

  // What was placed before was the namespace of an environment.
  const placed = await knex('environment_requests').whereIn(
    'id',
    knex('placements').select('request_id'),
  );
  await knex.batchInsert('namespaces', placed.map(namespaceOf), 20);
}

const statuses = new Map([
  ['ready', 'active'],
  ['failed', 'failed'],
  ['deprovisioning', 'deleting'],
  ['deleted', 'deleted'],
]);

/**
 * @param {Record<string, unknown>} request
 */
function namespaceOf(request) {
  const { id, name, tenant_id, status, drift_status } = request;
  return {
    id,
    composite_name: name,
    name_components: '{}',
    metadata: '{}',
    environment_request_id: id,
    tenant_id,
    status: statuses.get(String(status)) ?? 'provisioning',
    status_message: '',
    drift_status,
    created_by: request.requested_by,
    created_at: request.created_at,
    updated_at: request.updated_at,
    deleted_at: status === 'deleted' ? request.updated_at : null,
  };
}

/**
 * Makes the table of placements anew, as SQLite cannot change what a column refers to.
 *
 * @param {import('knex').Knex} knex
 * @param {(knex: import('knex').Knex) => Promise<void>} create
 * @param {(placement: Record<string, unknown>) => Record<string, unknown>} convert
 */
async function movePlacements(knex, create, convert) {
  const placements = await knex('placements');
  await knex.schema.dropTable('placements');
  await create(knex);
  await knex.batchInsert('placements', placements.map(convert), 20);
}

/**
 * @param {import('knex').Knex} knex
 */
async function createPlacements(knex) {
  await knex.schema.createTable('placements', table => {
    table.comment(
      'One namespace on one runtime environment. The row is the queue item: due when next_reconcile_at has come',
    );
    addPlacementColumns(table);
    table
      .string('namespace_id', 36)
      .notNullable()
      .references('namespaces.id')
      .onDelete('CASCADE');
    table
      .string('request_id', 36)
      .nullable()
      .comment('Of the environment; null for a namespace made directly')
      .references('environment_requests.id')
      .onDelete('CASCADE');
    table.string('group_id', 36).nullable();
    table
      .string('rollout', 16)
      .nullable()
      .comment('canary; follower: begins when the canary is ready');
    table.string('claimed_by', 100).nullable().comment('Who works on it');
    table.string('claimed_at', 24).nullable();
    table.unique(['namespace_id', 'runtime']);
    // Nothing that a claim or a renewal writes is in an index: each would cost an entry in all of them.
    table.index(['runtime', 'next_reconcile_at']);
    table.index(['group_id', 'next_reconcile_at']);
  });
  await leaveRoom(knex, 'placements', 50);
}

/**
 * Has PostgreSQL leave room in every page, so that a row that changes stays where it is and no index hears of it. SQLite
 * changes rows in their place.
 *
 * @param {import('knex').Knex} knex
 * @param {string} table
 * @param {number} percentage - of a page that is filled at first
 */
async function leaveRoom(knex, table, percentage) {
  if (!String(knex.client.config.client).includes('sqlite')) {
    await knex.raw(`alter table ?? set (fillfactor = ${percentage})`, [table]);
  }
}

/**
 * @param {import('knex').Knex} knex
 */
async function createPlacementsOfRequests(knex) {
  await knex.schema.createTable('placements', table => {
    table.comment('One environment on one runtime environment');
    addPlacementColumns(table);
    table
      .string('request_id', 36)
      .notNullable()
      .references('environment_requests.id')
      .onDelete('CASCADE');
    table.unique(['request_id', 'runtime']);
    table.index(['next_reconcile_at', 'lease_until']);
    table.index(['runtime', 'next_reconcile_at']);
  });
}

/**
 * @param {import('knex').Knex.CreateTableBuilder} table
 */
function addPlacementColumns(table) {
  table.string('id', 36).primary().comment('UUID');
  table.string('runtime', 63).notNullable().comment('Name');
  table.string('desired_state', 16).notNullable().comment('present, absent');
  table.text('desired').notNullable().comment('JSON of DesiredNamespace');
  table.string('status', 32).notNullable();
  table.text('message').notNullable().comment('A sentence for people');
  table.integer('generation').notNullable().comment('Counts changes');
  table.integer('observed_generation').nullable().comment('Brought about');
  table.string('drift_status', 32).notNullable();
  table.text('resources').notNullable().comment('JSON, last observation');
  table.text('conditions').notNullable().comment('JSON array');
  table.text('links').notNullable().comment('JSON array');
  table.integer('attempt').notNullable().comment('Failures in a row');
  table.text('last_error').nullable();
  table.string('next_reconcile_at', 24).nullable().comment('Null: never');
  table
    .string('ticket', 36)
    .nullable()
    .comment('Who works on it; every write of a pass is guarded by it');
  table.string('lease_until', 24).nullable().comment('The ticket ends here');
  table.string('observed_at', 24).nullable();
  table.string('created_at', 24).notNullable();
  table.string('updated_at', 24).notNullable();
}
