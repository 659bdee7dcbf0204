import type { Vote } from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import type { Transaction } from '../database';

/** The decisions over requests. */
export class VoteStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): VoteStore {
    return new VoteStore(options.knex);
  }

  async insert(
    { knex, now }: Transaction,
    requestId: string,
    vote: Omit<Vote, 'created_at'>,
  ): Promise<void> {
    await knex('votes').insert({
      ...vote,
      request_id: requestId,
      created_at: now,
    });
  }

  /** In the order in which they were given. */
  async listOfRequest(requestId: string): Promise<Vote[]> {
    return this.#knex('votes')
      .select('decision', 'reason', 'plan_digest', 'decided_by', 'created_at')
      .where({ request_id: requestId })
      .orderBy('id');
  }
}
