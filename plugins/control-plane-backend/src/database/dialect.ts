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

/** What is done by one at a time, by any number as long as it is the same in every replica. */
const turns = {
  migrations: 4_711_001,
  runtimes: 4_711_002,
  classes: 4_711_003,
  scheduling: 4_711_004,
};

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

/**
 * Does work of others, who know nothing of the turn, while no other replica does it. SQLite has no second process.
 *
 * @param work - may use the transaction, or connections of its own
 */
export async function takingTurns(
  knex: Knex,
  turn: keyof typeof turns,
  work: (knex: Knex) => Promise<unknown>,
): Promise<void> {
  if (isSqlite(knex)) {
    await work(knex);
    return;
  }
  await knex.transaction(async transaction => {
    await takeTurn(transaction, turn);
    await work(transaction);
  });
}

/** Up to so many values a statement has one by one. */
const valuesOneByOneMax = 20;

/**
 * Restricts a query to rows with one of these values in a column, of which there can be thousands: then they are one value of
 * the statement, as neither who writes it nor who plans it gets through thousands quickly.
 */
export function whereAmong(
  knex: Knex,
  query: Knex.QueryBuilder,
  column: string,
  values: readonly string[],
): void {
  if (values.length <= valuesOneByOneMax) {
    query.whereIn(column, values);
    return;
  }
  query.whereRaw(
    isSqlite(knex)
      ? '?? in (select value from json_each(?))'
      : '?? = any(array(select json_array_elements_text(?::json)))',
    [column, JSON.stringify(values)],
  );
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

/** Restricts a query to rows that have what people typed in one of these columns. */
export function whereContains(
  query: Knex.QueryBuilder,
  columns: readonly string[],
  text: string,
): void {
  const pattern = containsPattern(text);
  query.andWhere(inner => {
    for (const column of columns) {
      inner.orWhereRaw(`lower(??) like ? escape '\\'`, [column, pattern]);
    }
  });
}

/** Restricts a query to rows that have each word that people typed in one of these columns, not all in the same. */
export function whereContainsWords(
  query: Knex.QueryBuilder,
  columns: readonly string[],
  text = '',
): void {
  for (const word of text.split(/\s+/).filter(Boolean)) {
    whereContains(query, columns, word);
  }
}

/**
 * Changes many rows of a table in one statement. Every row has its `id` and the same columns; what is JSON is text
 * already.
 *
 * @param shared - what all of them get alike
 */
export async function updateMany(
  knex: Knex,
  table: string,
  rows: ReadonlyArray<{ id: string } & Record<string, unknown>>,
  shared: Record<string, string | null> = {},
): Promise<void> {
  if (rows.length === 0) {
    return;
  }
  const columns = Object.keys(rows[0]).filter(column => column !== 'id');
  const set = [
    ...columns.map(column => `"${column}" = changed."${column}"`),
    ...Object.keys(shared).map(column => `"${column}" = ?`),
  ].join(', ');
  await knex.raw(
    `update ${table} set ${set} from ${recordsOf(knex, table, [
      'id',
      ...columns,
    ])} as changed where ${table}.id = changed.id`,
    [...Object.values(shared), JSON.stringify(rows)],
  );
}

/** The objects of a JSON array, the next value of the statement, as rows with the columns of a table. */
function recordsOf(
  knex: Knex,
  table: string,
  columns: readonly string[],
): string {
  return isSqlite(knex)
    ? `(select ${columns
        .map(column => `json_extract(value, '$.${column}') as "${column}"`)
        .join(', ')} from json_each(?))`
    : `json_populate_recordset(null::${table}, ?::json)`;
}

/**
 * Inserts any number of rows, which need not have the same columns: what one lacks is null. One statement with one value,
 * as a builder of queries takes longer over a value for each column than the database.
 */
export async function insertMany(
  knex: Knex,
  table: string,
  rows: readonly object[],
): Promise<void> {
  if (rows.length > 0) {
    await knex.raw(...insertingMany(knex, table, rows));
  }
}

/** The same for rows with an id of the database's, which go into a queue, a table with the one column given. */
export async function insertManyQueued(
  knex: Knex,
  options: {
    table: string;
    rows: readonly object[];
    queue: string;
    column: string;
  },
): Promise<void> {
  const { table, rows, queue, column } = options;
  if (rows.length === 0) {
    return;
  }
  const [inserting, values] = insertingMany(knex, table, rows);
  if (isSqlite(knex)) {
    const inserted = await knex.raw(`${inserting} returning id`, values);
    await knex.raw(
      `insert into ${queue} (${column}) select value from json_each(?)`,
      [JSON.stringify(inserted.map(({ id }: { id: number }) => id))],
    );
    return;
  }
  await knex.raw(
    `with inserted as (${inserting} returning id) insert into ${queue} (${column}) select id from inserted`,
    values,
  );
}

function insertingMany(
  knex: Knex,
  table: string,
  rows: readonly object[],
): [sql: string, values: string[]] {
  const columns = [...new Set(rows.flatMap(row => Object.keys(row)))];
  const names = columns.map(column => `"${column}"`).join(', ');
  return [
    // A condition, since SQLite could take what follows a select for a part of it.
    `insert into ${table} (${names}) select ${names} from ${recordsOf(knex, table, columns)} as given where true`,
    [JSON.stringify(rows)],
  ];
}

/** How many terms a union of SQLite may have, with room to spare. */
const unionTermsMax = 400;

/** Which rows {@link firstOfEach} finds. */
export type FirstOfEach = {
  table: string;
  /** Has an index, together with `order`. */
  column: string;
  order: string;
  /** At most so many of each value of the column. */
  limit: number;
  /** At most so many of these values instead. */
  limits: ReadonlyMap<string, number>;
  restrict: (query: Knex.QueryBuilder) => void;
};

/**
 * For a claim: the ids of the first rows of each value of a column, locked and without those that another claim is taking
 * right now. It looks into the index once for each value, however many rows there are. The query is in an object, as one
 * that is awaited is sent.
 */
export async function firstOfEach(
  knex: Knex,
  options: FirstOfEach,
): Promise<{ ids: Knex.QueryBuilder }> {
  const { table, column, order, limit, limits, restrict } = options;
  const values = knex.raw(
    `with recursive each_value (value) as (
       select min(${column}) from ${table}
       union all
       select (select min(${column}) from ${table} where ${column} > each_value.value)
       from each_value where each_value.value is not null
     ) select value from each_value where value is not null`,
  );
  const firstWhere = (value: string | Knex.Raw) =>
    knex(table)
      .select('id')
      .where(column, '=', value as string)
      .modify(restrict)
      .orderBy(order);
  if (!isSqlite(knex)) {
    // As text, since a builder of queries takes no limit from a column.
    const { sql, bindings } = firstWhere(knex.raw('each.value')).toSQL();
    const ids = knex
      .select('taken.id')
      .from(
        knex.raw(
          `(select value, coalesce((?::json ->> value)::integer, ?) as room from (?) as known) as each`,
          [JSON.stringify(Object.fromEntries(limits)), limit, values],
        ),
      )
      .joinRaw(
        `cross join lateral (${sql} limit each.room for update skip locked) as taken`,
        [...bindings],
      );
    return { ids };
  }
  const known: { value: string }[] = await values;
  const terms = known
    .map(({ value }) => ({ value, room: limits.get(value) ?? limit }))
    .filter(({ room }) => room > 0)
    .slice(0, unionTermsMax)
    .map(({ value, room }) =>
      knex.select('id').from(firstWhere(value).limit(room).as('first')),
    );
  return {
    ids:
      terms.length > 0
        ? knex.unionAll(terms)
        : knex(table).select('id').whereRaw('1 = 0'),
  };
}
