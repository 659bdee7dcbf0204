import { TestDatabases } from '@backstage/backend-test-utils';
import { createTestStores } from '../__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('ControlPlaneDatabase on %p', id => {
  it('does everything in a transaction or nothing', async () => {
    const { database, knex } = await createTestStores(await databases.init(id));
    const insert = (fails: boolean) =>
      database.transaction(async ({ knex: transaction, now }) => {
        await transaction('idempotency_keys').insert({
          principal: 'user:default/ana',
          key: 'deploy-42',
          operation: 'POST /v1/tenants',
          body_hash: '',
          created_at: now,
        });
        if (fails) {
          throw new Error('The disk is full');
        }
        return now;
      });
    await expect(insert(true)).rejects.toThrow('The disk is full');
    expect(await knex('idempotency_keys')).toEqual([]);
    const now = await insert(false);
    expect(await knex('idempotency_keys').pluck('created_at')).toEqual([now]);
  });
});

describe.each(databases.eachSupportedId().filter(([id]) => id !== 'SQLITE_3'))(
  'ControlPlaneDatabase on %p, shared by replicas',
  id => {
    it('has the database end the transaction of a process that is paused in it, sooner than a lease ends', async () => {
      const { database, knex } = await createTestStores(
        await databases.init(id),
      );
      const readTimeout = async (connection: typeof knex) => {
        const { rows } = await connection.raw(
          `select setting::integer as ms from pg_settings where name = 'idle_in_transaction_session_timeout'`,
        );
        return rows[0].ms;
      };
      const inside = await database.transaction(transaction =>
        readTimeout(transaction.knex),
      );
      expect(inside).toBeGreaterThan(0);
      expect(inside).toBeLessThan(30_000);
      // For the others that the database may serve, it stays what it is.
      expect(await readTimeout(knex)).toBe(0);
    });
  },
);
