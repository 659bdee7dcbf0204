import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import knexFactory, { type Knex } from 'knex';
import { waitFor } from '../__testUtils__';
import { CommitSignal } from './CommitSignal';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('CommitSignal on %p', id => {
  const logger = mockServices.logger.mock();
  const signals: CommitSignal[] = [];
  const pools: Knex[] = [];

  afterEach(async () => {
    for (const signal of signals.splice(0)) {
      await signal.stop();
    }
    for (const pool of pools.splice(0)) {
      await pool.destroy();
    }
  });

  async function listen(knex: Knex) {
    const signal = CommitSignal.create({ knex, logger });
    signals.push(signal);
    const heard = jest.fn();
    await signal.start(heard);
    heard.mockClear();
    return { signal, heard };
  }

  const heardSomething = (heard: jest.Mock) =>
    waitFor(
      async () => heard.mock.calls.length,
      calls => calls > 0,
    );

  it('ends, whatever it was asked for', async () => {
    const { signal, heard } = await listen(await databases.init(id));
    signal.tell();
    await signal.stop();
    expect(heard).not.toHaveBeenCalled();
  });

  if (id !== 'SQLITE_3') {
    async function listenTwice() {
      const knex = await databases.init(id);
      const other = knexFactory(knex.client.config);
      pools.push(other);
      return { first: await listen(knex), second: await listen(other) };
    }

    it('tells others and not itself, once for many commits', async () => {
      const { first, second } = await listenTwice();
      for (let count = 0; count < 100; count += 1) {
        first.signal.tell();
      }
      await heardSomething(second.heard);
      expect(second.heard).toHaveBeenCalledTimes(1);
      expect(first.heard).not.toHaveBeenCalled();
    });

    it('listens again when its connection was cut, and then looks for what it missed', async () => {
      const { first, second } = await listenTwice();
      await pools[0].raw(
        `select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %' and datname = current_database()`,
      );
      await heardSomething(second.heard);
      await heardSomething(first.heard);
      second.heard.mockClear();
      first.signal.tell();
      await heardSomething(second.heard);
    });
  }
});
