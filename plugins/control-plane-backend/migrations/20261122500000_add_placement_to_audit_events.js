// @ts-check

/**
 * Events of environments and namespaces say which placement they are of, where they are of one, so that those of one target
 * can be read alone. Events from before stay without: what is sealed is never changed.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('audit_events', table => {
    table
      .string('placement_id', 36)
      .nullable()
      .comment('Where on what target_id names; in the chain where it is set');
  });
  await knex.schema.alterTable('audit_events', table => {
    // Most events have none, and are then spared the index.
    table.index(['placement_id', 'id'], undefined, {
      predicate: knex.whereNotNull('placement_id'),
    });
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('audit_events', table => {
    table.dropIndex(['placement_id', 'id']);
  });
  await knex.schema.alterTable('audit_events', table => {
    table.dropColumn('placement_id');
  });
};
