import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import {
  databaseTime,
  insertMany,
  parseJson,
  skipLocked,
  type Transaction,
} from '../database';
import type { Message, MessagePublisher } from './Message';

const batchSize = 50;
const leaseMs = 30_000;
/** One message may take this long, so that a recipient that hangs does not keep the others from being told. */
const publishTimeoutMs = 10_000;
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
    await this.appendMany(transaction, [message]);
  }

  async appendMany(
    { knex, now }: Transaction,
    messages: readonly Message[],
  ): Promise<void> {
    await insertMany(
      knex,
      'outbox',
      messages.map(message => ({
        message_id: randomUUID(),
        kind: message.kind,
        payload: JSON.stringify(message.payload),
        attempt: 0,
        due_at: now,
      })),
    );
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
      const claimedAt = performance.now();
      const rows = await this.#claim(ticket);
      for (const row of rows) {
        if (performance.now() - claimedAt > leaseMs - publishTimeoutMs) {
          // Sending what is left would outlast the lease; whoever comes next sends it.
          await this.#release(ticket);
          this.#again = true;
          break;
        }
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
      .withMaterialized('due', due)
      .whereIn('id', this.#knex('due').select('id'))
      .update({ ticket, lease_until: databaseTime(this.#knex, leaseMs) })
      .returning(['id', 'message_id', 'kind', 'payload', 'attempt']);
    return rows.sort((a, b) => a.id - b.id);
  }

  async #release(ticket: string): Promise<void> {
    await this.#knex('outbox')
      .where({ ticket })
      .update({ ticket: null, lease_until: null });
  }

  async #send(row: OutboxRow, ticket: string): Promise<void> {
    const mine = () => this.#knex('outbox').where({ id: row.id, ticket });
    try {
      const message = {
        kind: row.kind,
        payload: parseJson(row.payload),
      } as Message;
      await withDeadline(this.#publish(message, row.message_id));
    } catch (error) {
      await this.#postpone(row, mine, error);
      return;
    }
    await mine().delete();
  }

  async #postpone(
    row: OutboxRow,
    mine: () => Knex.QueryBuilder,
    error: unknown,
  ): Promise<void> {
    const attempt = row.attempt + 1;
    const detail = {
      kind: row.kind,
      messageId: row.message_id,
      error: String(error),
    };
    if (attempt >= attemptsMax) {
      this.#logger.error(
        `A message could not be sent and is given up (attempt ${attempt})`,
        detail,
      );
      await mine().delete();
      return;
    }
    this.#logger.warn(
      `A message could not be sent (attempt ${attempt})`,
      detail,
    );
    await mine().update({
      attempt,
      due_at: databaseTime(this.#knex, 1_000 * 2 ** attempt),
      ticket: null,
      lease_until: null,
    });
  }
}

async function withDeadline(publishing: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  try {
    await Promise.race([
      publishing,
      new Promise<never>((_, reject) => {
        timer = setTimeout(
          () => reject(new Error(`It took longer than ${publishTimeoutMs} ms`)),
          publishTimeoutMs,
        );
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
}

export type OutboxOptions = {
  knex: Knex;
  publish: MessagePublisher;
  logger: LoggerService;
};
