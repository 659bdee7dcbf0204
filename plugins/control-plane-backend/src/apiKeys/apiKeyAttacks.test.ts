import { inspect } from 'node:util';
import {
  coreServices,
  createServiceFactory,
  type RootLoggerService,
} from '@backstage/backend-plugin-api';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  TENANTS_CHANNEL,
  type APIKeyCreated,
  type APIKeyVerify,
} from '@groundwork/plugin-control-plane-common';
import { createTestStores, useTestApi, type ApiCall } from '../__testUtils__';
import { isSqlite } from '../database';
import { createTestKeys } from './__testUtils__/createTestKeys';
import { apiKeyPrefix, generateApiKey } from './apiKeyFormat';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const path = '/v1/api-keys';
const verifyPath = '/v1/internal/api-keys/verify';
const wrongTailOf = (key: string) =>
  apiKeyPrefix(key) + generateApiKey().slice(apiKeyPrefix(key).length);

/** Keeps all that is logged, on every level. */
function createLogSpy(): { logger: RootLoggerService; lines: string[] } {
  const lines: string[] = [];
  const keep = (...parts: unknown[]) => {
    lines.push(inspect(parts, { depth: 10, maxStringLength: Infinity }));
  };
  const logger: RootLoggerService = {
    debug: keep,
    info: keep,
    warn: keep,
    error: keep,
    child: () => logger,
  };
  return { logger, lines };
}

describe.each(databases.eachSupportedId())('attacks on API keys on %p', id => {
  const { logger, lines } = createLogSpy();
  const events = mockServices.events.mock();
  const api = useTestApi(databases, id, {
    // One place for each tenant and prefix.
    config: { apiKeys: { queueLimit: 10 } },
    features: [
      createServiceFactory({
        service: coreServices.rootLogger,
        deps: {},
        factory: () => logger,
      }),
      events.factory,
    ],
  });
  const { tokens } = api;
  let tenantId: string;

  beforeAll(async () => {
    tokens.pat = await api.plane.token('pat', ['product']);
    tokens.dan = await api.plane.token('dan');
    const stores = await createTestStores(api.plane.knex);
    const tenant = await stores.addTenant(
      {},
      { 'user:default/dan': 'developer' },
    );
    tenantId = tenant.id;
  });

  const create = async () => {
    const { status, body } = await api.call<APIKeyCreated>(
      'dan',
      'POST',
      path,
      { json: { tenant_id: tenantId, name: 'ci', scopes: ['scans:read'] } },
    );
    expect(status).toBe(201);
    return body;
  };
  const verify = (key: string, wanted: object = {}) =>
    api.call<APIKeyVerify>('pat', 'POST', verifyPath, {
      json: { key, ...wanted },
    });
  const dumpTables = async () => {
    const { knex } = api.plane;
    const tables: string[] = isSqlite(knex)
      ? await knex('sqlite_master').where('type', 'table').pluck('name')
      : await knex('information_schema.tables')
          .where('table_schema', 'public')
          .pluck('table_name');
    const rows = await Promise.all(tables.map(table => knex(table)));
    expect(rows.flat().length).toBeGreaterThan(0);
    return JSON.stringify(rows);
  };

  it('find no key in tables, logs, events, audit or errors', async () => {
    const created = await create();
    const rotated = (
      await api.call<APIKeyCreated>(
        'dan',
        'POST',
        `${path}/${created.api_key.id}/rotate`,
      )
    ).body;
    const secrets = [created, rotated].flatMap(({ plaintext }) => [
      plaintext,
      plaintext.slice(11),
    ]);
    const answers: unknown[] = [];
    const send = async (method: string, to: string, call: ApiCall) => {
      answers.push((await api.call('pat', method, to, call)).body);
    };
    for (const { plaintext } of [created, rotated]) {
      answers.push((await verify(plaintext)).body);
      await verify(plaintext, { scopes: ['scans:run'] });
      // What goes wrong says where, not what.
      await send('POST', verifyPath, { json: { key: [plaintext] } });
      await send('POST', verifyPath, {
        json: { key: plaintext, [plaintext.slice(0, 5)]: 1 },
      });
      await send('POST', verifyPath, {
        body: `{"key":"${plaintext}"`,
        headers: { 'content-type': 'application/json' },
      });
      await send('POST', verifyPath, {
        json: { key: plaintext.padEnd(2_000, '!') },
      });
      // As long as there is no table, the answer is an error of ours.
      await api.plane.knex.schema.renameTable('api_keys', 'api_keys_away');
      const failed = await verify(wrongTailOf(plaintext));
      expect(failed.status).toBe(500);
      answers.push(failed.body);
      await api.plane.knex.schema.renameTable('api_keys_away', 'api_keys');
    }
    await api.call('dan', 'DELETE', `${path}/${rotated.api_key.id}`);
    await api.call('dan', 'GET', `${path}?tenant_id=${tenantId}`);
    const found = [
      await dumpTables(),
      lines.join('\n'),
      JSON.stringify(answers),
      inspect(events.publish.mock.calls, { depth: 10 }),
    ];
    expect(lines.join('\n')).toContain('api_keys');
    for (const text of found) {
      for (const secret of secrets) {
        expect(text).not.toContain(secret);
      }
    }
    const hashes: string[] = await api.plane.knex('api_keys').pluck('hash');
    for (const text of found.slice(1)) {
      for (const hash of hashes) {
        expect(text).not.toContain(hash.split('|')[2]);
      }
    }
  });

  it('with a key that another replica has revoked fail when that is told', async () => {
    const { api_key, plaintext } = await create();
    expect((await verify(plaintext)).body.valid).toBe(true);
    await api.plane
      .knex('api_keys')
      .where('id', api_key.id)
      .update('revoked_at', api_key.created_at);
    const [subscription] = events.subscribe.mock.calls
      .map(([options]) => options)
      .filter(options => options.id.startsWith('api-keys-'));
    // Replicas that subscribe by the same id would share the events.
    expect(subscription.id).toMatch(/^api-keys-[0-9a-f-]{36}$/);
    await subscription.onEvent({
      topic: TENANTS_CHANNEL,
      eventPayload: {
        type: 'tenant.changed',
        message_id: api_key.id,
        tenant_id: tenantId,
        part: 'api_keys',
      },
    });
    expect((await verify(plaintext)).body.valid).toBe(false);
  });

  it('get a plain answer to each of many calls at once, and keep no good key that is in use out', async () => {
    const { plaintext } = await create();
    expect((await verify(plaintext)).body.valid).toBe(true);
    const answers = await Promise.all([
      ...Array.from({ length: 200 }, () => verify(generateApiKey())),
      ...Array.from({ length: 100 }, () => verify(wrongTailOf(plaintext))),
    ]);
    const during = await Promise.all(
      Array.from({ length: 5 }, () => verify(plaintext)),
    );
    expect(during.map(({ body }) => body.valid)).toEqual(Array(5).fill(true));
    for (const { status, body, headers } of answers) {
      expect(status).toBe(200);
      expect(body.valid).toBe(false);
      expect(Number(headers.get('retry-after')) >= 1).toBe(
        body.reason === 'overloaded',
      );
    }
    expect(
      answers.filter(({ body }) => body.reason === 'overloaded').length,
    ).toBeGreaterThan(0);
  });

  it('cannot make the process compute more hashes for new keys than it has room for', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        api.call('dan', 'POST', path, {
          json: { tenant_id: tenantId, name: 'many' },
        }),
      ),
    );
    const refused = answers.filter(({ status }) => status === 503);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(
      20 - refused.length,
    );
    expect(refused.length).toBeGreaterThan(0);
    for (const { headers, body } of refused) {
      expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
      expect(body).toMatchObject({ error: 'unavailable' });
    }
  });
});

