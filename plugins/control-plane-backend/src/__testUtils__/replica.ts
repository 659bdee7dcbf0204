import { setTimeout } from 'node:timers/promises';
import type {
  DesiredNamespace,
  RuntimeCallOptions,
} from '@groundwork/plugin-control-plane-node';
import knexFactory, { type Knex } from 'knex';
import { InMemoryAdapter } from './InMemoryAdapter';
import { startControlPlane } from './startControlPlane';

/** A runtime environment that outlives the processes that work with it, and keeps a log of what they do. */
class SharedAdapter extends InMemoryAdapter {
  constructor(
    private readonly knex: Knex,
    private readonly worker: string,
  ) {
    super();
  }

  async connect() {
    const connection = await super.connect();
    return {
      ...connection,
      observe: async (desired: DesiredNamespace, call: RuntimeCallOptions) => {
        const live = await this.knex('live').where('id', desired.id).first();
        if (live) {
          this.live.set(desired.id, live.content);
        }
        return connection.observe(desired, call);
      },
      apply: async (desired: DesiredNamespace, call: RuntimeCallOptions) => {
        await this.#log(desired.id, 'begin');
        // Until the test has killed and paused whom it wants in the middle.
        do {
          await setTimeout(100, undefined, { signal: call.signal });
        } while (!(await this.knex('gate').first()));
        const result = await connection.apply(desired, call);
        await this.knex('live')
          .insert({
            id: desired.id,
            content: this.live.get(desired.id),
            worker: this.worker,
          })
          .onConflict('id')
          .merge();
        await this.#log(desired.id, 'end');
        return result;
      },
    };
  }

  async #log(id: string, phase: 'begin' | 'end'): Promise<void> {
    await this.knex('adapter_log').insert({
      request_id: id,
      worker: this.worker,
      phase,
    });
  }
}

/** A replica of the backend in a process of its own, which can be killed and paused. */
async function main(): Promise<void> {
  const { connection, worker } = JSON.parse(process.env.REPLICA ?? '{}');
  const knex = knexFactory({
    client: 'pg',
    connection,
    pool: { min: 0, max: 10 },
  });
  const { url } = await startControlPlane({
    knex,
    adapter: new SharedAdapter(knex, worker),
    config: { reconciler: { lease: '3s', callTimeout: '10s', concurrency: 4 } },
  });
  process.send?.({ url });
}

main().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exit(1);
});
