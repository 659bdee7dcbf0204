import { TestDatabases } from '@backstage/backend-test-utils';
import { createTestStores, type TestStores } from '../__testUtils__';
import { IdempotencyKeyStore } from './IdempotencyKeyStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const dayMs = 86_400_000;

describe.each(databases.eachSupportedId())('IdempotencyKeyStore on %p', id => {
  let stores: TestStores;
  let keys: IdempotencyKeyStore;

  beforeAll(async () => {
    stores = await createTestStores(await databases.init(id));
    keys = IdempotencyKeyStore.create(stores);
  });

  const use = (principal: string, key: string) => ({
    principal,
    key,
    operation: 'POST /v1/tenants',
    body_hash: 'sha256:0',
  });
  const left = async () =>
    (await stores.knex('idempotency_keys').orderBy(['principal', 'key'])).map(
      ({ principal, key }) => `${principal} ${key}`,
    );

  it('forgets what is old, the oldest first and so many at a time, and only that', async () => {
    await stores.database.transaction(async transaction => {
      for (const key of ['first', 'second', 'third', 'new']) {
        await keys.claim(transaction, use('ana', key));
      }
      // Another caller's key of the same name is another key.
      await keys.claim(transaction, use('rui', 'first'));
    });
    for (const [index, key] of ['first', 'second', 'third'].entries()) {
      await stores
        .knex('idempotency_keys')
        .where({ principal: 'ana', key })
        .update({ created_at: `2026-01-0${index + 1}T00:00:00.000Z` });
    }
    expect(await keys.forget(dayMs, 2)).toBe(2);
    expect(await left()).toEqual(['ana new', 'ana third', 'rui first']);
    expect(await keys.forget(dayMs, 2)).toBe(1);
    expect(await keys.forget(dayMs, 2)).toBe(0);
    expect(await left()).toEqual(['ana new', 'rui first']);
  });
});
