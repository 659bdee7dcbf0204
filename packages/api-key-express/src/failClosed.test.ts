import fc from 'fast-check';
import request from 'supertest';
import { aKey, useVerifyServer, type OtherAnswer } from './__testUtils__';
import type { ApiKeyAuthOptions } from './ApiKeyAuthOptions';

const test = useVerifyServer();

async function refusalOf(
  options: Partial<ApiKeyAuthOptions> = {},
  key = test.addKey(),
) {
  const answer = await request(test.service(options))
    .get('/')
    .set('x-api-key', key);
  expect(answer.body).toEqual({
    error: 'unavailable',
    message: 'API keys cannot be verified right now. Try again in a moment.',
    request_id: answer.headers['x-request-id'],
  });
  expect(Number(answer.headers['retry-after'])).toBeGreaterThanOrEqual(1);
  return { status: answer.status, ...test.rejections.at(-1) };
}

const good = JSON.stringify({
  valid: true,
  tenant_id: '11111111-1111-4111-8111-111111111111',
  key_id: '22222222-2222-4222-8222-222222222222',
  scopes: [],
});

describe('nobody gets in', () => {
  it.each([400, 401, 403, 404, 413, 500, 502, 503, 201, 204])(
    'when the control plane answers %i, whatever else it says',
    async status => {
      test.server.onCall = async () => ({
        status,
        body: status === 204 ? '' : good,
      });
      expect(await refusalOf()).toEqual({
        status: 503,
        reason: 'refused',
        detail: String(status),
        retry_after: 1,
      });
    },
  );

  it.each<[string, OtherAnswer]>([
    ['nothing', { body: '' }],
    ['no JSON', { body: '<html>Welcome</html>' }],
    ['half an answer', { body: good.slice(0, -5) }],
    ['a list', { body: `[${good}]` }],
    ['null', { body: 'null' }],
    ['true', { body: 'true' }],
    ['an empty object', { body: '{}' }],
    ['a text that says true', { body: good.replace('true', '"true"') }],
    ['a number', { body: good.replace('true', '1') }],
    ['a prototype', { body: `{"__proto__":${good}}` }],
    ['nobody', { body: '{"valid":true}' }],
    ['a tenant that is none', { body: good.replace('11111111-', '') }],
    ['a key that is none', { body: good.replace('22222222-', '') }],
    ['scopes that are none', { body: good.replace('[]', '"scans:read"') }],
    ['scopes in a list', { body: good.replace('[]', '[["scans:read"]]') }],
    [
      'an end that is none',
      { body: good.replace('{', '{"expires_at":"soon",') },
    ],
    ['no end', { body: good.replace('{', '{"expires_at":null,') }],
    [
      'a key of another product',
      { body: good.replace('{', '{"product":"other",') },
    ],
    ['far too much', { body: good + ' '.repeat(100_000) }],
  ])('when the control plane answers with %s', async (_what, answer) => {
    test.server.onCall = async () => answer;
    expect(await refusalOf({ product: 'scanner' })).toEqual({
      status: 503,
      reason: 'malformed_answer',
      retry_after: 1,
    });
  });

  it('when the key ended a moment ago, though the control plane has not noticed', async () => {
    test.server.onCall = async () => ({
      body: good.replace('{', '{"expires_at":"2020-01-01T00:00:00.000Z",'),
    });
    const answer = await request(test.service())
      .get('/')
      .set('x-api-key', aKey());
    expect(answer.status).toBe(401);
  });

  it('when nobody answers at the address', async () => {
    expect(await refusalOf({ baseUrl: 'http://127.0.0.1:1' })).toMatchObject({
      status: 503,
      reason: 'unreachable',
    });
  });

  it('when the connection breaks', async () => {
    test.server.onCall = async () => {
      throw new Error('Gone');
    };
    expect(await refusalOf()).toMatchObject({ reason: 'unreachable' });
  });

  it('when the control plane sends somewhere else, and the key stays here', async () => {
    test.server.onCall = async () => ({
      status: 307,
      headers: { location: '/api/control-plane/v1/internal/api-keys/verify' },
    });
    expect(await refusalOf()).toMatchObject({ reason: 'unreachable' });
    expect(test.server.asked).toHaveLength(1);
  });

  it('when the control plane does not answer in time', async () => {
    test.server.onCall = () => new Promise(() => {});
    expect(await refusalOf({ timeoutMs: 50 })).toMatchObject({
      status: 503,
      reason: 'timeout',
    });
  });

  it.each<[string, Partial<ApiKeyAuthOptions>]>([
    ['a fetch that minds no signal', { fetch: () => new Promise(() => {}) }],
    ['a token that never comes', { token: () => new Promise(() => {}) }],
  ])('because of %s, which leaves room for others', async (_what, hanging) => {
    const service = test.service({
      timeoutMs: 50,
      concurrencyMax: 1,
      queueMax: 0,
      ...hanging,
    });
    for (let call = 0; call < 2; call += 1) {
      await request(service).get('/').set('x-api-key', aKey());
      expect(test.rejections.at(-1)?.reason).toBe('timeout');
    }
  });

  it.each<[string, () => Promise<string>]>([
    [
      'cannot be had',
      async () => {
        throw new Error('No secret store');
      },
    ],
    ['is empty', async () => ''],
    ['is more than one line', async () => 'a\r\nx-admin: 1'],
  ])('when the token of the service %s', async (_what, token) => {
    expect(await refusalOf({ token })).toMatchObject({ reason: 'token' });
    expect(test.server.asked).toEqual([]);
  });

  it('when what listens to refusals throws', async () => {
    const answer = await request(
      test.service({
        onRejected: () => {
          throw new Error('Logger is down');
        },
      }),
    )
      .get('/')
      .set('x-api-key', aKey());
    expect(answer.status).toBe(401);
  });

  it('whatever junk the control plane answers with', async () => {
    const field = fc.oneof(
      fc.constantFrom('valid', 'tenant_id', 'key_id', 'scopes', '__proto__'),
      fc.string(),
    );
    const junk = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.dictionary(field, fc.jsonValue()).map(value => JSON.stringify(value)),
      // The good answer with one of its fields replaced by something else, or cut off somewhere.
      fc
        .tuple(
          fc.constantFrom('valid', 'tenant_id', 'key_id'),
          fc.jsonValue().filter(value => value !== true),
        )
        .map(([name, value]) =>
          JSON.stringify({ ...JSON.parse(good), [name]: value }),
        ),
      fc.nat(good.length - 1).map(length => good.slice(0, length)),
    );
    const service = test.service({ cacheTtlMs: 0, negativeCacheTtlMs: 0 });
    await fc.assert(
      fc.asyncProperty(
        junk,
        fc.constantFrom(200, 200, 200, 201, 404, 500),
        fc.constantFrom('application/json', 'text/html', ''),
        async (body, status, type) => {
          test.server.onCall = async () => ({
            status,
            body,
            headers: { 'content-type': type },
          });
          const answer = await request(service)
            .get('/')
            .set('x-api-key', aKey());
          expect([401, 503]).toContain(answer.status);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('by presenting junk', async () => {
    const service = test.service();
    const header = fc.stringMatching(/^[\x20-\x7e\xa0-\xff]{0,80}$/);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          header,
          header.map(text => `Bearer ${text}`),
          fc
            .string()
            .map(text => `bp_${encodeURIComponent(text.slice(0, 22))}`),
        ),
        fc.constantFrom('authorization', 'x-api-key'),
        async (value, name) => {
          const answer = await request(service).get('/').set(name, value);
          expect(answer.status).toBe(401);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('what is told', () => {
  it('never holds a key or a token, nor what the control plane says', async () => {
    const secret = 'canary-of-the-control-plane';
    const key = test.addKey();
    const token = 'canary-token';
    const told: string[] = [];
    for (const method of ['log', 'warn', 'error', 'info', 'debug'] as const) {
      jest
        .spyOn(console, method)
        .mockImplementation((...words) => told.push(JSON.stringify(words)));
    }
    for (const options of [
      { token },
      { token: `${token}\n`.trim() },
      { token: async () => `${token}\n` },
      { baseUrl: 'http://127.0.0.1:1' },
      { timeoutMs: 1 },
    ] satisfies Partial<ApiKeyAuthOptions>[]) {
      test.server.onCall = async presented => ({
        body: JSON.stringify({ valid: 'no', presented, reason: secret }),
      });
      const answer = await request(test.service(options))
        .get('/')
        .set('x-api-key', key);
      told.push(JSON.stringify([answer.headers, answer.text]));
    }
    told.push(JSON.stringify(test.rejections));
    jest.restoreAllMocks();
    expect(test.rejections).toHaveLength(5);
    for (const word of [key, key.slice(3), token, secret]) {
      expect(told.join('\n')).not.toContain(word);
    }
  });
});
