// @ts-check

/** What an event that a product appends may leave out. */
const appendedWithout = ['actor_id', 'actor_type', 'target_type', 'target_id'];

/**
 * Tenants and what belongs to them, API keys, and the audit log as a chain. Shapes are as in the migration before.
 *
 * Names of products are no foreign keys: the configuration may drop a product that tenants have, and what they have is
 * kept for when it comes back.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('tenants', table => {
    table.comment('Organisations and teams');
    table.string('id', 36).primary().comment('UUID');
    table.string('slug', 40).notNullable().unique();
    table.string('name', 255).notNullable();
    table.string('status', 16).notNullable().comment('See tenantLifecycle');
    table.string('kind', 16).notNullable().comment('customer, demo');
    table.string('plan', 63).notNullable();
    table.string('erp_customer_id', 255).nullable();
    table.string('stripe_cust_id', 255).nullable();
    table.string('trial_ends_at', 24).nullable();
    table.string('contract_start', 10).nullable().comment('Date');
    table.string('contract_end', 10).nullable().comment('Last day, a date');
    table.string('sales_owner', 255).nullable();
    table.boolean('cancel_at_period_end').notNullable();
    table.text('cancellation_reason').nullable();
    table.text('quotas').notNullable().comment('JSON of QuotaLimits');
    table
      .integer('warned_days')
      .nullable()
      .comment(
        'How many days before the end of the period the last warning was due',
      );
    table.string('created_at', 24).notNullable();
    table.string('updated_at', 24).notNullable();
    table.index(['created_at', 'id']);
    table.index(['status', 'slug']);
    table.index(['plan', 'slug']);
    table.index(['status', 'trial_ends_at', 'id']);
    table.index(['status', 'contract_end', 'id']);
  });

  await knex.schema.createTable('tenant_members', table => {
    table.comment('Who has which role in a tenant');
    table.string('id', 36).primary().comment('UUID');
    referenceTenant(table);
    table
      .string('member_ref', 255)
      .notNullable()
      .comment(
        'Entity reference in lower case, or subject of a service account',
      );
    table.string('role', 16).notNullable().comment('viewer, developer, admin');
    table.string('created_by', 255).notNullable();
    table.string('created_at', 24).notNullable();
    table.unique(['tenant_id', 'member_ref']);
    table.index(['member_ref', 'role', 'tenant_id']);
  });

  await knex.schema.createTable('projects', table => {
    table.string('id', 36).primary().comment('UUID');
    referenceTenant(table);
    table.string('slug', 63).notNullable();
    table.string('name', 255).notNullable();
    table.text('description').notNullable();
    table.string('created_at', 24).notNullable();
    table.string('updated_at', 24).notNullable();
    table.unique(['tenant_id', 'slug']);
  });

  await knex.schema.createTable('service_accounts', table => {
    table.comment('Identities for machines; the role is in tenant_members');
    table.string('id', 36).primary().comment('UUID');
    referenceTenant(table);
    table.string('name', 63).notNullable();
    table.text('description').notNullable();
    table.string('subject', 255).notNullable().unique();
    table.string('created_by', 255).notNullable();
    table.string('created_at', 24).notNullable();
    table.unique(['tenant_id', 'name']);
  });

  await knex.schema.createTable('service_account_tokens', table => {
    table.comment('Tokens that were issued and have not ended');
    table.string('hash', 64).primary().comment('SHA-256 of the token, in hex');
    table
      .string('service_account_id', 36)
      .notNullable()
      .references('service_accounts.id')
      .onDelete('CASCADE');
    table.string('created_by', 255).notNullable();
    table.string('created_at', 24).notNullable();
    table.string('expires_at', 24).notNullable();
    table.index(['service_account_id', 'expires_at']);
    table.index(['expires_at']);
  });

  await knex.schema.createTable('products', table => {
    table.comment('What tenants can request');
    table.string('key', 63).primary();
    table.string('name', 255).notNullable();
    table.text('description').notNullable();
    table.text('plans_required').notNullable().comment('JSON array');
    table.string('demo_url', 500).nullable();
    table.boolean('supports_trial').notNullable();
    table.string('owner', 255).nullable().comment('Who is told of requests');
    table.string('origin', 16).notNullable().comment('config, api');
  });

  await knex.schema.createTable('entitlements', table => {
    table.comment('Rights of tenants to products');
    referenceTenant(table);
    table.string('product', 63).notNullable();
    table.boolean('enabled').notNullable();
    table.text('config').notNullable().comment('JSON object');
    table.boolean('trial').notNullable();
    table.string('expires_at', 24).nullable();
    table
      .integer('warned_days')
      .nullable()
      .comment('The last warning of the end, as days before it');
    table
      .string('expired_at', 24)
      .nullable()
      .comment('When its end was told and written to the audit log');
    table.string('created_at', 24).notNullable();
    table.string('updated_at', 24).notNullable();
    table.primary(['tenant_id', 'product']);
    table.index(['product']);
    table.index(['expired_at', 'expires_at']);
  });

  await knex.schema.createTable('product_trials', table => {
    table.comment('Trials that were taken; a tenant tries a product once');
    referenceTenant(table);
    table.string('product', 63).notNullable();
    table.string('started_by', 255).notNullable();
    table.string('started_at', 24).notNullable();
    table.string('ends_at', 24).notNullable();
    table.primary(['tenant_id', 'product']);
  });

  await knex.schema.createTable('product_requests', table => {
    table.comment('Requests for products and what became of them');
    table.string('id', 36).primary().comment('UUID');
    referenceTenant(table);
    table.string('product', 63).notNullable();
    table.string('status', 16).notNullable().comment('open, granted, declined');
    table.text('note').notNullable();
    table.string('requested_by', 255).notNullable();
    table.string('created_at', 24).notNullable();
    table.string('decided_by', 255).nullable();
    table.string('decided_at', 24).nullable();
    table.text('reason').nullable();
    table.index(['tenant_id', 'product', 'status']);
    table.index(['tenant_id', 'created_at', 'id']);
    table.index(['status', 'created_at', 'id']);
    table.index(['created_at', 'id']);
  });
  // One open request for a product at a time, whoever asks at the same moment.
  await knex.raw(
    `create unique index product_requests_open on product_requests (tenant_id, product) where status = 'open'`,
  );

  await knex.schema.createTable('api_keys', table => {
    table.comment('Keys that callers of products present');
    table.string('id', 36).primary().comment('UUID');
    referenceTenant(table);
    table.string('product', 63).nullable();
    table.string('name', 100).notNullable();
    table.text('scopes').notNullable().comment('JSON array');
    table.string('prefix', 11).notNullable().comment('bp_ and 8 characters');
    table.string('hash', 200).notNullable().comment('argon2id|salt|hash');
    table.string('created_by', 255).nullable();
    table.string('last_used_at', 24).nullable();
    table.string('expires_at', 24).nullable();
    table
      .integer('warned_days')
      .nullable()
      .comment('The fewest days before its end that it was warned of');
    table.string('revoked_at', 24).nullable();
    table.string('replaced_by', 36).nullable().comment('Id of another key');
    table.string('created_at', 24).notNullable();
    table.index(['prefix']);
    table.index(['tenant_id', 'created_at', 'id']);
    table.index(['expires_at']);
  });

  await knex.schema.alterTable('environment_requests', table => {
    table.index(['tenant_id', 'created_at', 'id']);
    table.index(['tenant_id', 'status']);
  });

  await knex.schema.alterTable('audit_events', table => {
    table.dropIndex(['target_type', 'target_id', 'id']);
    table.renameColumn('actor', 'actor_id');
    table.renameColumn('occurred_at', 'created_at');
  });
  await knex.schema.alterTable('audit_events', table => {
    table
      .string('tenant_id', 36)
      .nullable()
      .references('tenants.id')
      .onDelete('SET NULL')
      .comment('Until the tenant is deleted');
    table
      .string('written_tenant_id', 36)
      .nullable()
      .comment('What tenant_id was when the event was written; in the chain');
    table.string('project_id', 36).nullable();
    table.string('actor_name', 255).nullable();
    table.string('target_name', 255).nullable();
    table.string('product', 255).nullable();
    table
      .string('reported_by', 255)
      .nullable()
      .comment('Who appended it over the API');
  });
  for (const column of appendedWithout) {
    await knex.schema.alterTable('audit_events', table => {
      table.setNullable(column);
    });
  }
  await knex.schema.alterTable('audit_events', table => {
    table.index(['created_at', 'id']);
    table.index(['tenant_id', 'created_at', 'id']);
    table.index(['tenant_id', 'action', 'created_at', 'id']);
    // Most events have neither of these, and are then spared two indexes.
    for (const column of ['project_id', 'product']) {
      table.index([column, 'created_at', 'id'], undefined, {
        predicate: knex.whereNotNull(column),
      });
    }
    table.index(['actor_id', 'created_at', 'id']);
    table.index(['action', 'created_at', 'id']);
    table.index(['target_type', 'created_at', 'id']);
    table.index(['target_id', 'created_at', 'id']);
  });
  await resizeTexts(knex, { action: 255, actor_type: 255, target_type: 255 });

  await knex.schema.createTable('audit_unsealed', table => {
    table.comment(
      'Events that wait for their seal: written with the event, so that none is missed in whichever order they commit',
    );
    table.integer('event_id').primary();
  });
  await knex.raw(
    'insert into audit_unsealed (event_id) select id from audit_events',
  );

  await knex.schema.createTable('audit_seals', table => {
    table.comment(
      'The chain over the events: written by one sealer at a time, in the order of position, without gaps',
    );
    table.integer('position').primary().comment('From 1');
    table
      .integer('event_id')
      .notNullable()
      .unique()
      .comment('No foreign key, so that a deleted event leaves a trace');
    table.string('previous_hash', 64).notNullable().comment('SHA-256, in hex');
    table.string('hash', 64).notNullable().comment('SHA-256, in hex');
  });

  await knex.schema.createTable('audit_chain', table => {
    table.comment('One row: where the chain begins and ends');
    table.integer('id').primary().comment('Always 1');
    table.integer('head_position').notNullable();
    table.string('head_hash', 64).notNullable();
    table
      .integer('base_position')
      .notNullable()
      .comment('The last position that retention has removed');
    table.string('base_hash', 64).notNullable();
    table
      .text('last_verification')
      .nullable()
      .comment('JSON of AuditVerification, of the whole chain');
    table
      .text('anchor_failures')
      .nullable()
      .comment('JSON array of AuditAnchorFailure, of the last attempt');
  });
  await knex('audit_chain').insert({
    id: 1,
    head_position: 0,
    head_hash: '0'.repeat(64),
    base_position: 0,
    base_hash: '0'.repeat(64),
  });

  await knex.schema.createTable('audit_anchors', table => {
    table.comment('Where heads of the chain were written down outside');
    table.increments('id');
    table.string('sink', 63).notNullable();
    table.integer('position').notNullable();
    table.string('hash', 64).notNullable();
    table.string('anchored_at', 24).notNullable();
    table.index(['sink', 'id']);
  });
};

/**
 * Events of no tenant, written before, stay; what the log has gained is lost.
 *
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'audit_anchors',
    'audit_chain',
    'audit_seals',
    'audit_unsealed',
  ]) {
    await knex.schema.dropTable(table);
  }
  await knex.schema.alterTable('audit_events', table => {
    for (const column of [
      'tenant_id',
      'project_id',
      'product',
      'actor_id',
      'action',
      'target_type',
      'target_id',
    ]) {
      table.dropIndex([column, 'created_at', 'id']);
    }
    table.dropIndex(['tenant_id', 'action', 'created_at', 'id']);
    table.dropIndex(['created_at', 'id']);
  });
  await resizeTexts(knex, { action: 100, actor_type: 16, target_type: 63 });
  for (const column of appendedWithout) {
    await knex('audit_events')
      .whereNull(column)
      .update({ [column]: '' });
    await knex.schema.alterTable('audit_events', table => {
      table.dropNullable(column);
    });
  }
  await knex.schema.alterTable('audit_events', table => {
    table.dropForeign(['tenant_id']);
  });
  await knex.schema.alterTable('audit_events', table => {
    table.dropColumns(
      'tenant_id',
      'written_tenant_id',
      'project_id',
      'actor_name',
      'target_name',
      'product',
      'reported_by',
    );
  });
  await knex.schema.alterTable('audit_events', table => {
    table.renameColumn('actor_id', 'actor');
    table.renameColumn('created_at', 'occurred_at');
  });
  await knex.schema.alterTable('audit_events', table => {
    table.index(['target_type', 'target_id', 'id']);
  });
  await knex.schema.alterTable('environment_requests', table => {
    table.dropIndex(['tenant_id', 'created_at', 'id']);
    table.dropIndex(['tenant_id', 'status']);
  });
  for (const table of [
    'api_keys',
    'product_requests',
    'product_trials',
    'entitlements',
    'products',
    'service_account_tokens',
    'service_accounts',
    'projects',
    'tenant_members',
    'tenants',
  ]) {
    await knex.schema.dropTable(table);
  }
};

/**
 * What belongs to a tenant goes with it.
 *
 * @param {import('knex').Knex.CreateTableBuilder} table
 */
function referenceTenant(table) {
  table
    .string('tenant_id', 36)
    .notNullable()
    .references('tenants.id')
    .onDelete('CASCADE');
}

/**
 * Gives text columns of the log another length; products say more than the control plane itself. SQLite has no lengths.
 *
 * @param {import('knex').Knex} knex
 * @param {Record<string, number>} lengths
 */
async function resizeTexts(knex, lengths) {
  if (String(knex.client.config.client).includes('sqlite')) {
    return;
  }
  for (const [column, length] of Object.entries(lengths)) {
    await knex.raw(
      `alter table audit_events alter column ?? type varchar(${length}) using left(??, ${length})`,
      [column, column],
    );
  }
}
