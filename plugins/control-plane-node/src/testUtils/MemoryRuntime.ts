import type { PlannedResource } from '@groundwork/plugin-control-plane-common';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { TerminalRuntimeError, TransientRuntimeError } from '../errors';
import type {
  DesiredNamespace,
  Observation,
  RuntimeAdapter,
  RuntimeConnection,
} from '../runtime';

const dnsLabel = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Stored = Map<string, unknown>;

/**
 * A runtime environment in memory, for tests of what works with adapters: it keeps the adapter contract, and can be
 * tampered with and broken.
 *
 * @public
 */
export class MemoryRuntime {
  /** Works with this runtime environment. */
  readonly adapter: RuntimeAdapter<Record<string, never>>;
  readonly #namespaces = new Map<string, Stored>();
  readonly #watchers = new Set<(change: { ids?: string[] }) => void>();
  #changes = 0;
  #broken = false;

  private constructor(type: string) {
    this.adapter = {
      type,
      connectionSchema: z.strictObject({}),
      connect: async () => this.#connection(),
    };
  }

  static create(options: { type?: string } = {}): MemoryRuntime {
    return new MemoryRuntime(options.type ?? 'memory');
  }

  /** How often something was applied or removed. */
  get changes(): number {
    return this.#changes;
  }

  /** Ids of the namespaces that are there, in the order in which they came. */
  get ids(): string[] {
    return [...this.#namespaces.keys()];
  }

  /** Lets every call fail, or work again. */
  setBroken(broken: boolean) {
    this.#broken = broken;
  }

  /** Changes what is live behind the control plane's back; takes it away without `value`. */
  tamper(id: string, resourceId: string, value?: unknown) {
    const stored = this.#namespaces.get(id) ?? new Map();
    if (value === undefined) {
      stored.delete(resourceId);
    } else {
      stored.set(resourceId, value);
    }
    this.#namespaces.set(id, stored);
    for (const watcher of this.#watchers) {
      watcher({ ids: [id] });
    }
  }

  #connection(): RuntimeConnection {
    const enter = async (signal: AbortSignal, desired?: DesiredNamespace) => {
      if (desired) {
        refuseHostile(desired);
      }
      await setImmediate();
      signal.throwIfAborted();
      if (this.#broken) {
        throw new TransientRuntimeError('The runtime environment is broken');
      }
    };
    return {
      checkHealth: async ({ signal }) => {
        await setImmediate();
        signal.throwIfAborted();
        return this.#broken
          ? { status: 'unavailable', message: 'It is broken.' }
          : { status: 'healthy' };
      },
      plan: async (desired, { signal }) => {
        await enter(signal, desired);
        const live = this.#namespaces.get(desired.id);
        const resources = render(desired);
        const actions = {
          in_sync: 'none',
          missing: 'create',
          changed: 'update',
          extra: 'delete',
        } as const;
        return {
          resources,
          changes: this.#compare(desired).resources.map(({ id, state }) => ({
            resource_id: id,
            action: actions[state],
            ...(live?.has(id) && { before: JSON.stringify(live.get(id)) }),
            ...(state !== 'extra' && {
              after: resources.find(resource => resource.id === id)?.content,
            }),
          })),
        };
      },
      observe: async (desired, { signal }) => {
        await enter(signal, desired);
        return this.#compare(desired);
      },
      apply: async (desired, { signal }) => {
        await enter(signal, desired);
        const { resources } = this.#compare(desired);
        if (resources.every(({ state }) => state === 'in_sync')) {
          return { outcome: 'unchanged', links: [] };
        }
        this.#changes += 1;
        this.#namespaces.set(
          desired.id,
          new Map(
            render(desired).map(({ id, content }) => [id, JSON.parse(content)]),
          ),
        );
        return { outcome: 'applied', links: [] };
      },
      remove: async (desired, { signal }) => {
        await enter(signal, desired);
        if (!this.#namespaces.delete(desired.id)) {
          return { outcome: 'absent' };
        }
        this.#changes += 1;
        return { outcome: 'removed' };
      },
      watch: async ({ signal, onChange }) => {
        this.#watchers.add(onChange);
        await new Promise<void>(resolve => {
          signal.addEventListener('abort', () => resolve(), { once: true });
        });
        this.#watchers.delete(onChange);
      },
    };
  }

  #compare(desired: DesiredNamespace): Observation {
    const live = new Map(this.#namespaces.get(desired.id));
    const resources = render(desired).map(
      ({ id, kind, name, location, content }) => {
        const place = { id, kind, name, location };
        if (!live.has(id)) {
          return { ...place, state: 'missing' as const, fields: [] };
        }
        const value = JSON.stringify(live.get(id));
        live.delete(id);
        return value === content
          ? { ...place, state: 'in_sync' as const, fields: [] }
          : {
              ...place,
              state: 'changed' as const,
              fields: [{ path: 'value', desired: content, live: value }],
            };
      },
    );
    const extras = [...live.keys()].map(id => ({
      id,
      kind: 'Value',
      name: id,
      location: `${desired.id}/${id}`,
      state: 'extra' as const,
      fields: [],
    }));
    return { resources: [...resources, ...extras] };
  }
}

function render(desired: DesiredNamespace): PlannedResource[] {
  const values = {
    namespace: { name: desired.name, owner: desired.owner },
    quota: desired.quota,
  };
  return Object.entries(values).map(([id, value]) => ({
    id,
    kind: 'Value',
    name: id,
    location: `${desired.id}/${id}`,
    content: JSON.stringify(value),
  }));
}

function refuseHostile(desired: DesiredNamespace) {
  const { id, name, app, team, region } = desired;
  const labels = [name, app, team, desired.class, region];
  if (!uuid.test(id) || !labels.every(label => dnsLabel.test(label))) {
    throw new TerminalRuntimeError('A name is not legal');
  }
}
