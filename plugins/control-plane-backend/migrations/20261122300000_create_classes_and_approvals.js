// @ts-check

/** Names are free again when what had them has ended. */
const endedStatuses = `('rejected', 'cancelled', 'deleted', 'expired')`;

/**
 * Classes with their versions; approvals by several, with those who may give them; and what a key of a caller has done.
 * Shapes as in the migrations before.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('environment_classes', table => {
    table.comment('The environment classes as they are now');
    table.string('name', 63).primary();
    table.string('source', 16).notNullable().comment('config, api');
    table.integer('version').notNullable().comment('The current one');
    table.integer('place').nullable().comment('Order in the configuration');
    table.string('retired_at', 24).nullable();
    table.string('updated_at', 24).notNullable();
  });
  await knex.schema.createTable('environment_class_versions', table => {
    table.comment('What each version of a class is; never changed');
    table.string('name', 63).notNullable();
    table.integer('version').notNullable();
    table.text('spec').notNullable().comment('JSON');
    table.string('created_by', 255).notNullable();
    table.string('created_at', 24).notNullable();
    table.primary(['name', 'version']);
  });

  await knex.schema.alterTable('environment_requests', table => {
    table.dropUnique(['name']);
  });
  await knex.schema.alterTable('environment_requests', table => {
    table.integer('class_version').notNullable().defaultTo(1);
    table.text('parameters').nullable().comment('JSON object');
    table.integer('plan_revision').notNullable().defaultTo(1);
    table
      .text('edited_by')
      .nullable()
      .comment('JSON: who has changed it, beside who requested it');
    table
      .integer('policy_warnings')
      .notNullable()
      .defaultTo(0)
      .comment('So many checks warn of the current plan');
    table
      .text('planned_changes')
      .nullable()
      .comment('JSON: so many resources the current plan touches');
    table.integer('approvals_required').notNullable().defaultTo(1);
    table
      .integer('approvals_given')
      .notNullable()
      .defaultTo(0)
      .comment('To the current plan');
    table
      .string('approval_expires_at', 24)
      .nullable()
      .comment('It is cancelled without a decision');
    table.string('escalate_at', 24).nullable();
    table.string('escalated_at', 24).nullable();
    table.string('remind_at', 24).nullable();
    table.string('suspended_at', 24).nullable();
    table
      .string('removal_at', 24)
      .nullable()
      .comment('When what is suspended is removed');
    table.index(['status', 'approval_expires_at']);
    table.index(['status', 'removal_at']);
    table.index(['expires_at', 'id']);
  });
  await knex.raw(
    `create unique index environment_requests_name_in_use on environment_requests (name) where status not in ${endedStatuses}`,
  );

  await knex.schema.createTable('request_approvers', table => {
    table.comment('Who may decide over a request');
    table
      .string('request_id', 36)
      .notNullable()
      .references('environment_requests.id')
      .onDelete('CASCADE');
    table
      .string('ref', 255)
      .notNullable()
      .comment('Entity reference, approver-client:<name> or role:approver');
    table
      .string('via', 32)
      .notNullable()
      .comment('policy, component-owner, escalation');
    table.primary(['request_id', 'ref']);
    table.index(['ref', 'request_id']);
  });
  await knex('request_approvers').insert(
    knex('environment_requests')
      .where('status', 'pending_approval')
      .select('id', knex.raw(`'role:approver'`), knex.raw(`'policy'`)),
  );

  await replaceVotes(
    knex,
    table => {
      table.integer('plan_revision').notNullable();
      table.string('on_behalf_of', 255).nullable();
      table
        .string('seat', 255)
        .notNullable()
        .comment(
          'Whose vote it is: of who voted, or of whom they stood in for',
        );
      table.text('authentication').notNullable().comment('JSON');
      table.unique(['request_id', 'plan_revision', 'decided_by']);
      table.unique(['request_id', 'plan_revision', 'seat']);
    },
    vote => ({
      ...vote,
      plan_revision: 1,
      seat: vote.decided_by,
      authentication: JSON.stringify({ method: 'backstage' }),
    }),
  );

  await knex.schema.createTable('approval_substitutes', table => {
    table.comment('Who decides for whom, between two dates');
    table.string('id', 36).primary().comment('UUID');
    table.string('absent', 255).notNullable();
    table.string('substitute', 255).notNullable();
    table.string('from_at', 24).notNullable();
    table.string('until_at', 24).notNullable();
    table.text('reason').notNullable();
    table.string('created_by', 255).notNullable();
    table.string('created_at', 24).notNullable();
    table.index(['substitute', 'until_at']);
    table.index(['absent', 'until_at']);
  });
  await knex.schema.createTable('approval_substitute_refs', table => {
    table.comment('What the absent decides as: themselves, groups, a role');
    table
      .string('substitute_id', 36)
      .notNullable()
      .references('approval_substitutes.id')
      .onDelete('CASCADE');
    table.string('ref', 255).notNullable();
    table.primary(['substitute_id', 'ref']);
    table.index(['ref']);
  });
  await knex.schema.createTable('approval_nonces', table => {
    table.comment('Nonces of signed decisions; each is good once');
    table.string('client', 63).notNullable();
    table.string('nonce', 128).notNullable();
    table.string('expires_at', 24).notNullable().index();
    table.primary(['client', 'nonce']);
  });
  await knex.schema.createTable('approval_receipts', table => {
    table.comment('Signed proofs of who approved what');
    table
      .string('request_id', 36)
      .primary()
      .references('environment_requests.id')
      .onDelete('CASCADE');
    table.text('jws').notNullable().comment('Compact serialisation');
    table.string('key_id', 255).notNullable();
    table.string('created_at', 24).notNullable();
  });
  await knex.schema.createTable('approval_link_uses', table => {
    table.comment('Links of notifications that led somebody');
    table.string('link_id', 36).notNullable();
    table.string('principal', 255).notNullable();
    table.string('expires_at', 24).notNullable().index();
    table.primary(['link_id', 'principal']);
  });
  await knex.schema.createTable('extension_requests', table => {
    table.comment('Extensions beyond what a class allows');
    table.string('id', 36).primary().comment('UUID');
    table
      .string('request_id', 36)
      .notNullable()
      .references('environment_requests.id')
      .onDelete('CASCADE');
    table.integer('hours').notNullable();
    table.text('reason').notNullable();
    table
      .string('status', 16)
      .notNullable()
      .comment('pending, approved, rejected, void');
    table.string('requested_by', 255).notNullable();
    table.string('decided_by', 255).nullable();
    table.text('decision_reason').nullable();
    table.string('created_at', 24).notNullable();
    table.string('decided_at', 24).nullable();
    table.index(['request_id', 'created_at', 'id']);
  });
  // One at a time waits.
  await knex.raw(
    `create unique index extension_requests_pending on extension_requests (request_id) where status = 'pending'`,
  );

  await knex.schema.dropTable('idempotency_keys');
  await knex.schema.createTable('idempotency_keys', table => {
    table.comment('What an Idempotency-Key did; written with what it did');
    table.string('principal', 255).notNullable();
    table.string('key', 200).notNullable();
    table.string('operation', 255).notNullable().comment('Method and path');
    table.string('body_hash', 80).notNullable();
    table
      .text('answer')
      .nullable()
      .comment('JSON; null until it was answered, and where it is secret');
    table.string('created_at', 24).notNullable().index();
    table.primary(['principal', 'key']);
  });
  await knex.schema.createTable('rate_limits', table => {
    table.comment('Points used, by caller or address; kept by the library');
    table.string('key', 255).primary();
    table.integer('points').notNullable().defaultTo(0);
    table
      .bigInteger('expire')
      .nullable()
      .index()
      .comment('Milliseconds since 1970');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('rate_limits');
  await knex.schema.dropTable('idempotency_keys');
  await knex.schema.createTable('idempotency_keys', table => {
    table.string('principal', 255).notNullable();
    table.string('key', 200).notNullable();
    table.string('body_hash', 80).notNullable();
    table.string('request_id', 36).notNullable();
    table.string('created_at', 24).notNullable();
    table.primary(['principal', 'key']);
  });
  for (const table of [
    'extension_requests',
    'approval_link_uses',
    'approval_receipts',
    'approval_nonces',
    'approval_substitute_refs',
    'approval_substitutes',
  ]) {
    await knex.schema.dropTable(table);
  }
  await replaceVotes(
    knex,
    table => {
      table.unique(['request_id', 'decided_by']);
    },
    ({ plan_revision, on_behalf_of, seat, authentication, ...vote }) => vote,
  );
  await knex.schema.dropTable('request_approvers');
  await knex.raw('drop index environment_requests_name_in_use');
  await knex.schema.alterTable('environment_requests', table => {
    table.dropIndex(['status', 'approval_expires_at']);
    table.dropIndex(['status', 'removal_at']);
    table.dropIndex(['expires_at', 'id']);
    table.dropColumns(
      'class_version',
      'parameters',
      'plan_revision',
      'edited_by',
      'policy_warnings',
      'planned_changes',
      'approvals_required',
      'approvals_given',
      'approval_expires_at',
      'escalate_at',
      'escalated_at',
      'remind_at',
      'suspended_at',
      'removal_at',
    );
    table.unique(['name']);
  });
  await knex.schema.dropTable('environment_class_versions');
  await knex.schema.dropTable('environment_classes');
};

/**
 * Makes the votes anew, with other columns: SQLite cannot change what is unique in place.
 *
 * @param {import('knex').Knex} knex
 * @param {(table: import('knex').Knex.CreateTableBuilder) => void} more
 * @param {(vote: Record<string, any>) => Record<string, any>} change
 */
async function replaceVotes(knex, more, change) {
  const votes = await knex('votes').orderBy('id');
  await knex.schema.dropTable('votes');
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
    more(table);
  });
  if (votes.length > 0) {
    await knex.batchInsert(
      'votes',
      votes.map(({ id, ...vote }) => change(vote)),
      50,
    );
  }
}
