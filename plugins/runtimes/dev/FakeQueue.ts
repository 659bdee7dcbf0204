import type {
  QueueCounts,
  QueueItem,
} from '@groundwork/plugin-control-plane-common';
import type { RuntimesApi } from '@groundwork/plugin-control-plane-react';
import {
  pageOf,
  refusal,
  type Answering,
} from '@groundwork/plugin-control-plane-react/testUtils';
import { exampleCounts } from '../src/__testUtils__/examples';
import type { World } from './exampleWorld';

type QueueApi = RuntimesApi['queue'];

/** The queue, in memory. */
export class FakeQueue implements QueueApi {
  readonly #answering: Answering;
  readonly #world: World;

  constructor(answering: Answering, world: World) {
    this.#answering = answering;
    this.#world = world;
  }

  list: QueueApi['list'] = async (query = {}) => {
    await this.#answering.wait();
    const items = this.#world.work.filter(
      item =>
        item.name.includes(query.q ?? '') &&
        (query.state === undefined || query.state.includes(item.state)) &&
        (query.runtime === undefined || query.runtime === item.runtime),
    );
    return {
      ...pageOf(items, query),
      total: { value: items.length, relation: 'eq' },
    };
  };

  getSummary: QueueApi['getSummary'] = async () => {
    await this.#answering.wait();
    return {
      total: this.#count(this.#world.work),
      runtimes: this.#world.runtimes.map(runtime => ({
        runtime: runtime.name,
        title: runtime.title,
        counts: this.#count(
          this.#world.work.filter(item => item.runtime === runtime.name),
        ),
        ...(runtime.maintenance && {
          held_reason: `It is in maintenance: ${runtime.maintenance_reason}`,
        }),
      })),
    };
  };

  replayAll: QueueApi['replayAll'] = async ({ runtime } = {}) => {
    await this.#answering.wait();
    const dead = this.#world.work.filter(
      item =>
        item.state === 'dead' &&
        (runtime === undefined || item.runtime === runtime),
    );
    for (const { id } of dead) {
      this.#change(id, { state: 'due', attempt: 0 });
    }
    return { count: dead.length };
  };

  replay: QueueApi['replay'] = async id => {
    await this.#answering.wait();
    return this.#change(id, { state: 'due', attempt: 0 });
  };

  release: QueueApi['release'] = async id => {
    await this.#answering.wait();
    return this.#change(id, { state: 'due', claimed_by: undefined });
  };

  #change(id: string, change: Partial<QueueItem>): QueueItem {
    const at = this.#world.work.findIndex(item => item.id === id);
    if (at === -1) {
      throw refusal(404, 'not_found', 'There is no such work');
    }
    this.#world.work[at] = { ...this.#world.work[at], ...change };
    return this.#world.work[at];
  }

  #count(items: QueueItem[]): QueueCounts {
    const counts = exampleCounts();
    for (const { state } of items) {
      counts[state] += 1;
    }
    return counts;
  }
}
