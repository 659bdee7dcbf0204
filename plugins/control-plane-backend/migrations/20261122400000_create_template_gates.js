// @ts-check

/**
 * Gates: runs of templates that wait until others have approved their parameters. Who may decide and what they said has the
 * shape that it has for environment requests, so that the same code works on both.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('template_gates', table => {
    table.comment('Runs of templates that wait for approval');
    table.string('id', 36).primary().comment('UUID');
    table.string('template_ref', 255).notNullable();
    table.string('template_title', 255).notNullable();
    table.string('task_id', 64).notNullable().comment('Of the scaffolder');
    table.string('step_name', 255).nullable();
    table.string('title', 255).notNullable().comment('What is asked for');
    table.text('summary').nullable();
    table.string('component_ref', 255).nullable();
    table
      .string('component_owner', 255)
      .nullable()
      .comment('Who may decide where the policy says component-owner');
    table
      .text('parameters')
      .notNullable()
      .comment('JSON object without secrets; never changed');
    table.string('parameters_digest', 80).notNullable();
    table.string('policy', 63).notNullable();
    table
      .string('status', 16)
      .notNullable()
      .comment('pending, approved, rejected, cancelled, expired');
    table.text('reason').nullable();
    table.integer('approvals_required').notNullable();
    table.integer('approvals_given').notNullable();
    table.string('requested_by', 255).notNullable();
    table.string('decided_by', 255).nullable();
    table.string('created_at', 24).notNullable();
    table.string('updated_at', 24).notNullable();
    table.string('decided_at', 24).nullable();
    table
      .string('expires_at', 24)
      .nullable()
      .comment('It ends without a decision');
    table.string('escalate_at', 24).nullable();
    table.string('escalated_at', 24).nullable();
    table.string('remind_at', 24).nullable();
    table.index(['status', 'expires_at']);
    table.index(['created_at', 'id']);
    table.index(['requested_by', 'status']);
    table.index(['task_id']);
  });
  await knex.schema.createTable('gate_approvers', table => {
    table.comment('Who may decide over a gate');
    table
      .string('gate_id', 36)
      .notNullable()
      .references('template_gates.id')
      .onDelete('CASCADE');
    table
      .string('ref', 255)
      .notNullable()
      .comment('Entity reference or role:approver');
    table
      .string('via', 32)
      .notNullable()
      .comment('policy, component-owner, escalation');
    table.primary(['gate_id', 'ref']);
    table.index(['ref', 'gate_id']);
  });
  await knex.schema.createTable('gate_votes', table => {
    table.comment('Decisions over gates');
    table.increments('id').comment('Order of the votes');
    table
      .string('gate_id', 36)
      .notNullable()
      .references('template_gates.id')
      .onDelete('CASCADE');
    table.string('decision', 16).notNullable().comment('approve or reject');
    table.text('reason').notNullable();
    table.string('parameters_digest', 80).notNullable();
    table.string('decided_by', 255).notNullable();
    table.string('on_behalf_of', 255).nullable();
    table
      .string('seat', 255)
      .notNullable()
      .comment('Whose vote it is: of who voted, or of whom they stood in for');
    table.text('authentication').notNullable().comment('JSON');
    table.string('created_at', 24).notNullable();
    table.unique(['gate_id', 'decided_by']);
    table.unique(['gate_id', 'seat']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('gate_votes');
  await knex.schema.dropTable('gate_approvers');
  await knex.schema.dropTable('template_gates');
};
