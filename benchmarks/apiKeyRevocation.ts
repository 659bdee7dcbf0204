/**
 * How long a revoked key goes on being accepted: by the replica that revoked it, and by another one that hears nothing of
 * it. Two replicas over one SQLite file, both asked for the key without a pause.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  startControlPlane,
  type TestControlPlane,
} from '../plugins/control-plane-backend/src/__testUtils__';
import { median, runBenchmark } from './support/figures';

const rounds = 40;
const goalMs = 2_000;
const knexFactory = createRequire(
  require.resolve('../plugins/control-plane-backend/package.json'),
)('knex');

async function startReplica(directory: string): Promise<TestControlPlane> {
  return startControlPlane({
    knex: knexFactory({
      client: 'better-sqlite3',
      connection: join(directory, 'control-plane.sqlite'),
      useNullAsDefault: true,
      pool: { min: 1, max: 1 },
    }),
  });
}

/** When a replica refuses a key for the first time. */
async function refusedAt(
  replica: TestControlPlane,
  key: string,
  token: string,
): Promise<number> {
  for (;;) {
    const { valid } = await replica.client.apiKeys.verify({ key }, { token });
    if (!valid) {
      return performance.now();
    }
    await setTimeout(1);
  }
}

async function main() {
  const directory = await mkdtemp(join(tmpdir(), 'api-key-revocation-'));
  const replicas = [
    await startReplica(directory),
    await startReplica(directory),
  ];
  const [own, other] = replicas;
  const product = { token: await own.token('product', ['product']) };
  const admin = { token: await own.token('ada', ['admin']) };
  const { id: tenant_id } = await own.client.tenants.create(
    { slug: 'acme', name: 'Acme' },
    admin,
  );
  const elapsed: { own: number[]; other: number[] } = { own: [], other: [] };
  for (let round = 0; round < rounds; round++) {
    const { api_key, plaintext } = await own.client.apiKeys.create(
      { tenant_id, name: 'ci' },
      admin,
    );
    for (const { client } of replicas) {
      await client.apiKeys.verify({ key: plaintext }, product);
    }
    const refused = replicas.map(replica =>
      refusedAt(replica, plaintext, product.token),
    );
    // Anywhere in the time that a state stands.
    await setTimeout(1_000 * Math.random());
    await own.client.apiKeys.revoke(api_key.id, admin);
    const answeredAt = performance.now();
    const [ownAt, otherAt] = await Promise.all(refused);
    elapsed.own.push(Math.max(0, ownAt - answeredAt));
    elapsed.other.push(Math.max(0, otherAt - answeredAt));
  }
  for (const [name, values] of Object.entries(elapsed)) {
    const max = Math.max(...values);
    console.log(
      `${name} replica: accepted after the answer to the revocation for p50 ${median(values).toFixed(1)} ms, at most ${max.toFixed(1)} ms; ratio to the goal of ${goalMs} ms: ${(max / goalMs).toFixed(3)}`,
    );
  }
  for (const replica of replicas) {
    await replica.stop();
  }
  await rm(directory, { recursive: true });
}

runBenchmark(main);
