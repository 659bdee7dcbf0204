import type { EnvironmentEvent } from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import { parseJson, type Transaction } from '../database';
import type { Caller } from '../identity';

/** Who an event is attributed to: a caller, or the control plane itself. */
export type AuditActor = Caller | 'system';

/** What is written of something that happened. */
export type AuditEntry = {
  /** Dot-separated, such as `environment-request.approved`. */
  action: string;
  target_type: 'environment-request';
  target_id: string;
  /** A sentence for people; no secrets. */
  message: string;
  metadata?: Record<string, string>;
};

type AuditRow = Omit<EnvironmentEvent, 'metadata'> & {
  metadata: string;
};

/** The audit log. An event is written in the transaction of what it tells of. */
export class AuditStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): AuditStore {
    return new AuditStore(options.knex);
  }

  async append(
    transaction: Transaction,
    actor: AuditActor,
    entry: AuditEntry,
  ): Promise<void> {
    const caller = actor === 'system' ? undefined : actor;
    await transaction.knex('audit_events').insert({
      ...entry,
      metadata: JSON.stringify(entry.metadata ?? {}),
      actor: caller?.principal.id ?? 'system',
      actor_type: caller?.principal.type ?? 'system',
      source_ip: caller?.source_ip?.slice(0, 64),
      user_agent: caller?.user_agent?.slice(0, 255),
      http_request_id: caller?.request_id,
      occurred_at: transaction.now,
    });
  }

  /** Events of one target, newest first, older than `beforeId`. */
  async listOfTarget(options: {
    targetId: string;
    beforeId?: number;
    limit: number;
  }): Promise<EnvironmentEvent[]> {
    const rows: AuditRow[] = await this.#knex('audit_events')
      .select(
        'id',
        'action',
        'actor',
        'actor_type',
        'message',
        'metadata',
        'occurred_at',
      )
      .where('target_type', 'environment-request')
      .andWhere('target_id', options.targetId)
      .modify(query => {
        if (options.beforeId !== undefined) {
          query.where('id', '<', options.beforeId);
        }
      })
      .orderBy('id', 'desc')
      .limit(options.limit);
    return rows.map(row => ({ ...row, metadata: parseJson(row.metadata) }));
  }
}
