import { setTimeout } from 'node:timers/promises';
import { TestDatabases } from '@backstage/backend-test-utils';
import { createGate, waitFor } from '../__testUtils__';
import { createTestKeys, type TestKeys } from './__testUtils__/createTestKeys';
import { apiKeyPrefix, generateApiKey } from './apiKeyFormat';
import { ApiKeyHasher } from './ApiKeyHasher';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const hourMs = 3_600_000;
const fromNow = (ms: number) => new Date(Date.now() + ms).toISOString();
/** A key that begins like another one. */
const wrongTailOf = (key: string) =>
  apiKeyPrefix(key) + generateApiKey().slice(apiKeyPrefix(key).length);

describe.each(databases.eachSupportedId())('ApiKeyVerifier on %p', id => {
  let stores: TestKeys;

  beforeAll(async () => {
    stores = await createTestKeys(await databases.init(id));
  });

  const revoke = (keyId: string) =>
    stores.database.transaction(transaction =>
      stores.keys.update(transaction, keyId, { revoked_at: transaction.now }),
    );

  it('tells of a good key whose it is, what for and until when', async () => {
    const { verifier } = stores.addReplica();
    const key = await stores.addKey({
      product: 'search',
      scopes: ['scans:read', 'scans:write'],
      expires_at: fromNow(hourMs),
    });
    expect(
      await verifier.verify(key.plaintext, {
        product: 'search',
        scopes: ['scans:write'],
      }),
    ).toEqual({
      valid: true,
      key: expect.objectContaining({
        id: key.id,
        tenant_id: key.tenant_id,
        product: 'search',
        scopes: ['scans:read', 'scans:write'],
        expires_at: key.expires_at,
      }),
    });
  });

  it('says why a key is not good', async () => {
    const { verifier } = stores.addReplica();
    const reasonOf = async (
      ...key: Parameters<TestKeys['addKey']>
    ): Promise<unknown> =>
      verifier.verify((await stores.addKey(...key)).plaintext, {
        product: 'search',
        scopes: ['scans:read'],
      });
    const invalid = (reason: string) => ({ valid: false, reason });
    expect(await verifier.verify(generateApiKey())).toEqual(invalid('unknown'));
    expect(await verifier.verify('no key')).toEqual(invalid('unknown'));
    const { plaintext } = await stores.addKey();
    expect(await verifier.verify(wrongTailOf(plaintext))).toEqual(
      invalid('unknown'),
    );
    expect(await reasonOf({ revoked_at: fromNow(0) })).toEqual(
      invalid('revoked'),
    );
    expect(await reasonOf({ expires_at: fromNow(-hourMs) })).toEqual(
      invalid('expired'),
    );
    expect(await reasonOf({}, { status: 'frozen' })).toEqual(
      invalid('tenant_frozen'),
    );
    expect(await reasonOf({}, { status: 'archived' })).toEqual(
      invalid('tenant_frozen'),
    );
    expect(await reasonOf({ product: 'mail' })).toEqual(invalid('product'));
    expect(await reasonOf({ scopes: [] })).toEqual(invalid('scope'));
  });

  it('knows each of two keys with the same prefix', async () => {
    const { verifier } = stores.addReplica();
    const first = await stores.addKey();
    const second = await stores.addKey({ prefix: first.prefix });
    // As if it had been drawn so: what is compared is the hash of all of it.
    const plaintext = wrongTailOf(first.plaintext);
    await stores
      .knex('api_keys')
      .where('id', second.id)
      .update({
        hash: await new ApiKeyHasher().hash(plaintext),
      });
    expect(await verifier.verify(first.plaintext)).toMatchObject({
      key: { id: first.id },
    });
    expect(await verifier.verify(plaintext)).toMatchObject({
      key: { id: second.id },
    });
  });

  it('needs one hash and one read a second for a key that is in use', async () => {
    let now = 1_000;
    const replica = stores.addReplica({ clock: () => now });
    const { plaintext } = await stores.addKey();
    for (let call = 0; call < 50; call++) {
      expect(await replica.verifier.verify(plaintext)).toMatchObject({
        valid: true,
      });
      now += 100;
    }
    expect(replica.hashes()).toBe(1);
    // Five seconds, the first of which is covered by the read that found it.
    expect(replica.reads()).toBe(4);
    now += 300_001;
    await replica.verifier.verify(plaintext);
    expect(replica.hashes()).toBe(2);
  });

  it('computes one hash for a key that many present at the same time', async () => {
    const replica = stores.addReplica();
    const { plaintext } = await stores.addKey();
    for (const key of [plaintext, wrongTailOf(plaintext)]) {
      const before = replica.hashes();
      const answers = await Promise.all(
        Array.from({ length: 200 }, () => replica.verifier.verify(key)),
      );
      expect(new Set(answers.map(({ valid }) => valid)).size).toBe(1);
      expect(replica.hashes()).toBe(before + 1);
    }
  });

  it('expires a key by the clock of the database while its state is known', async () => {
    let now = 1_000;
    const { verifier } = stores.addReplica({
      clock: () => now,
      stateTtlMs: 10 * hourMs,
      matchTtlMs: 10 * hourMs,
    });
    const key = await stores.addKey({ expires_at: fromNow(hourMs) });
    expect(await verifier.verify(key.plaintext)).toMatchObject({ valid: true });
    now += hourMs;
    expect(await verifier.verify(key.plaintext)).toEqual({
      valid: false,
      reason: 'expired',
    });
  });

  it('has two seconds at most until a revocation is effective on a replica that hears nothing of it', async () => {
    const replica = stores.addReplica();
    const key = await stores.addKey();
    expect(await replica.verifier.verify(key.plaintext)).toMatchObject({
      valid: true,
    });
    await revoke(key.id);
    const revokedAt = performance.now();
    await waitFor(
      () => replica.verifier.verify(key.plaintext),
      ({ valid }) => !valid,
    );
    expect(performance.now() - revokedAt).toBeLessThan(2_000);
    expect(replica.hashes()).toBe(1);
  });

  it('hears at once of what happens to a key or to its tenant', async () => {
    const { verifier } = stores.addReplica({ clock: () => 1_000 });
    const [key, other] = [await stores.addKey(), await stores.addKey()];
    await verifier.verify(key.plaintext);
    await verifier.verify(other.plaintext);
    await revoke(key.id);
    await stores
      .knex('tenants')
      .where('id', other.tenant_id)
      .update({ status: 'frozen' });
    expect(await verifier.verify(key.plaintext)).toMatchObject({ valid: true });
    verifier.forget(key.id);
    verifier.forgetTenant(other.tenant_id);
    expect(await verifier.verify(key.plaintext)).toMatchObject({
      reason: 'revoked',
    });
    expect(await verifier.verify(other.plaintext)).toMatchObject({
      reason: 'tenant_frozen',
    });
  });

  it('does not keep what it read before a revocation that it hears of while reading', async () => {
    let now = 1_000;
    const { verifier, keys } = stores.addReplica({ clock: () => now });
    const key = await stores.addKey();
    await verifier.verify(key.plaintext);
    now += 1_001;
    const gate = createGate();
    const read = keys.findState.bind(keys);
    jest.spyOn(keys, 'findState').mockImplementationOnce(async keyId => {
      const state = await read(keyId);
      await gate.pass();
      return state;
    });
    const before = verifier.verify(key.plaintext);
    await waitFor(
      async () => gate.waiting,
      waiting => waiting === 1,
    );
    await revoke(key.id);
    verifier.forget(key.id);
    const after = verifier.verify(key.plaintext);
    expect(await after).toMatchObject({ reason: 'revoked' });
    gate.open();
    await before;
    expect(await verifier.verify(key.plaintext)).toMatchObject({
      reason: 'revoked',
    });
  });

  it('does not know a key any more whose tenant was deleted', async () => {
    let now = 1_000;
    const { verifier } = stores.addReplica({ clock: () => now });
    const key = await stores.addKey();
    await verifier.verify(key.plaintext);
    await stores.knex('tenants').where('id', key.tenant_id).delete();
    now += 1_001;
    for (let call = 0; call < 2; call++) {
      expect(await verifier.verify(key.plaintext)).toEqual({
        valid: false,
        reason: 'unknown',
      });
    }
  });

  it('takes no hash for prefixes that do not exist, but for one a second that tells how long one takes', async () => {
    const replica = stores.addReplica();
    await replica.verifier.prepare();
    const startedAt = performance.now();
    for (let round = 0; round < 5; round++) {
      await Promise.all(
        Array.from({ length: 80 }, () =>
          replica.verifier.verify(generateApiKey()),
        ),
      );
    }
    const seconds = (performance.now() - startedAt) / 1_000;
    expect(replica.hashes()).toBeLessThanOrEqual(2 + seconds);
  });

  it('turns away known and unknown prefixes alike when too many wait', async () => {
    const { plaintext } = await stores.addKey();
    const overloadedOf = async (flood: string) => {
      const { verifier } = stores.addReplica({ queueLimit: 50 });
      const answers = await Promise.all(
        Array.from({ length: 60 }, () => verifier.verify(wrongTailOf(flood))),
      );
      const other = await verifier.verify((await stores.addKey()).plaintext);
      expect(other).toMatchObject({ valid: true });
      return answers.filter(
        answer => !answer.valid && answer.reason === 'overloaded',
      );
    };
    const known = await overloadedOf(plaintext);
    expect(known).toHaveLength(55);
    expect(known[0]).toMatchObject({ retryAfterSeconds: 1 });
    expect(await overloadedOf(generateApiKey())).toEqual(known);
  });

  it('takes as long for a prefix that does not exist as for a wrong key of one that does', async () => {
    const hasher = new ApiKeyHasher();
    // A hash takes as long as the machine is busy; the benchmark has the real ones.
    jest.spyOn(hasher, 'matches').mockImplementation(async () => {
      await setTimeout(12 + 6 * Math.random());
      return false;
    });
    const { verifier } = stores.addReplica({ hasher });
    const { plaintext } = await stores.addKey();
    const elapsed = { known: [] as number[], unknown: [] as number[] };
    const present = async (kind: keyof typeof elapsed, key: string) => {
      const startedAt = performance.now();
      expect(await verifier.verify(key)).toEqual({
        valid: false,
        reason: 'unknown',
      });
      elapsed[kind].push(performance.now() - startedAt);
    };
    for (let round = 0; round < 150; round++) {
      await present('known', wrongTailOf(plaintext));
      await present('unknown', generateApiKey());
    }
    const ratio = median(elapsed.unknown) / median(elapsed.known);
    expect(ratio).toBeGreaterThan(0.9);
    expect(ratio).toBeLessThan(1.1);
  });
});

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
