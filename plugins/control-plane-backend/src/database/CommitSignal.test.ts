import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import knexFactory, { type Knex } from 'knex';
import { waitFor } from '../__testUtils__';
import { CommitSignal } from './CommitSignal';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('CommitSignal on %p', id => {
  it('ends, whatever it was asked for', async () => {
    const signal = CommitSignal.create({
      knex: await databases.init(id),
      logger: mockServices.logger.mock(),
    });
    const heard = jest.fn();
    await signal.start(heard);
    heard.mockClear();
    signal.tell();
    await signal.stop();
    expect(heard).not.toHaveBeenCalled();
  });
});

describe('CommitSignal between processes', () => {
  const logger = mockServices.logger.mock();

  type Listener = { signal: CommitSignal; heard: jest.Mock };
  let pools: Knex[];
  let first: Listener;
  let second: Listener;

  async function listen(knex: Knex): Promise<Listener> {
    const signal = CommitSignal.create({ knex, logger });
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

  beforeEach(async () => {
    const knex = await databases.init('POSTGRES_18');
    pools = [knex, knexFactory(knex.client.config)];
    [first, second] = [await listen(pools[0]), await listen(pools[1])];
  });

  afterEach(async () => {
    await first.signal.stop();
    await second.signal.stop();
    await pools[1].destroy();
  });

  it('tells others and not itself, once for many commits', async () => {
    for (let count = 0; count < 100; count += 1) {
      first.signal.tell();
    }
    await heardSomething(second.heard);
    expect(second.heard).toHaveBeenCalledTimes(1);
    expect(first.heard).not.toHaveBeenCalled();
  });

  it('listens again when its connection was cut, and then looks for what it missed', async () => {
    await pools[1].raw(
      `select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %' and datname = current_database()`,
    );
    await heardSomething(second.heard);
    await heardSomething(first.heard);
    second.heard.mockClear();
    first.signal.tell();
    await heardSomething(second.heard);
    expect(second.heard).toHaveBeenCalledTimes(1);
  });
});
