import type {
  RuntimeEnvironment,
  RuntimeGroup,
} from '@groundwork/plugin-control-plane-common';
import type { RuntimesApi } from '@groundwork/plugin-control-plane-react';
import {
  pageOf,
  refusal,
  type Answering,
} from '@groundwork/plugin-control-plane-react/testUtils';
import {
  exampleCounts,
  exampleGroup,
  exampleHealthEvents,
  exampleRuntime,
  exampleTypes,
} from '../src/__testUtils__/examples';
import type { World } from './exampleWorld';

type RuntimesPart = RuntimesApi['runtimes'];
type NamedRuntime = RuntimeGroup['environments'][number];

/** Runtime environments and groups, in memory. */
export class FakeEnvironments implements RuntimesPart {
  readonly #answering: Answering;
  readonly #world: World;

  constructor(answering: Answering, world: World) {
    this.#answering = answering;
    this.#world = world;
  }

  listTypes: RuntimesPart['listTypes'] = async () => {
    await this.#answering.wait();
    return { items: exampleTypes };
  };

  list: RuntimesPart['list'] = async (query = {}) => {
    await this.#answering.wait();
    const items = this.#world.runtimes.filter(
      runtime =>
        `${runtime.name} ${runtime.title}`
          .toLowerCase()
          .includes(query.q?.toLowerCase() ?? '') &&
        (query.type === undefined || query.type === runtime.type) &&
        (query.health_status === undefined ||
          query.health_status === runtime.health_status),
    );
    return {
      ...pageOf(items, query),
      total: { value: items.length, relation: 'eq' },
    };
  };

  get: RuntimesPart['get'] = async id => {
    await this.#answering.wait();
    return this.#find(id);
  };

  create: RuntimesPart['create'] = async ({ name, title, type }) => {
    await this.#answering.wait();
    if (this.#world.runtimes.some(runtime => runtime.name === name)) {
      throw refusal(409, 'conflict', 'The name is taken', [
        { field: 'name', message: 'is taken' },
      ]);
    }
    const runtime = exampleRuntime({
      id: crypto.randomUUID(),
      name,
      title: title ?? name,
      type,
      groups: [],
      load: exampleCounts(),
    });
    this.#world.runtimes.push(runtime);
    return runtime;
  };

  update: RuntimesPart['update'] = async (id, { title, concurrency }) => {
    await this.#answering.wait();
    return this.#change(id, {
      ...(title && { title }),
      ...(concurrency !== undefined && {
        concurrency: concurrency ?? undefined,
      }),
    });
  };

  delete: RuntimesPart['delete'] = async id => {
    await this.#answering.wait();
    this.#world.runtimes = this.#world.runtimes.filter(
      runtime => runtime.id !== id,
    );
    return undefined;
  };

  setMaintenance: RuntimesPart['setMaintenance'] = async (id, body) => {
    await this.#answering.wait();
    return this.#change(id, {
      maintenance: body.enabled,
      maintenance_reason: body.reason,
      maintenance_since: body.enabled ? new Date().toISOString() : undefined,
      health_status: body.enabled ? 'maintenance' : 'healthy',
    });
  };

  check: RuntimesPart['check'] = async id => {
    await this.#answering.wait();
    return this.#change(id, { health_checked_at: new Date().toISOString() });
  };

  listHealthEvents: RuntimesPart['listHealthEvents'] = async () => {
    await this.#answering.wait();
    return { items: exampleHealthEvents() };
  };

  listGroups: RuntimesPart['listGroups'] = async (query = {}) => {
    await this.#answering.wait();
    const items = this.#world.groups;
    return {
      ...pageOf(items, query),
      total: { value: items.length, relation: 'eq' },
    };
  };

  getGroup: RuntimesPart['getGroup'] = async id => {
    await this.#answering.wait();
    return this.#findGroup(id);
  };

  createGroup: RuntimesPart['createGroup'] = async body => {
    await this.#answering.wait();
    const group = exampleGroup({
      id: crypto.randomUUID(),
      name: body.name,
      title: body.title ?? body.name,
      is_default: body.is_default ?? false,
      orchestration_strategy: body.orchestration_strategy,
      canary_environment_id: body.canary_environment_id,
      environments: this.#members(body.environments),
      namespace_count: 0,
      classes: [],
      actions: { update: { allowed: true }, delete: { allowed: true } },
    });
    this.#world.groups.push(group);
    return group;
  };

  updateGroup: RuntimesPart['updateGroup'] = async (id, body) => {
    await this.#answering.wait();
    const before = this.#findGroup(id);
    const group: RuntimeGroup = {
      ...before,
      title: body.title ?? before.title,
      orchestration_strategy:
        body.orchestration_strategy ?? before.orchestration_strategy,
      canary_environment_id:
        body.canary_environment_id ?? before.canary_environment_id,
      environments: [
        ...before.environments.filter(
          each => !body.remove_environment_ids?.includes(each.id),
        ),
        ...this.#members(body.add_environments ?? []),
      ],
    };
    this.#world.groups = this.#world.groups.map(each =>
      each.id === id ? group : each,
    );
    return group;
  };

  deleteGroup: RuntimesPart['deleteGroup'] = async id => {
    await this.#answering.wait();
    this.#world.groups = this.#world.groups.filter(group => group.id !== id);
  };

  #find(id: string): RuntimeEnvironment {
    const runtime = this.#world.runtimes.find(each => each.id === id);
    if (!runtime) {
      throw refusal(404, 'not_found', 'There is no such runtime environment');
    }
    return runtime;
  }

  #findGroup(id: string): RuntimeGroup {
    const group = this.#world.groups.find(each => each.id === id);
    if (!group) {
      throw refusal(404, 'not_found', 'There is no such group');
    }
    return group;
  }

  #members(members: { id?: string }[]): NamedRuntime[] {
    return members.map(({ id = '' }) => {
      const { name, title, type, health_status } = this.#find(id);
      return { id, name, title, type, health_status };
    });
  }

  #change(id: string, change: Partial<RuntimeEnvironment>): RuntimeEnvironment {
    const changed = { ...this.#find(id), ...change };
    this.#world.runtimes = this.#world.runtimes.map(each =>
      each.id === id ? changed : each,
    );
    return changed;
  }
}
