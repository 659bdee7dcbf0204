import { inspect } from 'node:util';
import { TestDatabases } from '@backstage/backend-test-utils';
import { isSqlite } from '../database';
import { createTestKeys, type TestKeys } from './__testUtils__/createTestKeys';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('ApiKeyStore on %p', id => {
  let stores: TestKeys;

  beforeAll(async () => {
    stores = await createTestKeys(await databases.init(id));
  });

  it('finds keys by prefix and by id by index, however many there are', async () => {
    const key = await stores.addKey();
    const statements: { sql: string; bindings: unknown[] }[] = [];
    stores.knex.on('query', query => statements.push(query));
    await stores.keys.findCandidates(key.prefix);
    await stores.keys.findState(key.id);
    stores.knex.removeAllListeners('query');
    expect(statements).toHaveLength(2);
    await stores.knex.transaction(async knex => {
      if (!isSqlite(stores.knex)) {
        // On a table this small the planner reads all of it unless told otherwise.
        await knex.raw('set local enable_seqscan = off');
      }
      for (const { sql, bindings } of statements) {
        const statement = sql.replace(/\$\d+/g, '?');
        const answer = await knex.raw(
          `explain ${isSqlite(stores.knex) ? 'query plan ' : ''}${statement}`,
          bindings as string[],
        );
        const plan = inspect(isSqlite(stores.knex) ? answer : answer.rows, {
          depth: 5,
        });
        expect(plan).toMatch(/api_keys_(prefix_index|pkey)|autoindex_api_keys/);
        expect(plan).not.toMatch(/Seq Scan|SCAN api_keys/);
      }
    });
  });

  it('lists the keys of a tenant newest first, page by page, without their hashes', async () => {
    const { id: tenant_id } = await stores.addTenant();
    const times = ['01', '02', '02', '02', '03'];
    for (const second of times) {
      await stores.addKey({
        tenant_id,
        created_at: `2026-06-01T12:00:${second}.000Z`,
      });
    }
    await stores.addKey();
    const seen = [];
    let cursor: string | undefined;
    do {
      const page = await stores.keys.list({ tenant_id, limit: 2, cursor });
      seen.push(...page.items);
      cursor = page.next_cursor;
    } while (cursor);
    expect(seen.map(key => key.created_at.slice(17, 19))).toEqual(
      [...times].reverse(),
    );
    expect(new Set(seen.map(key => key.id)).size).toBe(5);
    expect(JSON.stringify(seen)).not.toMatch(/hash|argon2|warned/);
  });

  it('has no hash in the errors of statements that fail', async () => {
    const key = await stores.addKey();
    const { plaintext: _, ...stored } = key;
    const insert = (change: object) =>
      stores.database.transaction(transaction =>
        stores.keys.insert(transaction, { ...stored, ...change }),
      );
    for (const change of [{}, { id: 'another', name: undefined }]) {
      const error: unknown = await insert(change).catch(thrown => thrown);
      expect(inspect(error)).toMatch(/constraint/i);
      expect(inspect(error)).not.toContain(key.hash.split('|')[2]);
    }
  });
});
