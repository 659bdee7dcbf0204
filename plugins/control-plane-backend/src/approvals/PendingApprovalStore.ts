import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import { skipLocked, type Transaction } from '../database';
import {
  toEnvironmentRequest,
  type EnvironmentRequestRow,
} from '../requests/EnvironmentRequestRow';
import { requestTables, type DecidedTables } from './DecidedTables';

/** What time brings for what waits for a decision. */
export type ApprovalTimers = {
  /** When it ends without one. */
  approval_expires_at?: string;
  /** When others may decide as well. */
  escalate_at?: string;
  /** When those who may decide are reminded. */
  remind_at?: string;
};

/** What waits for a decision, locked. */
export type PendingApproval<TDecided = EnvironmentRequest> = {
  decided: TDecided;
  timers: ApprovalTimers;
};

/** What of that which is decided over is about the decision. */
export class PendingApprovalStore<TDecided = EnvironmentRequest> {
  readonly #options: PendingApprovalStoreOptions<TDecided>;

  private constructor(options: PendingApprovalStoreOptions<TDecided>) {
    this.#options = options;
  }

  /** Of environment requests. */
  static create(options: { knex: Knex }): PendingApprovalStore {
    return new PendingApprovalStore({
      ...options,
      tables: requestTables,
      read: row => toEnvironmentRequest(row as EnvironmentRequestRow),
    });
  }

  /** Of what is kept in other tables. */
  static of<TDecided>(
    options: PendingApprovalStoreOptions<TDecided>,
  ): PendingApprovalStore<TDecided> {
    return new PendingApprovalStore(options);
  }

  /** Begins anew: nobody was asked to help, and time counts from now. */
  async begin(
    { knex }: Transaction,
    id: string,
    state: ApprovalTimers & {
      approvals_required: number;
      approvals_given: number;
    },
  ): Promise<void> {
    const { approval_expires_at, escalate_at, remind_at, ...counts } = state;
    await knex(this.#options.tables.decided)
      .where({ id })
      .update({
        ...counts,
        [this.#options.tables.expiry]: approval_expires_at ?? null,
        escalate_at: escalate_at ?? null,
        escalated_at: null,
        remind_at: remind_at ?? null,
      });
  }

  /** How many have approved; what they approved is locked. */
  async setGiven(
    { knex, now }: Transaction,
    id: string,
    given: number,
  ): Promise<void> {
    await knex(this.#options.tables.decided)
      .where({ id })
      .update({ approvals_given: given, updated_at: now });
  }

  async markEscalated({ knex, now }: Transaction, id: string): Promise<void> {
    await knex(this.#options.tables.decided)
      .where({ id })
      .update({ escalate_at: null, escalated_at: now, updated_at: now });
  }

  async setReminder(
    { knex }: Transaction,
    id: string,
    remindAt: string | undefined,
  ): Promise<void> {
    await knex(this.#options.tables.decided)
      .where({ id })
      .update({ remind_at: remindAt ?? null });
  }

  /** A batch of those for which something is due, in the order of their ids. */
  async listDue(options: {
    now: string;
    afterId?: string;
    limit: number;
  }): Promise<string[]> {
    const { now, afterId, limit } = options;
    const { knex, tables } = this.#options;
    return knex(tables.decided)
      .where('status', tables.waiting)
      .andWhere(due => {
        due
          .where(tables.expiry, '<=', now)
          .orWhere('escalate_at', '<=', now)
          .orWhere('remind_at', '<=', now);
      })
      .modify(query => {
        if (afterId !== undefined) {
          query.andWhere('id', '>', afterId);
        }
      })
      .orderBy('id')
      .limit(limit)
      .pluck('id');
  }

  /**
   * Locks one that waits for a decision; `undefined` when it does not any more, or somebody is changing it right now.
   * Whoever looks for what is due comes back anyway, so nobody waits.
   */
  async claim(
    { knex }: Transaction,
    id: string,
  ): Promise<PendingApproval<TDecided> | undefined> {
    const { tables, read } = this.#options;
    const row = await knex(tables.decided)
      .where({ id, status: tables.waiting })
      .modify(skipLocked, knex)
      .first();
    return (
      row && {
        decided: read(row),
        timers: {
          approval_expires_at: row[tables.expiry] ?? undefined,
          escalate_at: row.escalate_at ?? undefined,
          remind_at: row.remind_at ?? undefined,
        },
      }
    );
  }
}

export type PendingApprovalStoreOptions<TDecided> = {
  knex: Knex;
  tables: DecidedTables;
  /** Reads a row. */
  read: (row: Record<string, unknown>) => TDecided;
};
