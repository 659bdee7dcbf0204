import type { Vote } from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import type { Transaction } from '../database';
import { Ballots, type Ballot, type GivenVote } from './Ballots';
import { requestTables } from './DecidedTables';

/** More votes than anybody reads at once; the rest is on pages. */
const votesMax = 200;

/** A vote on a plan. */
type PlanBallot = Ballot & { plan_digest: string; plan_revision: number };

/** The decisions over requests. */
export class VoteStore {
  readonly #ballots: Ballots<PlanBallot>;

  private constructor(ballots: Ballots<PlanBallot>) {
    this.#ballots = ballots;
  }

  static create(options: { knex: Knex }): VoteStore {
    return new VoteStore(
      Ballots.create({ knex: options.knex, tables: requestTables }),
    );
  }

  async insert(
    transaction: Transaction,
    requestId: string,
    vote: PlanBallot,
  ): Promise<void> {
    await this.#ballots.insert(transaction, requestId, vote);
  }

  /** The last ones, in the order in which they were given; those on another than the current plan are not current. */
  async listOfRequest(
    requestId: string,
    currentRevision: number,
    transaction?: Transaction,
  ): Promise<Vote[]> {
    const votes = await this.page(
      { requestId, currentRevision, limit: votesMax },
      transaction,
    );
    return votes.reverse();
  }

  /** Newest first, from those with smaller ids than the given. */
  async page(
    options: {
      requestId: string;
      currentRevision: number;
      beforeId?: number;
      limit: number;
    },
    transaction?: Transaction,
  ): Promise<Vote[]> {
    const { requestId, currentRevision, ...page } = options;
    const votes = await this.#ballots.page(
      { decidedId: requestId, ...page },
      transaction,
    );
    return votes.map(({ plan_revision, ...vote }) => ({
      ...vote,
      is_current: plan_revision === currentRevision,
    }));
  }

  /** Who took part in votes on the current plans of requests, by id of the request. */
  async listGiven(
    requestIds: readonly string[],
    transaction?: Transaction,
  ): Promise<Map<string, GivenVote[]>> {
    return this.#ballots.listGiven(requestIds, transaction);
  }

  /** How many approved the plan with this revision. */
  async countApprovals(
    transaction: Transaction,
    requestId: string,
    revision: number,
  ): Promise<number> {
    return this.#ballots.countApprovals(transaction, requestId, {
      plan_revision: revision,
    });
  }
}
