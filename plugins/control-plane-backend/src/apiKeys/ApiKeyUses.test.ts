import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { createTestKeys, type TestKeys } from './__testUtils__/createTestKeys';
import { ApiKeyUses } from './ApiKeyUses';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('uses of keys on %p', id => {
  let stores: TestKeys;

  beforeAll(async () => {
    stores = await createTestKeys(await databases.init(id));
  });

  const lastUse = async (keyId: string) =>
    (await stores.keys.find(keyId))?.last_used_at;

  it('are not written when a key is verified, but later, of all keys at once', async () => {
    const { verifier, uses } = stores.addReplica();
    const keys = [await stores.addKey(), await stores.addKey()];
    const before = await stores.database.now();
    for (const { plaintext } of keys) {
      await verifier.verify(plaintext);
    }
    const after = await stores.database.now();
    expect(await lastUse(keys[0].id)).toBeUndefined();
    const statements: string[] = [];
    stores.knex.on('query', ({ sql }) => statements.push(sql));
    await uses.flush();
    await uses.flush();
    stores.knex.removeAllListeners('query');
    expect(statements).toHaveLength(1);
    for (const key of keys) {
      const usedAt = Date.parse((await lastUse(key.id))!);
      expect(usedAt).toBeGreaterThanOrEqual(Date.parse(before));
      // The time is the database's when the read began, and so as much ahead as reading took.
      expect(usedAt).toBeLessThan(Date.parse(after) + 1_000);
    }
  });

  it('are not noted of a key that is refused', async () => {
    const { verifier, uses } = stores.addReplica();
    const key = await stores.addKey();
    await verifier.verify(key.plaintext, { scopes: ['scans:run'] });
    await uses.flush();
    expect(await lastUse(key.id)).toBeUndefined();
  });

  it('never go back, whichever replica writes last', async () => {
    const [first, second] = [
      stores.addReplica().uses,
      stores.addReplica().uses,
    ];
    const key = await stores.addKey();
    first.note(key.id, '2026-06-01T12:00:02.000Z');
    second.note(key.id, '2026-06-01T12:00:01.000Z');
    await first.flush();
    await second.flush();
    expect(await lastUse(key.id)).toBe('2026-06-01T12:00:02.000Z');
  });

  it('are written next time when the database is away, the newest of each', async () => {
    const logger = mockServices.logger.mock();
    const uses = ApiKeyUses.create({ keys: stores.keys, logger });
    const key = await stores.addKey();
    uses.note(key.id, '2026-06-01T12:00:01.000Z');
    jest.spyOn(stores.keys, 'noteUses').mockImplementationOnce(async () => {
      uses.note(key.id, '2026-06-01T12:00:02.000Z');
      throw new Error('Connection terminated');
    });
    await uses.flush();
    expect(logger.warn).toHaveBeenCalledTimes(1);
    await uses.flush();
    expect(await lastUse(key.id)).toBe('2026-06-01T12:00:02.000Z');
  });

  it('of more keys than one statement takes are all written', async () => {
    const { uses } = stores.addReplica();
    const key = await stores.addKey();
    uses.note(key.id, '2026-06-01T12:00:01.000Z');
    for (let index = 0; index < 2_500; index++) {
      uses.note(`nobody-${index}`, '2026-06-01T12:00:01.000Z');
    }
    await uses.flush();
    expect(await lastUse(key.id)).toBe('2026-06-01T12:00:01.000Z');
  });
});