describe.each(databases.eachSupportedId())('a flood of keys on %p', id => {
  it('costs bounded memory, and neither holds up the process nor keeps a good key out for long', async () => {
    const stores = await createTestKeys(await databases.init(id));
    const [flooded, other] = [await stores.addKey(), await stores.addKey()];
    const { verifier } = stores.addReplica();
    await verifier.prepare();
    let gapMsMax = 0;
    let firedAt = performance.now();
    const timer = setInterval(() => {
      gapMsMax = Math.max(gapMsMax, performance.now() - firedAt);
      firedAt = performance.now();
    }, 5);
    const before = process.memoryUsage().rss;
    const flood = Promise.all([
      ...Array.from({ length: 1_000 }, () => verifier.verify(generateApiKey())),
      ...Array.from({ length: 500 }, () =>
        verifier.verify(wrongTailOf(flooded.plaintext)),
      ),
    ]);
    const answer = await verifier.verify(other.plaintext);
    const answers = await flood;
    clearInterval(timer);
    const grownMiB = (process.memoryUsage().rss - before) / 2 ** 20;
    expect(answers.every(({ valid }) => !valid)).toBe(true);
    expect(answer.valid || answer.reason === 'overloaded').toBe(true);
    expect(await verifier.verify(other.plaintext)).toMatchObject({
      valid: true,
    });
    // Two hashes at a time, and the garbage of 1,500 calls.
    expect(grownMiB).toBeLessThan(2 * 64 + 64);
    expect(gapMsMax).toBeLessThan(500);
  });
});
