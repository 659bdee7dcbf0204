import { setTimeout } from 'node:timers/promises';
import {
  TransientRuntimeError,
  type ConnectOptions,
  type DesiredNamespace,
  type RuntimeAdapter,
  type RuntimeCallOptions,
} from '@groundwork/plugin-control-plane-node';
import type { Knex } from 'knex';
import { z } from 'zod';
import { chaosLeaseMs } from './chaosConfig';
import type { CallRow, Weather } from './world';

/** How long a write takes there, in seconds; it is done whether or not the caller lives to hear of it. */
const writeSeconds = 0.2;

/** What is live when a namespace is as it should be. */
export function contentOf({ name, metadata = {} }: DesiredNamespace): string {
  return JSON.stringify({ name, metadata });
}

/**
 * Runtime environments that outlive the processes that work with them, and keep a log of who called and with what right.
 * Each does as the weather there is.
 */
export class ChaosAdapter implements RuntimeAdapter<Record<string, never>> {
  readonly type = 'chaos';
  readonly connectionSchema = z.strictObject({});
  readonly #world: Knex;
  readonly #plane: Knex;
  readonly #worker: string;

  constructor(options: { world: Knex; plane: Knex; worker: string }) {
    this.#world = options.world;
    this.#plane = options.plane;
    this.#worker = options.worker;
  }

  async connect({ name }: ConnectOptions<Record<string, never>>) {
    return {
      checkHealth: async ({ signal }: RuntimeCallOptions) => {
        const weather = await this.#weather(name);
        if (weather === 'hanging') {
          await setTimeout(60_000, undefined, { signal });
        }
        return weather === 'away'
          ? ({ status: 'unavailable', message: 'It is away' } as const)
          : ({ status: 'healthy' } as const);
      },
      plan: async (desired: DesiredNamespace) => ({
        resources: [{ ...resourceOf(desired), content: contentOf(desired) }],
        changes: [{ resource_id: 'namespace', action: 'create' as const }],
      }),
      observe: (desired: DesiredNamespace, { signal }: RuntimeCallOptions) =>
        this.#call(name, 'observe', { desired, signal }, async () => {
          const live: { content: string } | undefined = await this.#world(
            'world_live',
          )
            .where({ runtime: name, namespace_id: desired.id })
            .first('content');
          return {
            resources: [
              {
                ...resourceOf(desired),
                state: stateOf(live?.content, contentOf(desired)),
                fields: [],
              },
            ],
          };
        }),
      apply: (desired: DesiredNamespace, { signal }: RuntimeCallOptions) =>
        this.#call(name, 'apply', { desired, signal }, async () => {
          await this.#world.raw(
            `with taken as materialized (select pg_sleep(?))
             insert into world_live (runtime, namespace_id, content)
             select ?, ?, ? from taken
             on conflict (runtime, namespace_id) do update set content = excluded.content`,
            [writeSeconds, name, desired.id, contentOf(desired)],
          );
          return { outcome: 'applied' as const, links: [] };
        }),
      remove: (desired: DesiredNamespace, { signal }: RuntimeCallOptions) =>
        this.#call(name, 'remove', { desired, signal }, async () => {
          await this.#world.raw(
            `with taken as materialized (select pg_sleep(?))
             delete from world_live using taken where runtime = ? and namespace_id = ?`,
            [writeSeconds, name, desired.id],
          );
          return { outcome: 'removed' as const };
        }),
    };
  }

  async #call<T>(
    runtime: string,
    call: CallRow['call'],
    { desired, signal }: { desired: DesiredNamespace; signal: AbortSignal },
    work: () => Promise<T>,
  ): Promise<T> {
    const { id, weather } = await this.#begin(runtime, call, desired.id);
    if (weather === 'hanging') {
      return new Promise<never>(() => {});
    }
    let result: CallRow['result'] = 'failed';
    try {
      if (weather === 'away') {
        throw new TransientRuntimeError('It is away');
      }
      const luck = weather === 'failing' ? Math.random() : 1;
      if (luck < 0.25) {
        throw new TransientRuntimeError('It failed before it did anything');
      }
      const answer = await work();
      if (luck < 0.5) {
        throw new TransientRuntimeError('The answer was lost');
      }
      result = 'done';
      return answer;
    } finally {
      await this.#world('world_calls')
        .where({ id })
        .update({
          ended_at: this.#world.raw('clock_timestamp()'),
          result: signal.aborted ? 'given up' : result,
        });
    }
  }

  async #begin(
    runtime: string,
    call: CallRow['call'],
    namespaceId: string,
  ): Promise<{ id: number; weather: Weather }> {
    const right = await this.#findRight(runtime, namespaceId);
    const [begun] = await this.#world('world_calls')
      .insert({
        runtime,
        namespace_id: namespaceId,
        call,
        worker: this.#worker,
        ...right,
      })
      .returning('id');
    return { id: begun.id, weather: await this.#weather(runtime) };
  }

  /** Whose ticket is in force, by the database of the control plane. */
  async #findRight(
    runtime: string,
    namespaceId: string,
  ): Promise<Pick<CallRow, 'ticket' | 'held'>> {
    const askedAt = performance.now();
    try {
      const row = await this.#plane('placements')
        .where({ runtime, namespace_id: namespaceId })
        .first('ticket', {
          held: this.#plane.raw(
            `claimed_by = ? and lease_until >= to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
            [this.#worker],
          ),
        });
      // Whoever calls has a tenth of the lease left at the least; an answer that took longer, as the process was paused
      // meanwhile, does not tell what was so at the call.
      const isLate = performance.now() - askedAt > chaosLeaseMs / 10;
      return {
        ticket: row?.ticket ?? null,
        held: row?.held || (isLate ? null : false),
      };
    } catch {
      return { ticket: null, held: null };
    }
  }

  async #weather(runtime: string): Promise<Weather> {
    const row: { weather: Weather } | undefined = await this.#world(
      'world_weather',
    )
      .where({ runtime })
      .first('weather');
    return row?.weather ?? 'fair';
  }
}

function stateOf(live: string | undefined, content: string) {
  if (live === undefined) {
    return 'missing' as const;
  }
  return live === content ? ('in_sync' as const) : ('changed' as const);
}

function resourceOf({ name }: DesiredNamespace) {
  return { id: 'namespace', kind: 'Namespace', name, location: name };
}
