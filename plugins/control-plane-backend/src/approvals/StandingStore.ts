import type { Transaction } from '../database';
import type { Approvers, ApproverStore } from './ApproverStore';
import type { Ballot, Ballots, GivenVote } from './Ballots';
import { requestTables, type DecidedTables } from './DecidedTables';

/** Who may decide, and who has voted on what is decided over now. */
export type Standing = { approvers: Approvers; votes: GivenVote[] };

type Decided = { id: string; status: string };

/** Reads how decisions stand, over requests unless other tables are given. */
export class StandingStore {
  readonly #approvers: ApproverStore;
  readonly #votes: StandingStoreOptions['votes'];
  readonly #waiting: string;

  private constructor(options: StandingStoreOptions) {
    this.#approvers = options.approverStore;
    this.#votes = options.votes;
    this.#waiting = (options.tables ?? requestTables).waiting;
  }

  static create(options: StandingStoreOptions): StandingStore {
    return new StandingStore(options);
  }

  async find(decided: Decided, transaction?: Transaction): Promise<Standing> {
    const found = await this.list([decided], transaction);
    return (
      found.get(decided.id) ?? {
        approvers: { named: [], standIns: [] },
        votes: [],
      }
    );
  }

  /** By id of what is decided over. The votes only of what waits for more of them. */
  async list(
    decided: readonly Decided[],
    transaction?: Transaction,
  ): Promise<Map<string, Standing>> {
    const waiting = decided.filter(({ status }) => status === this.#waiting);
    const approvers = await this.#approvers.list(
      decided.map(({ id }) => id),
      transaction,
    );
    const votes = await this.#votes.listGiven(
      waiting.map(({ id }) => id),
      transaction,
    );
    return new Map(
      decided.map(({ id }) => [
        id,
        {
          approvers: approvers.get(id) ?? { named: [], standIns: [] },
          votes: votes.get(id) ?? [],
        },
      ]),
    );
  }
}

export type StandingStoreOptions = {
  approverStore: ApproverStore;
  votes: Pick<Ballots<Ballot>, 'listGiven'>;
  tables?: DecidedTables;
};
