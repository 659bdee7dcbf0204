import type {
  AuditAnchor,
  AuditAnchorFailure,
  AuditVerification,
} from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import {
  parseJson,
  skipLocked,
  withoutNulls,
  type Transaction,
} from '../database';
import type { AuditEventRow } from './AuditStore';

/** The action of the events that tell what retention has removed. */
export const retentionAction = 'audit.retention-applied';

const unsealedCountMax = 10_000;

/** Where the chain begins and ends. */
export type ChainState = {
  head_position: number;
  head_hash: string;
  /** The last position that retention has removed. */
  base_position: number;
  base_hash: string;
};

/** The place of an event in the chain. */
export type Seal = {
  position: number;
  event_id: number;
  previous_hash: string;
  hash: string;
};

/** A seal with what there is of its event. */
export type SealedEvent = Seal & {
  event: AuditEventRow | undefined;
  /** When the tenant was created that the event names; absent when there is no such tenant. */
  tenant_created_at?: string;
};

/** The newest event that tells what retention has removed. */
export type RetentionTold = {
  id: number;
  through_position?: unknown;
  through_hash?: unknown;
};

/** The rows of the chain: its seals, its ends, and what waits to be sealed. */
export class ChainStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): ChainStore {
    return new ChainStore(options.knex);
  }

  /** The chain's ends, for the one who may move the head; nothing when another one is at it. */
  async take({ knex }: Transaction): Promise<ChainState | undefined> {
    return knex('audit_chain')
      .where({ id: 1 })
      .modify(skipLocked, knex)
      .first();
  }

  /** The chain's ends, once nobody else moves them. */
  async lock({ knex }: Transaction): Promise<ChainState> {
    return knex('audit_chain').where({ id: 1 }).forUpdate().first();
  }

  async read(): Promise<ChainState> {
    return this.#knex('audit_chain').where({ id: 1 }).first();
  }

  /** The chain's ends, and what the newest event of retention says of its beginning, at one time. */
  async readWithRetention(): Promise<{
    chain: ChainState;
    told?: RetentionTold;
  }> {
    const newest = this.#knex('audit_events')
      .select('id')
      .where({ action: retentionAction })
      .whereNull('reported_by')
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(1);
    const { told_id, told_metadata, ...chain } = await this.#knex('audit_chain')
      .leftJoin(
        this.#knex('audit_events').where('id', newest).as('told'),
        this.#knex.raw('1 = 1'),
      )
      .where('audit_chain.id', 1)
      .select('audit_chain.*', {
        told_id: 'told.id',
        told_metadata: 'told.metadata',
      })
      .first();
    return {
      chain,
      ...(told_id !== null && {
        told: { ...parseObject(told_metadata), id: told_id },
      }),
    };
  }

  async move(
    { knex }: Transaction,
    change: Partial<ChainState>,
  ): Promise<void> {
    await knex('audit_chain').where({ id: 1 }).update(change);
  }

  /** Whether any event waits to be sealed. */
  async hasUnsealed(): Promise<boolean> {
    return (await this.#knex('audit_unsealed').first('event_id')) !== undefined;
  }

  /** How many events wait to be sealed, counted only as far as anybody reads. */
  async countUnsealed(): Promise<number> {
    const waiting = this.#knex('audit_unsealed')
      .select('event_id')
      .limit(unsealedCountMax)
      .as('waiting');
    const [{ count }]: { count: string | number }[] = await this.#knex
      .count({ count: '*' })
      .from(waiting);
    return Number(count);
  }

  /** The events that wait to be sealed, in the order of their ids; those that are gone meanwhile without the event. */
  async listUnsealed(
    { knex }: Transaction,
    limit: number,
  ): Promise<{ event_id: number; event: AuditEventRow | undefined }[]> {
    const ids: number[] = await knex('audit_unsealed')
      .orderBy('event_id')
      .limit(limit)
      .pluck('event_id');
    const events: AuditEventRow[] = await knex('audit_events').whereIn(
      'id',
      ids,
    );
    const byId = new Map(events.map(event => [event.id, event]));
    return ids.map(event_id => ({ event_id, event: byId.get(event_id) }));
  }

  /** Keeps seals, and that their events wait no longer. */
  async insertSeals({ knex }: Transaction, seals: Seal[]): Promise<void> {
    await knex('audit_seals').insert(seals);
    await knex('audit_unsealed')
      .whereIn(
        'event_id',
        seals.map(({ event_id }) => event_id),
      )
      .delete();
  }

  /** Seals behind a position up to another with their events, all as they are at one time. */
  async listSealed(
    options: { after: number; through: number; limit: number },
    knex: Knex = this.#knex,
  ): Promise<SealedEvent[]> {
    const page = knex('audit_seals')
      .where('position', '>', options.after)
      .andWhere('position', '<=', options.through)
      .orderBy('position')
      .limit(options.limit)
      .as('seals');
    const rows = await knex
      .from(page)
      .leftJoin({ events: 'audit_events' }, 'events.id', 'seals.event_id')
      .leftJoin('tenants', 'tenants.id', 'events.written_tenant_id')
      .select('events.*', 'seals.*', {
        tenant_created_at: 'tenants.created_at',
      })
      .orderBy('seals.position');
    return rows.map(toSealedEvent);
  }

  async findSeal(position: number): Promise<Seal | undefined> {
    return this.#knex<Seal>('audit_seals').where({ position }).first();
  }

  /** A seal behind the head, where there must be none. */
  async findSealBehindHead(): Promise<Seal | undefined> {
    return this.#knex('audit_seals')
      .where(
        'position',
        '>',
        this.#knex('audit_chain').where({ id: 1 }).select('head_position'),
      )
      .orderBy('position')
      .first();
  }

  /** The first event with an id in the range that has no place in the chain and does not wait for one. */
  async findStrayEvent(range: {
    after?: number;
    through?: number;
  }): Promise<number | undefined> {
    const eventId = this.#knex.ref('events.id');
    const [id] = await this.#knex({ events: 'audit_events' })
      .modify(query => {
        if (range.after !== undefined) {
          query.where('events.id', '>', range.after);
        }
        if (range.through !== undefined) {
          query.andWhere('events.id', '<=', range.through);
        }
      })
      .whereNotExists(inner =>
        inner.from('audit_seals').where('event_id', eventId),
      )
      .whereNotExists(inner =>
        inner.from('audit_unsealed').where('event_id', eventId),
      )
      .orderBy('events.id')
      .limit(1)
      .pluck('events.id');
    return id;
  }

  /** Removes the oldest seals, and their events. */
  async removeThrough({ knex }: Transaction, position: number): Promise<void> {
    const seals = () => knex('audit_seals').where('position', '<=', position);
    await knex('audit_events')
      .whereIn('id', seals().select('event_id'))
      .delete();
    await seals().delete();
  }

  async readLastVerification(
    knex: Knex = this.#knex,
  ): Promise<AuditVerification | undefined> {
    const { last_verification } = await knex('audit_chain')
      .where({ id: 1 })
      .first('last_verification');
    return last_verification === null
      ? undefined
      : parseJson(last_verification);
  }

  async recordVerification(
    { knex }: Transaction,
    verification: AuditVerification,
  ): Promise<void> {
    await knex('audit_chain')
      .where({ id: 1 })
      .update({ last_verification: JSON.stringify(verification) });
  }

  /** The newest anchor of a sink. */
  async findLastAnchor(sink: string): Promise<AuditAnchor | undefined> {
    const row = await this.#knex('audit_anchors')
      .where({ sink })
      .orderBy('id', 'desc')
      .first('sink', 'position', 'hash', 'anchored_at');
    return row && withoutNulls(row);
  }

  async insertAnchor(anchor: AuditAnchor): Promise<void> {
    await this.#knex('audit_anchors').insert(anchor);
  }

  /** Where the last attempt to anchor failed. */
  async readAnchorFailures(): Promise<AuditAnchorFailure[]> {
    const { anchor_failures } = await this.#knex('audit_chain')
      .where({ id: 1 })
      .first('anchor_failures');
    return parseJson(anchor_failures ?? '[]');
  }

  async recordAnchorFailures(failures: AuditAnchorFailure[]): Promise<void> {
    await this.#knex('audit_chain')
      .where({ id: 1 })
      .update({
        anchor_failures: failures.length > 0 ? JSON.stringify(failures) : null,
      });
  }
}

type SealedEventRow = Seal &
  AuditEventRow & { tenant_created_at: string | null };

function toSealedEvent(row: SealedEventRow): SealedEvent {
  const {
    position,
    event_id,
    previous_hash,
    hash,
    tenant_created_at,
    ...event
  } = row;
  return {
    position,
    event_id,
    previous_hash,
    hash,
    event: event.id === null ? undefined : event,
    ...(tenant_created_at !== null && { tenant_created_at }),
  };
}

/** What somebody may have tampered with is read with care. */
function parseObject(text: string): object {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
