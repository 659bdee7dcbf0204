import { generateKeyPairSync } from 'node:crypto';
import { inspect } from 'node:util';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  encodePart,
  productionBody,
  requestsPath,
  testSecret,
  useTestApi,
  type ApiAnswer,
} from '../__testUtils__';
import { dumpTables } from '../__testUtils__/dumpTables';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const clientSecret = 'canary-of-an-approver-client-0123456789';
const encryptionKey = Buffer.alloc(32, 'canary').toString('base64');
const receiptKey = generateKeyPairSync('ed25519').privateKey.export({
  type: 'pkcs8',
  format: 'pem',
});

describe.each(databases.eachSupportedId())('secrets on %p', id => {
  const lines: unknown[] = [];
  const logger = mockServices.logger.mock();
  for (const level of ['error', 'warn', 'info', 'debug'] as const) {
    logger[level].mockImplementation((...line) => {
      lines.push(line);
    });
  }
  logger.child.mockReturnValue(logger);
  const api = useTestApi(databases, id, {
    config: {
      encryption: { keys: [{ id: 'canary', secret: encryptionKey }] },
      approvals: {
        clients: { ci: { secrets: [{ id: 'a', secret: clientSecret }] } },
        receipts: { keys: [{ id: 'r', privateKey: String(receiptKey) }] },
      },
    },
    features: [
      createServiceFactory({
        service: coreServices.logger,
        deps: {},
        factory: () => logger,
      }),
    ],
  });

  it('are in no answer but the first, in no log and not in the database', async () => {
    const answers: ApiAnswer<unknown>[] = [];
    const call = async <T>(
      who: string,
      method: string,
      path: string,
      json?: unknown,
      headers: Record<string, string> = {},
    ) => {
      const answer = await api.call<T>(who, method, path, { json, headers });
      answers.push(answer);
      return answer;
    };
    const tenant = await call<{ id: string }>('ada', 'POST', '/v1/tenants', {
      slug: 'acme',
      name: 'Acme',
    });
    const tenant_id = tenant.body.id;
    const shown: string[] = [];
    /** Calls twice with one key: the first answer alone may have the secret. */
    const once = async <T>(path: string, json: object) => {
      const key = { 'idempotency-key': path };
      const { body } = await api.call<T>('ada', 'POST', path, {
        json,
        headers: key,
      });
      expect(await call('ada', 'POST', path, json, key)).toMatchObject({
        status: 409,
      });
      return body;
    };
    const made = await once<{ plaintext: string; api_key: { id: string } }>(
      '/v1/api-keys',
      { tenant_id, name: 'shop' },
    );
    const rotated = await once<{ plaintext: string }>(
      `/v1/api-keys/${made.api_key.id}/rotate`,
      {},
    );
    const account = await call<{ id: string }>(
      'ada',
      'POST',
      '/v1/service-accounts',
      { tenant_id, name: 'ci', role: 'developer' },
    );
    const token = await once<{ token: string }>(
      `/v1/service-accounts/${account.body.id}/tokens`,
      { ttl_seconds: 60 },
    );
    shown.push(made.plaintext, rotated.plaintext, token.token);

    // What is approved, and proved by a receipt.
    const request = await call<{ id: string; plan_digest: string }>(
      'ana',
      'POST',
      requestsPath,
      productionBody,
    );
    await call('ben', 'POST', `${requestsPath}/${request.body.id}/approve`, {
      decision: 'approve',
      plan_digest: request.body.plan_digest,
    });
    await call('ada', 'GET', `${requestsPath}/${request.body.id}`);
    await call('ada', 'GET', '/.well-known/jwks.json');
    await call('ada', 'GET', '/v1/audit?limit=200');
    // Bearers that are none, or in the wrong place.
    for (const bearer of [clientSecret, testSecret, ...shown]) {
      const junk = `${encodePart({ alg: 'RS256' })}.${encodePart(bearer)}.x`;
      await call('ada', 'GET', `/v1/tenants`, undefined, {
        authorization: `Bearer ${junk}`,
      });
      await call('ada', 'POST', `/v1/tenants`, undefined, {
        'idempotency-key': 'x',
        authorization: `Basic ${bearer}`,
      });
    }

    const texts = {
      answers: inspect(
        answers.map(({ body, headers }) => [body, [...headers]]),
        {
          depth: Infinity,
          maxStringLength: Infinity,
          maxArrayLength: Infinity,
        },
      ),
      log: inspect(lines, { depth: 10, maxStringLength: Infinity }),
      database: await dumpTables(api.plane.knex),
    };
    const secrets = [
      ...shown,
      clientSecret,
      testSecret,
      encryptionKey,
      ...String(receiptKey)
        .split('\n')
        .filter(line => !/^(-|$)/.test(line)),
    ];
    expect(secrets.every(secret => secret.length > 20)).toBe(true);
    const found = Object.entries(texts).flatMap(([where, text]) =>
      secrets.flatMap((secret, index) =>
        text.includes(secret) ? [`${where}: secret ${index}`] : [],
      ),
    );
    expect(found).toEqual([]);
    // They were looked for in what there is.
    expect(texts.database).toContain(request.body.plan_digest);
    expect(texts.answers).toContain(request.body.plan_digest);
  });
});
