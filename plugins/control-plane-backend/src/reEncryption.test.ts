import {
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { createTestStores } from './__testUtils__';
import { Encryption } from './encryption';
import { controlPlaneReEncryption } from './reEncryption';
import { RuntimeStore } from './runtimes';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const keyOf = (id: string) => ({
  id,
  secret: Buffer.alloc(32, id.charCodeAt(0)).toString('base64'),
});
const place = {
  table: 'runtime_environments',
  column: 'connection',
  id: 'edge-id',
};

describe.each(databases.eachSupportedId())('re-encryption on %p', id => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(id);
    const stores = await createTestStores(knex);
    await stores.database.transaction(transaction =>
      RuntimeStore.create({ knex }).insert(transaction, {
        id: place.id,
        name: 'edge',
        title: 'Edge',
        type: 'memory',
        source: 'api',
        connection: Encryption.fromConfig({ keys: [keyOf('a')] }).encrypt(
          '{}',
          place,
        ),
      }),
    );
  });

  const run = async (...keys: string[]) => {
    const backend = await startTestBackend({
      features: [
        controlPlaneReEncryption,
        mockServices.rootConfig.factory({
          data: { controlPlane: { encryption: { keys: keys.map(keyOf) } } },
        }),
        mockServices.database.factory({ knex }),
      ],
    });
    await backend.stop();
  };

  it('brings everything to the first key, and fails where a key is missing', async () => {
    await expect(run()).rejects.toThrow('controlPlane.encryption.keys');
    await expect(run('b')).rejects.toThrow('edge');
    await run('b', 'a');
    const { connection } = await knex('runtime_environments').first();
    expect(
      Encryption.fromConfig({ keys: [keyOf('b')] }).decrypt(connection, place),
    ).toBe('{}');
    await run('b');
  });
});
