import type { Knex } from 'knex';

/** How a runtime environment of {@link ChaosAdapter} is doing. */
export type Weather =
  /** It answers. */
  | 'fair'
  /** Every other call fails, before or after it has done what it was asked for. */
  | 'failing'
  /** It says that it is unavailable, and every call fails. */
  | 'away'
  /** It never answers. */
  | 'hanging';

/** A call of an adapter, as the runtime environment saw it. */
export type CallRow = {
  id: number;
  runtime: string;
  namespace_id: string;
  call: 'observe' | 'apply' | 'remove';
  /** Process that called. */
  worker: string;
  /** Ticket that was in force when it began. */
  ticket: string | null;
  /** Whether that was the caller's, and its lease had not ended; `null` where that could not be found out in time. */
  held: boolean | null;
  began_at: Date;
  ended_at: Date | null;
  /** `given up` when its caller had stopped waiting before it ended; `null` while it has not. */
  result: 'done' | 'failed' | 'given up' | null;
};

/** What was done to a process, or to the database that all share. */
export type FaultRow = {
  id: number;
  kind: 'killed' | 'paused' | 'resumed' | 'restarting' | 'restarted';
  worker: string | null;
  at: Date;
};

/** Something that left the control plane: a message to other plugins, or a notification. */
export type SentRow = {
  id: number;
  kind: string;
  /** The message's id; of a notification, what it says. */
  key: string;
  worker: string;
};

/** Makes the tables of everything that is outside of the control plane, and so outlives its processes. */
export async function createWorld(world: Knex): Promise<void> {
  await world.schema.createTable('world_live', table => {
    table.string('runtime').notNullable();
    table.string('namespace_id').notNullable();
    table.text('content').notNullable();
    table.primary(['runtime', 'namespace_id']);
  });
  await world.schema.createTable('world_weather', table => {
    table.string('runtime').primary();
    table.string('weather').notNullable();
  });
  await world.schema.createTable('world_calls', table => {
    table.increments('id');
    table.string('runtime').notNullable();
    table.string('namespace_id').notNullable();
    table.string('call').notNullable();
    table.string('worker').notNullable();
    table.string('ticket').nullable();
    table.boolean('held').nullable();
    table.timestamp('began_at').defaultTo(world.raw('clock_timestamp()'));
    table.timestamp('ended_at').nullable();
    table.string('result').nullable();
    table.index(['namespace_id', 'runtime']);
  });
  await world.schema.createTable('world_sent', table => {
    table.increments('id');
    table.string('kind').notNullable();
    table.text('key').notNullable();
    table.string('worker').notNullable();
  });
  await world.schema.createTable('world_faults', table => {
    table.increments('id');
    table.string('kind').notNullable();
    table.string('worker').nullable();
    table.timestamp('at').defaultTo(world.raw('clock_timestamp()'));
  });
}

const guards = `
    create table guard_breaches (
      id serial primary key, placement_id text, kind text, detail text
    );
    create table guard_messages (
      message_id text primary key, kind text, payload text
    );

    create function guard_placement() returns trigger as $$
    declare
      caller text := current_setting('application_name');
      breach text;
    begin
      if old.ticket is not null and new.ticket is null
          and left(old.claimed_by, 63) <> caller then
        breach := 'ended the pass of another';
      elsif old.ticket is not null and new.ticket is not null
          and old.ticket <> new.ticket
          and old.lease_until > to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') then
        breach := 'took over before the lease had ended';
      elsif new.observed_generation is distinct from old.observed_generation
          and (old.ticket is null or left(old.claimed_by, 63) <> caller) then
        breach := 'wrote what a pass came to without its ticket';
      elsif new.observed_generation > new.generation then
        breach := 'brought about what nobody had asked for';
      end if;
      if breach is not null then
        insert into guard_breaches (placement_id, kind, detail)
          values (old.id, breach, caller || ' over ' || coalesce(old.claimed_by, 'nobody'));
      end if;
      return new;
    end $$ language plpgsql;
    create trigger guard_placement before update on placements
      for each row execute function guard_placement();

    create function guard_message() returns trigger as $$
    begin
      insert into guard_messages values (new.message_id, new.kind, new.payload);
      return new;
    end $$ language plpgsql;
    create trigger guard_message before insert on outbox
      for each row execute function guard_message();
    insert into guard_messages select message_id, kind, payload from outbox;
  `;

/**
 * Has the database of the control plane watch over it: what breaks a rule is written down in `guard_breaches`, and every
 * message that was ever to be sent in `guard_messages`. Processes connect as the worker that they claim as.
 */
export async function installGuards(options: {
  plane: Knex;
  world: Knex;
}): Promise<void> {
  await options.plane.transaction(async plane => {
    // What has been sent before is of no account.
    await plane.raw('lock table outbox in exclusive mode');
    await plane.raw(guards);
    const known = await plane('guard_messages').pluck('message_id');
    await options.world('world_sent').whereNotIn('key', known).delete();
  });
}
