import type { PlannedResource } from '@groundwork/plugin-control-plane-common';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { TransientRuntimeError } from '../errors';
import { acceptFields, isAccepted } from '../manifests/acceptFields';
import { metadataAnnotationsOf } from '../manifests/labels';
import { refuseIllegalNames } from '../manifests/refuseIllegalNames';
import { refuseIllegalPolicies } from '../manifests/refuseIllegalPolicies';
import { refuseReservedName } from '../manifests/refuseReservedName';
import type {
  DesiredNamespace,
  Observation,
  RuntimeAdapter,
  RuntimeConnection,
} from '../runtime';

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
      refuseName: refuseReservedName,
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
        refuseIllegalNames(desired);
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
        const observed = this.#compare(desired).resources;
        const here = new Set(observed.map(({ id }) => id));
        const resources = render(desired).filter(({ id }) => here.has(id));
        const actions = {
          in_sync: 'none',
          missing: 'create',
          changed: 'update',
          extra: 'delete',
        } as const;
        return {
          resources,
          changes: observed.map(({ id, state }) => ({
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
        this.#write(desired, resources);
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

  #write(desired: DesiredNamespace, observed: Observation['resources']) {
    const live = this.#namespaces.get(desired.id) ?? new Map();
    const contents = new Map(
      render(desired).map(({ id, content }) => [id, JSON.parse(content)]),
    );
    for (const { id } of observed) {
      if (contents.has(id)) {
        live.set(id, contents.get(id));
      } else {
        live.delete(id);
      }
    }
    this.#namespaces.set(desired.id, live);
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
    return {
      resources: [...resources, ...extras].filter(
        resource => !isAccepted(resource, desired.accepted),
      ),
    };
  }
}

function render(desired: DesiredNamespace): PlannedResource[] {
  refuseIllegalPolicies(desired);
  const { name, owner, quota, policies, parameters = {} } = desired;
  const { suspended = false } = desired;
  const { egress, ...others } = policies ?? {};
  const values = {
    namespace: {
      name,
      owner,
      metadata: metadataAnnotationsOf(desired),
      ...(policies && { policies: others }),
      ...(suspended && { suspended }),
    },
    ...(quota && { quota: suspended ? { ...quota, pods: 0 } : quota }),
    ...(egress && { egress: { allowed: egress } }),
    ...(Object.keys(parameters).length > 0 && { parameters }),
  };
  return Object.entries(values).map(([id, rendered]) => {
    const { value } = acceptFields<{ value: unknown }>(
      id,
      { value: rendered },
      desired.accepted,
    );
    return {
      id,
      kind: 'Value',
      name: id,
      location: `${desired.id}/${id}`,
      content: JSON.stringify(value),
    };
  });
}
