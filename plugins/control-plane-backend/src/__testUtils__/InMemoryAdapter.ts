import type {
  DesiredNamespace,
  Observation,
  RuntimeAdapter,
  RuntimeCallOptions,
} from '@groundwork/plugin-control-plane-node';
import { z } from 'zod';

/** A runtime environment in memory that can be tampered with, broken and made slow, and that knows who overlaps. */
export class InMemoryAdapter implements RuntimeAdapter<{ fail?: boolean }> {
  readonly type = 'memory';
  readonly connectionSchema = z.strictObject({
    fail: z.boolean().optional().describe('Whether connecting fails'),
  });
  /** What is live, by id of the request. */
  readonly live = new Map<string, string>();
  /** Every write, in order. */
  readonly writes: { call: 'apply' | 'remove'; id: string }[] = [];
  /** Passes over one namespace that overlapped; must stay empty. */
  readonly overlaps: string[] = [];
  /** Called before every call; may throw or wait. */
  onCall: (
    call: 'plan' | 'observe' | 'apply' | 'remove',
    desired: DesiredNamespace,
    signal: AbortSignal,
  ) => Promise<void> = async () => {};

  readonly #busy = new Set<string>();

  async connect(options: { connection: { fail?: boolean } }) {
    if (options.connection.fail) {
      throw new Error('There is no way to it');
    }
    return {
      checkHealth: async () => ({ status: 'healthy' as const }),
      plan: async (desired: DesiredNamespace, call: RuntimeCallOptions) => {
        await this.onCall('plan', desired, call.signal);
        const content = contentOf(desired);
        return {
          resources: [
            {
              id: 'namespace',
              kind: 'Namespace',
              name: desired.name,
              location: desired.name,
              content,
            },
          ],
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
      apply: async (desired: DesiredNamespace, call: RuntimeCallOptions) =>
        this.#write('apply', desired, call.signal, () => {
          this.live.set(desired.id, contentOf(desired));
          return { outcome: 'applied' as const, links: [] };
        }),
      remove: async (desired: DesiredNamespace, call: RuntimeCallOptions) =>
        this.#write('remove', desired, call.signal, () => {
          this.live.delete(desired.id);
          return { outcome: 'removed' as const };
        }),
    };
  }

  #observe(desired: DesiredNamespace): Observation {
    const live = this.live.get(desired.id);
    const content = contentOf(desired);
    return {
      resources: [
        {
          id: 'namespace',
          kind: 'Namespace',
          name: desired.name,
          location: desired.name,
          state: stateOf(live, content),
          fields:
            live === undefined || live === content
              ? []
              : [{ path: 'spec', desired: content, live }],
        },
      ],
    };
  }

  async #write<T>(
    call: 'apply' | 'remove',
    desired: DesiredNamespace,
    signal: AbortSignal,
    write: () => T,
  ): Promise<T> {
    if (this.#busy.has(desired.id)) {
      this.overlaps.push(desired.id);
    }
    this.#busy.add(desired.id);
    try {
      await this.onCall(call, desired, signal);
      this.writes.push({ call, id: desired.id });
      return write();
    } finally {
      this.#busy.delete(desired.id);
    }
  }
}

function contentOf({ name, quota }: DesiredNamespace): string {
  return JSON.stringify({ name, quota });
}

function stateOf(
  live: string | undefined,
  content: string,
): Observation['resources'][number]['state'] {
  if (live === undefined) {
    return 'missing';
  }
  return live === content ? 'in_sync' : 'changed';
}
