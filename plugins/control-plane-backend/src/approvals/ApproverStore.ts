import type { RequestApprover } from '@groundwork/plugin-control-plane-common';
import type { EnvironmentRequestWithApprovers } from '@groundwork/plugin-control-plane-node';
import type { Knex } from 'knex';
import { databaseTime, whereAmong, type Transaction } from '../database';
import { groupBy } from '../groupBy';
import { requestTables, type DecidedTables } from './DecidedTables';

const editors = `lower(coalesce(decided.edited_by, ''))`;

/** Somebody whom a class names, or who decides as well since it took too long. */
export type NamedApprover = {
  ref: string;
  via: Exclude<RequestApprover['via'], 'substitute'>;
};

/** Somebody who stands in for somebody who may decide. */
export type StandIn = {
  substitute: string;
  absent: string;
  /** As what of those who may decide the absent decides. */
  refs: string[];
};

/** Who may decide: those named, and who stands in for one of them now. */
export type Approvers = {
  named: NamedApprover[];
  standIns: StandIn[];
};

/** The rows of who may decide, over requests unless other tables are given. */
export class ApproverStore {
  readonly #knex: Knex;
  readonly #tables: DecidedTables;

  private constructor(knex: Knex, tables: DecidedTables) {
    this.#knex = knex;
    this.#tables = tables;
  }

  static create(options: {
    knex: Knex;
    tables?: DecidedTables;
  }): ApproverStore {
    return new ApproverStore(options.knex, options.tables ?? requestTables);
  }

  /** Makes these, and no others, the ones who may decide. */
  async replace(
    transaction: Transaction,
    id: string,
    approvers: readonly NamedApprover[],
  ): Promise<void> {
    const { approvers: table, key } = this.#tables;
    await transaction
      .knex(table)
      .where({ [key]: id })
      .delete();
    await this.add(transaction, id, approvers);
  }

  /** Lets these decide as well. */
  async add(
    { knex }: Transaction,
    id: string,
    approvers: readonly NamedApprover[],
  ): Promise<void> {
    const { approvers: table, key } = this.#tables;
    if (approvers.length > 0) {
      await knex(table)
        .insert(approvers.map(({ ref, via }) => ({ [key]: id, ref, via })))
        .onConflict([key, 'ref'])
        .ignore();
    }
  }

  /** Who may decide over one. */
  async find(id: string, transaction?: Transaction): Promise<Approvers> {
    const found = await this.list([id], transaction);
    return found.get(id) ?? { named: [], standIns: [] };
  }

  /** Who may decide over each of these. */
  async list(
    ids: readonly string[],
    transaction?: Transaction,
  ): Promise<Map<string, Approvers>> {
    if (ids.length === 0) {
      return new Map();
    }
    const { approvers: table, key } = this.#tables;
    const knex = transaction?.knex ?? this.#knex;
    const named: (NamedApprover & { of: string })[] = await knex(table)
      .whereIn(key, ids)
      .orderBy(['via', 'ref'])
      .select({ of: key }, 'ref', 'via');
    const standing: (Omit<StandIn, 'refs'> & { of: string; ref: string })[] =
      await standIns(knex, this.#tables)
        .whereIn(`approver.${key}`, ids)
        .orderBy(['substitution.from_at', 'substitution.id', 'approver.ref'])
        .select('approver.ref', {
          of: `approver.${key}`,
          absent: 'substitution.absent',
          substitute: 'substitution.substitute',
        });
    const namedOf = groupBy(named, row => row.of);
    const standingOf = groupBy(standing, row => row.of);
    return new Map(
      ids.map(id => [
        id,
        {
          named: (namedOf.get(id) ?? []).map(({ ref, via }) => ({ ref, via })),
          standIns: toStandIns(standingOf.get(id) ?? []),
        },
      ]),
    );
  }
}

/** As whom somebody decides who may: what rules look at. */
export function refsOf({
  named,
  standIns: standing,
}: Approvers): EnvironmentRequestWithApprovers['approver_refs'] {
  return [
    ...named.map(({ ref }) => ref),
    ...standing.map(({ substitute }) => substitute),
  ];
}

/** As they are told to whoever reads the request. */
export function toRequestApprovers(approvers: Approvers): RequestApprover[] {
  return [
    ...approvers.named,
    ...approvers.standIns.map(({ substitute, absent }) => ({
      ref: substitute,
      via: 'substitute' as const,
      for: absent,
    })),
  ];
}

/**
 * The ids of that over which somebody may decide who decides as one of the given: the database's side of `IS_APPROVER`.
 *
 * @param freeSeatsOnly - leaves out where somebody only stands in for others whose vote was given already
 */
export function decidableBy(
  knex: Knex,
  tables: DecidedTables,
  refs: readonly string[],
  freeSeatsOnly = false,
): Knex.QueryBuilder {
  const ids = knex(tables.approvers)
    .modify(query => whereAmong(knex, query, 'ref', refs))
    .select(tables.key);
  const people = refs.filter(ref => ref.startsWith('user:'));
  return people.length === 0
    ? ids
    : ids.unionAll(
        standIns(knex, tables)
          .whereIn('substitution.substitute', people)
          .modify(query => {
            if (freeSeatsOnly) {
              query.whereNotExists(
                votesOn(knex, tables).whereRaw(
                  'substitution.absent in (vote.seat, lower(vote.decided_by))',
                ),
              );
            }
          })
          .select(`approver.${tables.key}`),
      );
}

/** Who stands in now, for whom, and where; nobody does for whoever made it, or changed it. */
function standIns(knex: Knex, tables: DecidedTables): Knex.QueryBuilder {
  const now = databaseTime(knex);
  return knex
    .from({ substitution: 'approval_substitutes' })
    .join(
      { held: 'approval_substitute_refs' },
      'held.substitute_id',
      'substitution.id',
    )
    .join({ approver: tables.approvers }, 'approver.ref', 'held.ref')
    .join({ decided: tables.decided }, 'decided.id', `approver.${tables.key}`)
    .where('substitution.from_at', '<=', now)
    .where('substitution.until_at', '>', now)
    .whereRaw('lower(decided.requested_by) <> substitution.absent')
    .modify(query => {
      if (tables.isEditable) {
        // The names of editors are a JSON array; nothing is left out of it that is not in it.
        query.whereRaw(
          `replace(${editors}, '"' || substitution.absent || '"', '') = ${editors}`,
        );
      }
    });
}

/** Whether somebody voted on what is decided over now, for a query that has it as `decided`. */
export function votesOn(knex: Knex, tables: DecidedTables): Knex.QueryBuilder {
  return knex
    .from({ vote: tables.votes })
    .select(knex.raw('1'))
    .whereRaw('?? = decided.id', [`vote.${tables.key}`])
    .modify(query => {
      if (tables.isEditable) {
        query.whereRaw('vote.plan_revision = decided.plan_revision');
      }
    });
}

function toStandIns(
  rows: readonly (Omit<StandIn, 'refs'> & { ref: string })[],
): StandIn[] {
  const byPair = groupBy(rows, ({ absent, substitute }) =>
    JSON.stringify([absent, substitute]),
  );
  return [...byPair.values()].map(same => ({
    substitute: same[0].substitute,
    absent: same[0].absent,
    refs: [...new Set(same.map(({ ref }) => ref))],
  }));
}
