import type { Authentication } from '@groundwork/plugin-control-plane-common';
import { toMemberRef } from '@groundwork/plugin-control-plane-node';
import type { Knex } from 'knex';
import { parseJson, withoutNulls, type Transaction } from '../database';
import { groupBy } from '../groupBy';
import type { DecidedTables } from './DecidedTables';

/** What of a vote there is, whatever is decided over. */
export type Ballot = {
  decision: 'approve' | 'reject';
  reason: string;
  decided_by: string;
  /** Whom the voter stood in for. */
  on_behalf_of?: string;
  authentication: Authentication;
};

/** Who took part in a vote. */
export type GivenVote = { decided_by: string; seat: string };

/** A vote as it is kept: with its place among all. */
export type KeptBallot<TBallot extends Ballot> = TBallot & {
  id: number;
  created_at: string;
};

/** The rows of votes: `TBallot` is what is kept of each, by column. */
export class Ballots<TBallot extends Ballot> {
  readonly #knex: Knex;
  readonly #tables: DecidedTables;

  private constructor(knex: Knex, tables: DecidedTables) {
    this.#knex = knex;
    this.#tables = tables;
  }

  static create<TBallot extends Ballot>(options: {
    knex: Knex;
    tables: DecidedTables;
  }): Ballots<TBallot> {
    return new Ballots(options.knex, options.tables);
  }

  async insert(
    { knex, now }: Transaction,
    decidedId: string,
    ballot: TBallot,
  ): Promise<void> {
    await knex(this.#tables.votes).insert({
      ...ballot,
      seat: toMemberRef(ballot.on_behalf_of ?? ballot.decided_by),
      authentication: JSON.stringify(ballot.authentication),
      [this.#tables.key]: decidedId,
      created_at: now,
    });
  }

  /** Newest first, from those with smaller ids than the given. */
  async page(
    options: { decidedId: string; beforeId?: number; limit: number },
    transaction?: Transaction,
  ): Promise<KeptBallot<TBallot>[]> {
    const { votes, key } = this.#tables;
    const { decidedId, beforeId, limit } = options;
    const rows: Record<string, unknown>[] = await (
      transaction?.knex ?? this.#knex
    )(votes)
      .where({ [key]: decidedId })
      .modify(query => {
        if (beforeId !== undefined) {
          query.andWhere('id', '<', beforeId);
        }
      })
      .orderBy('id', 'desc')
      .limit(limit);
    return rows.map(
      ({ [key]: _decided, seat: _seat, ...row }) =>
        ({
          ...withoutNulls(row),
          authentication: parseJson(String(row.authentication)),
        }) as KeptBallot<TBallot>,
    );
  }

  /** Who took part in votes on what is decided over now, by its id. */
  async listGiven(
    decidedIds: readonly string[],
    transaction?: Transaction,
  ): Promise<Map<string, GivenVote[]>> {
    if (decidedIds.length === 0) {
      return new Map();
    }
    const { decided, votes, key, isEditable } = this.#tables;
    const rows: (GivenVote & { of: string })[] = await (
      transaction?.knex ?? this.#knex
    )
      .from({ vote: votes })
      .join({ decided }, join => {
        join.on('decided.id', `vote.${key}`);
        if (isEditable) {
          join.andOn('decided.plan_revision', 'vote.plan_revision');
        }
      })
      .whereIn(`vote.${key}`, decidedIds)
      .orderBy('vote.id')
      .select('vote.decided_by', 'vote.seat', { of: `vote.${key}` });
    return new Map(
      [...groupBy(rows, row => row.of)].map(([id, given]) => [
        id,
        given.map(({ decided_by, seat }) => ({ decided_by, seat })),
      ]),
    );
  }

  /** How many approved, of the votes with these values. */
  async countApprovals(
    { knex }: Transaction,
    decidedId: string,
    values: Partial<TBallot> = {},
  ): Promise<number> {
    const { votes, key } = this.#tables;
    const [{ count }]: { count: string | number }[] = await knex(votes)
      .where({ ...values, [key]: decidedId, decision: 'approve' })
      .count({ count: '*' });
    return Number(count);
  }
}
