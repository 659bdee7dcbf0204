import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import {
  databaseTime,
  parseJson,
  skipLocked,
  type Transaction,
} from '../database';
import type { Message, MessagePublisher } from './Message';

const batchSize = 50;
const leaseMs = 30_000;
const attemptsMax = 12;

type OutboxRow = {
  id: number;
  message_id: string;
  kind: Message['kind'];
  payload: string;
  attempt: number;
};

/**
 * What others are to be told, kept in the transaction of what it tells of and sent after the commit, at least once: a
 * message is deleted when it was sent, and sent again by whoever finds it when its sender died.
 */
export class Outbox {
  readonly #knex: Knex;
  readonly #publish: MessagePublisher;
  readonly #logger: LoggerService;
  #draining: Promise<void> | undefined;
  #again = false;

  private constructor(options: OutboxOptions) {
    this.#knex = options.knex;
    this.#publish = options.publish;
    this.#logger = options.logger;
  }

  static create(options: OutboxOptions): Outbox {
    return new Outbox(options);
  }

  async append(transaction: Transaction, message: Message): Promise<void> {
    await transaction.knex('outbox').insert({
      message_id: randomUUID(),
      kind: message.kind,
      payload: JSON.stringify(message.payload),
      attempt: 0,
      due_at: transaction.now,
    });
  }

  /** Sends what is due. A call while sending is under way makes it look once more when it is done. */
  async drain(): Promise<void> {
    this.#again = true;
    this.#draining ??= this.#drainAll().finally(() => {
      this.#draining = undefined;
    });
    await this.#draining;
  }

  async #drainAll(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      const ticket = randomUUID();
      const rows = await this.#claim(ticket);
      for (const row of rows) {
        await this.#send(row, ticket);
      }
      this.#again ||= rows.length === batchSize;
    }
  }

  async #claim(ticket: string): Promise<OutboxRow[]> {
    const now = databaseTime(this.#knex);
    const due = this.#knex('outbox')
      .select('id')
      .where('due_at', '<=', now)
      .andWhere(query =>
        query.whereNull('lease_until').orWhere('lease_until', '<', now),
      )
      .orderBy('id')
      .limit(batchSize)
      .modify(skipLocked, this.#knex);
    const rows: OutboxRow[] = await this.#knex('outbox')
      .whereIn('id', due)
      .update({ ticket, lease_until: databaseTime(this.#knex, leaseMs) })
      .returning(['id', 'message_id', 'kind', 'payload', 'attempt']);
    return rows.sort((a, b) => a.id - b.id);
  }

  async #send(row: OutboxRow, ticket: string): Promise<void> {
    const mine = this.#knex('outbox').where({ id: row.id, ticket });
    const message = {
      kind: row.kind,
      payload: parseJson(row.payload),
    } as Message;
    try {
      await this.#publish(message, row.message_id);
      await mine.delete();
    } catch (error) {
      const attempt = row.attempt + 1;
      this.#logger.warn(`A message could not be sent (attempt ${attempt})`, {
        kind: row.kind,
        messageId: row.message_id,
        error: String(error),
      });
      await (attempt >= attemptsMax
        ? mine.delete()
        : mine.update({
            attempt,
            due_at: databaseTime(this.#knex, 1_000 * 2 ** attempt),
            ticket: null,
            lease_until: null,
          }));
    }
  }
}

export type OutboxOptions = {
  knex: Knex;
  publish: MessagePublisher;
  logger: LoggerService;
};
