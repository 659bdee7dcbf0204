import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { isSqlite } from './dialect';

const channel = 'control_plane_committed';
/** Commits within this time are told of together: telling of each would make them wait for each other. */
const gatherMs = 5;
const reconnectMsMin = 500;
const reconnectMsMax = 10_000;

/** What of a connection of the PostgreSQL driver is needed. */
type ListeningConnection = {
  query(text: string): Promise<unknown>;
  on(event: 'notification', listener: (message: Message) => void): unknown;
  on(event: 'error' | 'end', listener: () => void): unknown;
  end(): Promise<void>;
};

type Message = { payload?: string };

/**
 * Tells the other processes on the database that there was a commit that left work, and hears when they do, by LISTEN and
 * NOTIFY of PostgreSQL. SQLite has one process, which needs to be told nothing.
 *
 * It may miss some: whoever listens polls as well.
 */
export class CommitSignal {
  readonly #knex: Knex;
  readonly #logger: LoggerService;
  readonly #self = randomUUID();
  #gathering: NodeJS.Timeout | undefined;
  #reconnecting: NodeJS.Timeout | undefined;
  #connection: ListeningConnection | undefined;
  #onCommitted: (() => void) | undefined;
  #failures = 0;

  private constructor(options: { knex: Knex; logger: LoggerService }) {
    this.#knex = options.knex;
    this.#logger = options.logger;
  }

  static create(options: { knex: Knex; logger: LoggerService }): CommitSignal {
    return new CommitSignal(options);
  }

  /** Begins to listen; `onCommitted` is called for commits of other processes, and when some may have been missed. */
  async start(onCommitted: () => void): Promise<void> {
    if (!isSqlite(this.#knex)) {
      this.#onCommitted = onCommitted;
      await this.#listen();
    }
  }

  /** Tells of a commit. */
  tell(): void {
    if (isSqlite(this.#knex) || this.#gathering || !this.#onCommitted) {
      return;
    }
    this.#gathering = setTimeout(() => {
      this.#gathering = undefined;
      this.#knex
        .raw('select pg_notify(?, ?)', [channel, this.#self])
        .catch(error => this.#warn('Others could not be told', error));
    }, gatherMs);
  }

  async stop(): Promise<void> {
    this.#onCommitted = undefined;
    clearTimeout(this.#gathering);
    clearTimeout(this.#reconnecting);
    const connection = this.#connection;
    this.#connection = undefined;
    await connection?.end().catch(() => {});
  }

  async #listen(): Promise<void> {
    try {
      // A connection of its own: those of the pool go from hand to hand.
      const connection: ListeningConnection =
        await this.#knex.client.acquireRawConnection();
      connection.on('notification', ({ payload }) => {
        if (payload !== this.#self) {
          this.#onCommitted?.();
        }
      });
      connection.on('error', () => this.#reconnect(connection));
      connection.on('end', () => this.#reconnect(connection));
      this.#connection = connection;
      await connection.query(`listen ${channel}`);
      this.#failures = 0;
      this.#onCommitted?.();
      if (!this.#onCommitted) {
        await this.stop();
      }
    } catch (error) {
      this.#warn('Commits of others cannot be heard now', error);
      this.#reconnect(this.#connection);
    }
  }

  #reconnect(lost: ListeningConnection | undefined): void {
    if (lost !== this.#connection || !this.#onCommitted) {
      return;
    }
    this.#connection = undefined;
    lost?.end().catch(() => {});
    const ms = Math.min(reconnectMsMax, reconnectMsMin * 2 ** this.#failures);
    this.#failures += 1;
    clearTimeout(this.#reconnecting);
    this.#reconnecting = setTimeout(() => void this.#listen(), ms);
  }

  #warn(message: string, error: unknown): void {
    this.#logger.warn(message, { error: String(error) });
  }
}
