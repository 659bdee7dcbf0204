// @ts-check

/**
 * Requests and what hangs on them. Two shapes hold everywhere, so that a row is what the API answers and both databases
 * behave the same:
 *
 * - A time is text, RFC 3339 in UTC with milliseconds, taken from the database's own clock. It sorts as text.
 * - Structured values are JSON in a text column.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('environment_requests', table => {
    table.comment('What was asked for; once ready, the environment itself');
    table.string('id', 36).primary().comment('UUID');
    table.string('name', 63).notNullable().unique().comment('Namespace name');
    table.string('app', 63).notNullable();
    table.string('team', 63).notNullable();
    table.string('class', 63).notNullable();
    table.string('region', 63).notNullable();
    table.integer('ttl_hours').notNullable();
    table.string('owner', 255).notNullable().comment('Entity reference');
    table.string('repository', 500).notNullable();
    table.string('revision', 255).notNullable();
    table.string('component_ref', 255).nullable();
    table.string('tenant_id', 36).nullable();
    table.text('note').nullable();
    table
      .string('status', 32)
      .notNullable()
      .comment('See environmentLifecycle');
    table.text('status_message').notNullable();
    table.string('plan_digest', 80).notNullable().comment('What votes bind to');
    table.string('cluster_status', 32).notNullable();
    table.string('drift_status', 32).notNullable();
    table.text('drift_summary').notNullable();
    table.string('quota_profile', 63).notNullable();
    table.text('quota').notNullable().comment('JSON, as it was agreed');
    table.text('policy_packs').notNullable().comment('JSON array');
    table.double('estimated_monthly_cost_usd').notNullable();
    table.string('requested_by', 255).notNullable();
    table.boolean('approval_required').notNullable();
    table.text('links').notNullable().comment('JSON array');
    table.string('created_at', 24).notNullable();
    table.string('updated_at', 24).notNullable();
    table.string('ready_at', 24).nullable().comment('First time it was ready');
    table.string('expires_at', 24).nullable().comment('End of the lease');
    table.index(['created_at', 'id']);
    table.index(['updated_at', 'id']);
    table.index(['status', 'created_at', 'id']);
    table.index(['owner', 'created_at', 'id']);
    table.index(['requested_by', 'created_at', 'id']);
    table.index(['component_ref', 'created_at', 'id']);
  });

  await knex.schema.createTable('plans', table => {
    table.comment('The plan that votes on a request are bound to');
    table
      .string('request_id', 36)
      .primary()
      .references('environment_requests.id')
      .onDelete('CASCADE');
    table.string('digest', 80).notNullable();
    table.text('content').notNullable().comment('JSON of the whole plan');
  });

  await knex.schema.createTable('votes', table => {
    table.comment('Decisions over requests');
    table.increments('id').comment('Order of the votes');
    table
      .string('request_id', 36)
      .notNullable()
      .references('environment_requests.id')
      .onDelete('CASCADE');
    table.string('decision', 16).notNullable().comment('approve or reject');
    table.text('reason').notNullable();
    table.string('plan_digest', 80).notNullable();
    table.string('decided_by', 255).notNullable();
    table.string('created_at', 24).notNullable();
    table.unique(['request_id', 'decided_by']);
  });

  await knex.schema.createTable('placements', table => {
    table.comment(
      'One environment on one runtime environment. The row is the queue item: due when next_reconcile_at has come',
    );
    table.string('id', 36).primary().comment('UUID');
    table
      .string('request_id', 36)
      .notNullable()
      .references('environment_requests.id')
      .onDelete('CASCADE');
    table.string('runtime', 63).notNullable().comment('Name in configuration');
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
    table.unique(['request_id', 'runtime']);
    table.index(['next_reconcile_at', 'lease_until']);
    table.index(['runtime', 'next_reconcile_at']);
  });

  await knex.schema.createTable('audit_events', table => {
    table.comment('Who did what; written with what they did, outlives it');
    table.increments('id');
    table.string('action', 100).notNullable();
    table.string('actor', 255).notNullable();
    table.string('actor_type', 16).notNullable();
    table.string('target_type', 63).notNullable();
    table.string('target_id', 255).notNullable();
    table.text('message').notNullable().comment('A sentence for people');
    table.text('metadata').notNullable().comment('JSON object of strings');
    table.string('source_ip', 64).nullable();
    table.string('user_agent', 255).nullable();
    table.string('http_request_id', 100).nullable();
    table.string('occurred_at', 24).notNullable();
    table.index(['target_type', 'target_id', 'id']);
  });

  await knex.schema.createTable('outbox', table => {
    table.comment('What is to be told after commit, at least once');
    table.increments('id').comment('Order of the messages');
    table.string('message_id', 36).notNullable().comment('UUID');
    table.string('kind', 32).notNullable();
    table.text('payload').notNullable().comment('JSON');
    table.integer('attempt').notNullable().comment('Failures in a row');
    table.string('due_at', 24).notNullable();
    table.string('ticket', 36).nullable();
    table.string('lease_until', 24).nullable();
    table.index(['due_at', 'id']);
  });

  await knex.schema.createTable('idempotency_keys', table => {
    table.comment('What an Idempotency-Key made; written with what it made');
    table.string('principal', 255).notNullable();
    table.string('key', 200).notNullable();
    table.string('body_hash', 80).notNullable();
    table.string('request_id', 36).notNullable();
    table.string('created_at', 24).notNullable();
    table.primary(['principal', 'key']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'idempotency_keys',
    'outbox',
    'audit_events',
    'placements',
    'votes',
    'plans',
    'environment_requests',
  ]) {
    await knex.schema.dropTable(table);
  }
};
