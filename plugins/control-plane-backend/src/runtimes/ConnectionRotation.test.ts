import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { createTestStores, type TestStores } from '../__testUtils__';
import { Encryption } from '../encryption';
import { ConnectionKeeper } from './ConnectionKeeper';
import { ConnectionRotation } from './ConnectionRotation';
import { RuntimeStore } from './RuntimeStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const keeperWith = (...ids: string[]) =>
  ConnectionKeeper.create({
    encryption: Encryption.fromConfig({
      keys: ids.map(id => ({
        id,
        secret: Buffer.alloc(32, id.charCodeAt(0)).toString('base64'),
      })),
    }),
  });
const connectionOf = (id: string) => ({ token: `canary-of-${id}` });
const signal = new AbortController().signal;

describe.each(databases.eachSupportedId())('ConnectionRotation on %p', id => {
  let knex: Knex;
  let stores: TestStores;
  let runtimeStore: RuntimeStore;
  const logger = mockServices.logger.mock();

  beforeEach(async () => {
    knex = await databases.init(id);
    stores = await createTestStores(knex);
    runtimeStore = RuntimeStore.create({ knex });
    jest.clearAllMocks();
  });

  const add = (keeper: ConnectionKeeper, ids: string[]) =>
    stores.database.transaction(async transaction => {
      for (const runtimeId of ids) {
        await runtimeStore.insert(transaction, {
          id: runtimeId,
          name: runtimeId,
          title: runtimeId,
          type: 'cluster',
          source: 'api',
          connection: keeper.seal(runtimeId, connectionOf(runtimeId)),
        });
      }
    });
  const rotationWith = (keeper: ConnectionKeeper) =>
    ConnectionRotation.create({
      database: stores.database,
      runtimeStore,
      keeper,
      logger,
    });
  const sealed = async (runtimeId: string) =>
    (await runtimeStore.findConnection(runtimeId)) ?? '';

  it('encrypts all anew with the current key, in batches, so that the old one can go', async () => {
    const ids = Array.from({ length: 120 }, (_, index) => `r-${index + 100}`);
    await add(keeperWith('a'), ids);
    const both = keeperWith('b', 'a');
    expect(await rotationWith(both).run(signal)).toEqual({
      rotated: 120,
      failed: [],
    });
    const newest = keeperWith('b');
    for (const runtimeId of ids) {
      expect(newest.open(runtimeId, await sealed(runtimeId))).toEqual(
        connectionOf(runtimeId),
      );
    }
    expect(await rotationWith(both).run(signal)).toEqual({
      rotated: 0,
      failed: [],
    });
    expect(JSON.stringify(logger.info.mock.calls)).not.toContain('canary');
  });

  it('does nothing without a key', async () => {
    await add(keeperWith('a'), ['r-1']);
    const before = await sealed('r-1');
    await rotationWith(keeperWith()).run(signal);
    expect(await sealed('r-1')).toBe(before);
  });

  it('leaves what it cannot read, names it, and goes on', async () => {
    await add(keeperWith('z'), ['r-1']);
    await add(keeperWith('a'), ['r-2']);
    expect(await rotationWith(keeperWith('b', 'a')).run(signal)).toEqual({
      rotated: 1,
      failed: ['r-1'],
    });
    expect(await sealed('r-1')).toMatch(/^v1:z:/);
    expect(JSON.stringify(logger.error.mock.calls)).not.toContain('canary');
  });

  it('does not put back a connection that is replaced meanwhile, nor count one twice', async () => {
    const ids = Array.from({ length: 40 }, (_, index) => `r-${index + 100}`);
    await add(keeperWith('a'), ids);
    const both = keeperWith('b', 'a');
    const replace = (runtimeId: string) =>
      stores.database.transaction(transaction =>
        runtimeStore.update(transaction, runtimeId, {
          connection: both.seal(runtimeId, { token: 'canary-replaced' }),
        }),
      );
    const [first, second] = await Promise.all([
      rotationWith(both).run(signal),
      rotationWith(both).run(signal),
      ...ids.slice(0, 20).map(replace),
    ]);
    expect(first.rotated + second.rotated).toBeLessThanOrEqual(40);
    for (const [index, runtimeId] of ids.entries()) {
      const text = await sealed(runtimeId);
      expect(text).toMatch(/^v1:b:/);
      expect(both.open(runtimeId, text)).toEqual(
        index < 20 ? { token: 'canary-replaced' } : connectionOf(runtimeId),
      );
    }
  });

  it('notices a connection that was moved to another row', async () => {
    const keeper = keeperWith('a');
    await add(keeper, ['r-1', 'r-2']);
    const moved = await sealed('r-1');
    await knex('runtime_environments')
      .where({ id: 'r-2' })
      .update({ connection: moved });
    expect(() => keeper.open('r-2', moved)).toThrow('cannot be decrypted');
    const { failed } = await rotationWith(keeperWith('b', 'a')).run(signal);
    expect(failed).toEqual(['r-2']);
  });
});
