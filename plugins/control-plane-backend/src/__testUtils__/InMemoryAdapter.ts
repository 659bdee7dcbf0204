import type {
  ApplyResult,
  DesiredNamespace,
  Observation,
  RemoveResult,
  RuntimeAdapter,
  RuntimeCallOptions,
} from '@groundwork/plugin-control-plane-node';
import { z } from 'zod';

/** What the control plane calls an adapter for. */
export type AdapterCall = 'connect' | 'plan' | 'observe' | 'apply' | 'remove';

/** A runtime environment in memory that can be tampered with, broken and made slow, and that knows who overlaps. */
export class InMemoryAdapter implements RuntimeAdapter<Record<string, never>> {
  readonly connectionSchema = z.strictObject({});
  /** What is live, by id of the request. */
  readonly live = new Map<string, string>();
  /** Every write, in order. */
  readonly writes: { call: 'apply' | 'remove'; id: string }[] = [];
  /** Passes over one namespace that overlapped; must stay empty. */
  readonly overlaps: string[] = [];
  /** Called before every call; may throw or wait. */
  onCall: (
    call: AdapterCall,
    desired: DesiredNamespace | undefined,
    signal: AbortSignal | undefined,
  ) => Promise<unknown> = async () => {};
  /** Says that it wrote, and does not. */
  lies = false;
  /** Answers so instead of writing. */
  waits: Extract<ApplyResult, { outcome: 'waiting' }> | undefined;

  readonly #busy = new Set<string>();
  readonly #watchers = new Set<(change: { ids: string[] }) => void>();

  constructor(readonly type = 'memory') {}

  /** Changes what is live behind the control plane's back, which whoever watches is told; without content, deletes it. */
  tamper(id: string, content?: string): void {
    if (content === undefined) {
      this.live.delete(id);
    } else {
      this.live.set(id, content);
    }
    for (const tell of this.#watchers) {
      tell({ ids: [id] });
    }
  }

  async connect() {
    await this.onCall('connect', undefined, undefined);
    return {
      checkHealth: async () => ({ status: 'healthy' as const }),
      plan: async (desired: DesiredNamespace, call: RuntimeCallOptions) => {
        await this.onCall('plan', desired, call.signal);
        const content = contentOf(desired);
        return {
          resources: [{ ...resourceOf(desired), content }],
          changes: [
            {
              resource_id: 'namespace',
              action: 'create' as const,
              after: content,
            },
          ],
        };
      },
      observe: async (desired: DesiredNamespace, call: RuntimeCallOptions) => {
        await this.onCall('observe', desired, call.signal);
        return this.#observe(desired);
      },
      apply: async (
        desired: DesiredNamespace,
        call: RuntimeCallOptions,
      ): Promise<ApplyResult> =>
        this.#write<ApplyResult>(
          'apply',
          desired,
          call.signal,
          () => {
            this.live.set(desired.id, contentOf(desired));
          },
          this.waits ?? { outcome: 'applied', links: [] },
        ),
      remove: async (
        desired: DesiredNamespace,
        call: RuntimeCallOptions,
      ): Promise<RemoveResult> =>
        this.#write<RemoveResult>(
          'remove',
          desired,
          call.signal,
          () => {
            this.live.delete(desired.id);
          },
          { outcome: 'removed' },
        ),
      watch: async (
        options: RuntimeCallOptions & {
          onChange: (change: { ids?: string[] }) => void;
        },
      ) => {
        this.#watchers.add(options.onChange);
        await new Promise<void>(resolve => {
          options.signal.addEventListener('abort', () => resolve());
        });
        this.#watchers.delete(options.onChange);
      },
    };
  }

  #observe(desired: DesiredNamespace): Observation {
    const live = this.live.get(desired.id);
    const content = contentOf(desired);
    const differs = live !== undefined && live !== content;
    return {
      resources: [
        {
          ...resourceOf(desired),
          state: stateOf(live, content),
          fields: differs ? [{ path: 'spec', desired: content, live }] : [],
        },
      ],
    };
  }

  async #write<T>(
    call: 'apply' | 'remove',
    desired: DesiredNamespace,
    signal: AbortSignal,
    write: () => void,
    result: T,
  ): Promise<T> {
    if (this.#busy.has(desired.id)) {
      this.overlaps.push(desired.id);
    }
    this.#busy.add(desired.id);
    try {
      await this.onCall(call, desired, signal);
      this.writes.push({ call, id: desired.id });
      if (!this.lies && !(call === 'apply' && this.waits)) {
        write();
      }
      return result;
    } finally {
      this.#busy.delete(desired.id);
    }
  }
}

function stateOf(live: string | undefined, content: string) {
  if (live === undefined) {
    return 'missing';
  }
  return live === content ? 'in_sync' : 'changed';
}

function resourceOf({ name }: DesiredNamespace) {
  return { id: 'namespace', kind: 'Namespace', name, location: name };
}

function contentOf(desired: DesiredNamespace): string {
  const { name, quota, suspended, accepted } = desired;
  return (
    accepted?.[0]?.fields[0]?.live ??
    JSON.stringify({ name, quota, ...(suspended && { suspended }) })
  );
}
