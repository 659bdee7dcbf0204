import type { Knex } from 'knex';

/** Whether the database is SQLite; the only other one is PostgreSQL. */
export function isSqlite(knex: Knex): boolean {
  return String(knex.client.config.client).includes('sqlite');
}

/**
 * The database's own clock, `offsetMs` from now, in the form that times have everywhere: RFC 3339, UTC, milliseconds.
 *
 * @remarks
 * On PostgreSQL a sub-select, as the clock moves during a statement: so it is read once, and an index can be used for a
 * comparison with it.
 */
export function databaseTime(knex: Knex, offsetMs = 0): Knex.Raw {
  return isSqlite(knex)
    ? knex.raw(`strftime('%Y-%m-%dT%H:%M:%fZ', 'now', ?)`, [
        `${(offsetMs / 1000).toFixed(3)} seconds`,
      ])
    : knex.raw(
        `(select to_char((clock_timestamp() + ?::double precision * interval '1 millisecond') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`,
        [offsetMs],
      );
}

/** How long the database waits for the next statement of a transaction, in milliseconds. */
const idleTransactionMsMax = 5_000;

/**
 * The first statement of a transaction; answers with the time that everything in it happens at.
 *
 * @remarks
 * A process that is paused or cut off in the middle of a transaction would keep what it locked, for as long as that
 * lasts, from whoever takes over after its lease. PostgreSQL ends such a transaction; SQLite has no second process.
 */
export async function beginTransaction(knex: Knex): Promise<string> {
  const [row] = await knex.select({
    now: databaseTime(knex),
    ...(!isSqlite(knex) && {
      timeout: knex.raw(
        `set_config('idle_in_transaction_session_timeout', ?, true)`,
        [String(idleTransactionMsMax)],
      ),
    }),
  });
  return row.now;
}

/**
 * For `modify` on the select of a claim: takes the rows that no other claim is taking right now, so that replicas do not wait
 * for each other. SQLite has one writer at a time and needs nothing.
 */
export function skipLocked(query: Knex.QueryBuilder, knex: Knex): void {
  if (!isSqlite(knex)) {
    query.forUpdate().skipLocked();
  }
}

/**
 * Inserts a row and puts its id into a queue, a table with the one column given; answers with the row. One statement on
 * PostgreSQL, where each is a journey over the network; as text, since a builder of queries takes longer over a wide row
 * than the database.
 */
export async function insertQueued<TRow extends { id: number }>(
  knex: Knex,
  options: { table: string; row: object; queue: string; column: string },
): Promise<TRow> {
  const { table, row, queue, column } = options;
  const given = Object.entries(row).filter(([, value]) => value !== undefined);
  const names = given.map(([name]) => `"${name}"`).join(', ');
  const places = given.map(() => '?').join(', ');
  const inserting = `insert into ${table} (${names}) values (${places}) returning *`;
  const values = given.map(([, value]) => value);
  if (isSqlite(knex)) {
    const [inserted] = (await knex.raw(inserting, values)) as TRow[];
    await knex.raw(`insert into ${queue} (${column}) values (?)`, [
      inserted.id,
    ]);
    return inserted;
  }
  const { rows } = await knex.raw(
    `with inserted as (${inserting}), queued as (insert into ${queue} (${column}) select id from inserted)
     select * from inserted`,
    values,
  );
  return rows[0];
}

/** Any number, as long as it is the same in every replica. */
const migrationTurn = 4_711_001;

/**
 * Does the work while no other replica does it. SQLite has no second process.
 *
 * @remarks
 * Knex locks its migrations by a row that it makes first. Replicas that meet an empty database at the same moment can
 * both make it, and two rows are a lock that never opens.
 */
export async function takingTurns(
  knex: Knex,
  work: (knex: Knex) => Promise<unknown>,
): Promise<void> {
  if (isSqlite(knex)) {
    await work(knex);
    return;
  }
  await knex.transaction(async turn => {
    await turn.raw('select pg_advisory_xact_lock(?)', [migrationTurn]);
    await work(turn);
  });
}

/** What is done by one at a time, by any number as long as it is the same in every replica. */
const turns = { runtimes: 4_711_002 };

/**
 * Keeps whoever takes the same turn waiting until the transaction ends, in this replica and in others. SQLite has one
 * transaction at a time.
 */
export async function takeTurn(
  knex: Knex.Transaction,
  turn: keyof typeof turns,
): Promise<void> {
  if (!isSqlite(knex)) {
    await knex.raw('select pg_advisory_xact_lock(?)', [turns[turn]]);
  }
}

/** Makes SQLite fit for a server: readers do not block the writer, and a commit does not wait for the disk twice. */
export async function tuneConnection(knex: Knex): Promise<void> {
  if (isSqlite(knex)) {
    await knex.raw('pragma journal_mode = wal');
    await knex.raw('pragma synchronous = normal');
    await knex.raw('pragma foreign_keys = on');
    await knex.raw('pragma busy_timeout = 5000');
  }
}

/** Turns text that people typed into a `like` pattern that finds it anywhere; to be used with `escape '\'`. */
export function containsPattern(text: string): string {
  return `%${text.toLocaleLowerCase('en-US').replace(/[\\%_]/g, '\\$&')}%`;
}

/**
 * Changes many rows of a table in one statement. Every row has its `id` and the same columns; what is JSON is text
 * already.
 */
export async function updateMany(
  knex: Knex,
  table: string,
  rows: ReadonlyArray<{ id: string } & Record<string, unknown>>,
): Promise<void> {
  if (rows.length === 0) {
    return;
  }
  const columns = Object.keys(rows[0]).filter(column => column !== 'id');
  const set = columns
    .map(column => `"${column}" = changed."${column}"`)
    .join(', ');
  const source = isSqlite(knex)
    ? `(select ${['id', ...columns]
        .map(column => `json_extract(value, '$.${column}') as "${column}"`)
        .join(', ')} from json_each(?))`
    : `json_populate_recordset(null::${table}, ?::json)`;
  await knex.raw(
    `update ${table} set ${set} from ${source} as changed where ${table}.id = changed.id`,
    [JSON.stringify(rows)],
  );
}

/** How many rows an insert takes at once: SQLite has a limit to the values of a statement. */
const rowsPerInsert = 100;

/**
 * Inserts any number of rows, which need not have the same columns: what one lacks is null. Answers with the given
 * column of each, in no order.
 */
export async function insertMany<T = never>(
  knex: Knex,
  table: string,
  rows: readonly object[],
  returning?: string,
): Promise<T[]> {
  const columns = [...new Set(rows.flatMap(row => Object.keys(row)))];
  const values = rows.map(row => {
    const given: Record<string, unknown> = { ...row };
    return Object.fromEntries(
      columns.map(column => [column, given[column] ?? null]),
    );
  });
  const answers: T[] = [];
  for (let start = 0; start < values.length; start += rowsPerInsert) {
    const inserting = knex(table).insert(
      values.slice(start, start + rowsPerInsert),
    );
    const inserted: Record<string, T>[] = returning
      ? await inserting.returning(returning)
      : (await inserting, []);
    answers.push(...inserted.map(row => row[returning ?? '']));
  }
  return answers;
}
