import { randomUUID } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import type { StoredTenant } from '../../tenants';
import { createTestStores, type TestStores } from '../../__testUtils__';
import { apiKeyPrefix, generateApiKey } from '../apiKeyFormat';
import { ApiKeyHasher } from '../ApiKeyHasher';
import { ApiKeyStore, type StoredApiKey } from '../ApiKeyStore';
import { ApiKeyUses } from '../ApiKeyUses';
import { ApiKeyVerifier, type ApiKeyVerifierOptions } from '../ApiKeyVerifier';
import { HashQueue } from '../HashQueue';

/** A key that is stored, and the key itself. */
export type TestKey = StoredApiKey & { plaintext: string };

/** What verifies keys, with all that it is made from. */
export type TestVerifier = {
  verifier: ApiKeyVerifier;
  keys: ApiKeyStore;
  uses: ApiKeyUses;
  /** How many hashes it has computed. */
  hashes(): number;
  /** How many states of keys it has read beside those it found by prefix. */
  reads(): number;
};

/** API keys over a migrated database. */
export type TestKeys = TestStores & {
  keys: ApiKeyStore;
  /** Stores a key of a tenant of its own, unless told which. */
  addKey(
    change?: Partial<StoredApiKey>,
    tenant?: Partial<StoredTenant>,
  ): Promise<TestKey>;
  /** What one replica verifies with. */
  addReplica(
    options?: Partial<ApiKeyVerifierOptions> & { queueLimit?: number },
  ): TestVerifier;
};

export async function createTestKeys(
  knex: TestStores['knex'],
): Promise<TestKeys> {
  const stores = await createTestStores(knex);
  const keys = ApiKeyStore.create({ knex });
  return {
    ...stores,
    keys,
    async addKey(change = {}, tenant = {}) {
      const tenant_id = change.tenant_id ?? (await stores.addTenant(tenant)).id;
      const plaintext = generateApiKey();
      const hash = await new ApiKeyHasher().hash(plaintext);
      const key = await stores.database.transaction(async transaction => {
        const stored: StoredApiKey = {
          id: randomUUID(),
          name: 'ci',
          scopes: ['scans:read'],
          prefix: apiKeyPrefix(plaintext),
          hash,
          created_at: transaction.now,
          ...change,
          tenant_id,
        };
        await keys.insert(transaction, stored);
        return stored;
      });
      return { ...key, plaintext };
    },
    addReplica({ queueLimit = 100, ...options } = {}) {
      const own = ApiKeyStore.create({ knex });
      const hasher = new ApiKeyHasher();
      const uses = ApiKeyUses.create({
        keys: own,
        logger: mockServices.logger.mock(),
      });
      const matches = jest.spyOn(hasher, 'matches');
      const findState = jest.spyOn(own, 'findState');
      return {
        verifier: ApiKeyVerifier.create({
          keys: own,
          hasher,
          uses,
          queue: HashQueue.create({ concurrency: 2, limit: queueLimit }),
          stateTtlMs: 1_000,
          matchTtlMs: 300_000,
          ...options,
        }),
        keys: own,
        uses,
        hashes: () => matches.mock.calls.length,
        reads: () => findState.mock.calls.length,
      };
    },
  };
}
