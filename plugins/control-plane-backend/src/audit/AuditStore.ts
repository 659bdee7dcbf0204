import { parseEntityRef } from '@backstage/catalog-model';
import type {
  AuditAppend,
  AuditEvent,
  EnvironmentEvent,
} from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import {
  insertManyQueued,
  insertQueued,
  parseJson,
  withoutNulls,
  type Transaction,
} from '../database';
import type { Caller } from '../identity';

/** Somebody who has not shown who they are. What the control plane does then is attributed to itself. */
export type UnknownCaller = Omit<Caller, 'principal'> & {
  principal?: undefined;
};

/** Who an event is attributed to: a caller, or the control plane itself. */
export type AuditActor = Caller | UnknownCaller | 'system';

/** What is written of something that happened. */
export type AuditEntry = {
  /** Dot-separated, such as `environment-request.approved`. */
  action: string;
  target_type: string;
  target_id: string;
  target_name?: string;
  tenant_id?: string;
  project_id?: string;
  product?: string;
  /** The placement that it is of, where the target has several and it is of one. */
  placement_id?: string;
  /** A sentence for people; no secrets. */
  message: string;
  metadata?: Record<string, unknown>;
};

/** An event as it stands in the table. */
export type AuditEventRow = {
  id: number;
  action: string;
  actor_id: string | null;
  actor_name: string | null;
  actor_type: string | null;
  target_type: string | null;
  target_id: string | null;
  target_name: string | null;
  tenant_id: string | null;
  written_tenant_id: string | null;
  project_id: string | null;
  product: string | null;
  placement_id: string | null;
  message: string;
  metadata: string;
  reported_by: string | null;
  source_ip: string | null;
  user_agent: string | null;
  http_request_id: string | null;
  created_at: string;
};

/** The rows of the audit log. An event is written in the transaction of what it tells of. */
export class AuditStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): AuditStore {
    return new AuditStore(options.knex);
  }

  /** Writes what the control plane itself saw happen. */
  async append(
    transaction: Transaction,
    actor: AuditActor,
    entry: AuditEntry,
  ): Promise<void> {
    const { caller, ...attribution } = attribute(actor);
    await this.#insert(transaction, caller, { ...entry, ...attribution });
  }

  /** Writes, in few statements, any number of things that the control plane itself saw happen. */
  async appendMany(
    transaction: Transaction,
    actor: AuditActor,
    entries: readonly AuditEntry[],
  ): Promise<void> {
    const { knex, now } = transaction;
    const { caller, ...attribution } = attribute(actor);
    await insertManyQueued(knex, {
      table: 'audit_events',
      queue: 'audit_unsealed',
      column: 'event_id',
      rows: entries.map(entry =>
        toRow({ ...entry, ...attribution }, caller, now),
      ),
    });
  }

  /** Writes what a caller reports; who reported it stands beside what they say. */
  async appendReported(
    transaction: Transaction,
    caller: Caller,
    entry: AuditAppend,
  ): Promise<AuditEvent> {
    return toAuditEvent(
      await this.#insert(transaction, caller, {
        message: '',
        ...entry,
        reported_by: caller.principal.id,
      }),
    );
  }

  async #insert(
    { knex, now }: Transaction,
    caller: Caller | UnknownCaller | undefined,
    entry: WrittenEntry,
  ): Promise<AuditEventRow> {
    // Its place in the chain is given after the commit, see AuditSealer.
    return insertQueued(knex, {
      table: 'audit_events',
      queue: 'audit_unsealed',
      column: 'event_id',
      row: toRow(entry, caller, now),
    });
  }

  /** Events of one target, newest first, older than `beforeId`. */
  async listOfTarget(options: {
    targetId: string;
    /** `environment-request` alone unless told otherwise. */
    targetTypes?: readonly string[];
    /** Only those of this placement of it. */
    placementId?: string;
    beforeId?: number;
    limit: number;
  }): Promise<EnvironmentEvent[]> {
    const rows: (Omit<EnvironmentEvent, 'metadata'> & { metadata: string })[] =
      await this.#knex('audit_events')
        .select(
          'id',
          { target_id: 'placement_id' },
          'action',
          'actor_id',
          'actor_name',
          'actor_type',
          'message',
          'metadata',
          'created_at',
        )
        .whereIn('target_type', options.targetTypes ?? ['environment-request'])
        .andWhere('target_id', options.targetId)
        .modify(query => {
          if (options.placementId !== undefined) {
            query.where('placement_id', options.placementId);
          }
          if (options.beforeId !== undefined) {
            query.where('id', '<', options.beforeId);
          }
        })
        .orderBy('id', 'desc')
        .limit(options.limit);
    return rows.map(row => ({
      ...withoutNulls(row),
      metadata: parseJson(row.metadata),
    }));
  }
}

type WrittenEntry = AuditAppend & { message: string; reported_by?: string };

function toRow(
  entry: WrittenEntry,
  caller: Caller | UnknownCaller | undefined,
  now: string,
) {
  return {
    ...entry,
    written_tenant_id: entry.tenant_id,
    metadata: JSON.stringify(entry.metadata ?? {}),
    source_ip: caller?.source_ip?.slice(0, 64),
    user_agent: caller?.user_agent?.slice(0, 255),
    http_request_id: caller?.request_id,
    created_at: now,
  };
}

function attribute(actor: AuditActor) {
  const caller = actor === 'system' ? undefined : actor;
  const principal = caller?.principal;
  const id = principal?.id ?? 'system';
  return {
    caller,
    actor_id: id,
    actor_name:
      (principal && 'name' in principal && principal.name) || nameOf(id),
    actor_type: caller?.principal?.type ?? 'system',
  };
}

/** An event as it is answered, with its place in the chain where it has one. */
export function toAuditEvent(
  row: AuditEventRow & {
    position?: number | null;
    hash?: string | null;
    previous_hash?: string | null;
  },
): AuditEvent {
  const { written_tenant_id: _, metadata, ...rest } = row;
  return { ...withoutNulls(rest), metadata: parseJson(metadata) };
}

const entityRef = /^[^:/]+:[^:/]+\/[^:/]+$/;

/** The name of an entity; whoever is none goes by what identifies them. */
function nameOf(id: string): string {
  return entityRef.test(id) ? parseEntityRef(id).name : id;
}
