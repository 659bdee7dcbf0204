import express from 'express';
import request from 'supertest';
import {
  aKey,
  patienceMs,
  productToken,
  useVerifyServer,
} from './__testUtils__';
import { apiKeyAuth } from './apiKeyAuth';
import { requireScopes } from './requireScopes';

const test = useVerifyServer();
const tenant_id = '11111111-1111-4111-8111-111111111111';
const key_id = '22222222-2222-4222-8222-222222222222';

describe('who gets in', () => {
  it.each(['Bearer', 'bearer', 'BEARER '])(
    'is who presents a good key as %s token',
    async scheme => {
      const key = test.addKey({
        tenant_id,
        key_id,
        product: 'scanner',
        scopes: ['scans:read'],
        expires_at: new Date(Date.now() + 60_000).toISOString(),
      });
      const answer = await request(test.service({ product: 'scanner' }))
        .get('/')
        .set('authorization', `${scheme} ${key}`);
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual({
        tenant_id,
        key_id,
        product: 'scanner',
        scopes: ['scans:read'],
      });
      expect(test.server.asked).toEqual([{ key, product: 'scanner' }]);
    },
  );

  it('is who presents a good key as X-API-Key, beside a bearer token of another kind', async () => {
    const key = test.addKey({ tenant_id, key_id });
    const answer = await request(test.service())
      .get('/')
      .set('authorization', 'Bearer eyJhbGciOiJub25lIn0.e30.')
      .set('x-api-key', key);
    expect(answer.body).toEqual({ tenant_id, key_id, scopes: [] });
  });

  it('is who presents the same key twice', async () => {
    const key = test.addKey();
    const answer = await request(test.service())
      .get('/')
      .set('authorization', `Bearer ${key}`)
      .set('x-api-key', key);
    expect(answer.status).toBe(200);
  });

  it('presents the key where the service looks for it, and nowhere else', async () => {
    const key = test.addKey();
    const service = test.service({ headers: ['X-Scanner-Key'] });
    const send = (name: string, value: string) =>
      request(service).get('/').set(name, value);
    expect((await send('x-scanner-key', key)).status).toBe(200);
    expect((await send('x-api-key', key)).status).toBe(401);
    expect((await send('authorization', `Bearer ${key}`)).status).toBe(401);
  });

  it('is known by a token that is fetched for every call', async () => {
    const token = jest.fn(async () => productToken);
    const service = test.service({ token, cacheTtlMs: 0 });
    for (const calls of [1, 2]) {
      const answer = await request(service)
        .get('/')
        .set('x-api-key', test.addKey());
      expect(answer.status).toBe(200);
      expect(token).toHaveBeenCalledTimes(calls);
    }
  });

  it('may be asked for at an address of its own', async () => {
    const service = test.service({
      baseUrl: undefined,
      verifyUrl: `${test.server.baseUrl}/v1/internal/api-keys/verify`,
    });
    const answer = await request(service)
      .get('/')
      .set('x-api-key', test.addKey());
    expect(answer.status).toBe(200);
  });
});

describe('401', () => {
  const unauthorized = {
    error: 'unauthorized',
    message: 'A valid API key is needed',
    request_id: 'call-1',
  };

  it('is for who presents no key, and nobody is asked', async () => {
    const answer = await request(test.service())
      .get(`/?key=${test.addKey()}&api_key=${test.addKey()}`)
      .set('x-request-id', 'call-1');
    expect([answer.status, answer.body]).toEqual([401, unauthorized]);
    expect(answer.headers).toMatchObject({
      'www-authenticate': 'Bearer',
      'cache-control': 'no-store',
      'x-request-id': 'call-1',
    });
    expect(test.server.asked).toEqual([]);
    expect(test.rejections).toEqual([{ status: 401, reason: 'missing_key' }]);
  });

  it.each([
    ['too short', { 'x-api-key': 'bp_short' }],
    ['too long', { 'x-api-key': `${aKey()}x` }],
    ['of another kind', { 'x-api-key': 'sk_0123456789012345678901' }],
    ['empty', { 'x-api-key': '' }],
    ['of other characters', { 'x-api-key': 'bp_01234567890123456789=/' }],
    ['a bearer token', { 'x-api-key': `Bearer ${aKey()}` }],
    ['two', { 'x-api-key': `${aKey()}, ${aKey()}` }],
    ['half a bearer token', { authorization: 'Bearer bp_' }],
    [
      'two that differ',
      { authorization: `Bearer ${aKey()}`, 'x-api-key': aKey() },
    ],
  ])(
    'is for a key that is %s, and nobody is asked',
    async (_what, headers: Record<string, string>) => {
      const answer = await request(test.service())
        .get('/')
        .set({ 'x-request-id': 'call-1', ...headers });
      expect([answer.status, answer.body]).toEqual([401, unauthorized]);
      expect(answer.headers['www-authenticate']).toBe(
        'Bearer error="invalid_token"',
      );
      expect(test.server.asked).toEqual([]);
      expect(test.rejections).toEqual([
        { status: 401, reason: 'malformed_key' },
      ]);
    },
  );

  it.each<[string, () => string, string]>([
    ['unknown', aKey, 'unknown'],
    ['revoked', () => test.addKey({ revoked: true }), 'revoked'],
    [
      'expired',
      () => test.addKey({ expires_at: '2020-01-01T00:00:00.000Z' }),
      'expired',
    ],
    ['of another product', () => test.addKey({ product: 'other' }), 'product'],
  ])(
    'is the same for a key that is %s, and only the service learns why',
    async (_what, presented, detail) => {
      const answer = await request(test.service({ product: 'scanner' }))
        .get('/')
        .set('x-request-id', 'call-1')
        .set('x-api-key', presented());
      expect([answer.status, answer.body]).toEqual([401, unauthorized]);
      expect(answer.headers['www-authenticate']).toBe(
        'Bearer error="invalid_token"',
      );
      expect(test.rejections).toEqual([
        { status: 401, reason: 'invalid_key', detail },
      ]);
    },
  );

  it('has an id of ours where the one given is none', async () => {
    for (const given of ['a b', '<script>', 'x'.repeat(101)]) {
      const answer = await request(test.service())
        .get('/')
        .set('x-request-id', given);
      expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
      expect(answer.body.request_id).toBe(answer.headers['x-request-id']);
    }
  });
});

describe('403', () => {
  it('is for a key without a scope that every call needs', async () => {
    const key = test.addKey({ key_id, scopes: ['scans:read'] });
    const service = test.service({ scopes: ['scans:read', 'scans:write'] });
    const answer = await request(service).get('/').set('x-api-key', key);
    expect([answer.status, answer.body]).toEqual([
      403,
      {
        error: 'forbidden',
        message: 'The API key is not for this',
        request_id: answer.headers['x-request-id'],
      },
    ]);
    expect(answer.headers['www-authenticate']).toBe(
      'Bearer error="insufficient_scope", scope="scans:read scans:write"',
    );
    expect(test.rejections).toEqual([
      { status: 403, reason: 'missing_scopes', key_id },
    ]);
  });

  it('is for a key without a scope that a route needs, and for that route only', async () => {
    const app = test.service();
    const service = express().use(
      apiKeyAuth({
        baseUrl: test.server.baseUrl,
        token: productToken,
        timeoutMs: patienceMs,
        onRejected: rejection => test.rejections.push(rejection),
      }),
    );
    service.get('/both', requireScopes('a', 'b'), app);
    service.get('/one', requireScopes('a'), app);
    const key = test.addKey({ key_id, scopes: ['a', 'B', 'ab', '*'] });
    const call = (path: string) =>
      request(service).get(path).set('x-api-key', key);
    expect((await call('/one')).status).toBe(200);
    expect((await call('/both')).status).toBe(403);
    expect(test.rejections).toEqual([
      { status: 403, reason: 'missing_scopes', key_id },
    ]);
  });

  it('does not let a handler widen the scopes of the next caller with the same key', async () => {
    const service = express().use(
      apiKeyAuth({
        baseUrl: test.server.baseUrl,
        token: productToken,
        timeoutMs: patienceMs,
      }),
    );
    service.get('/widen', incoming => {
      (incoming.apiKey!.scopes as string[]).push('admin');
    });
    service.get('/admin', requireScopes('admin'), (_request, response) => {
      response.json({});
    });
    service.use(
      (
        _error: Error,
        _request: express.Request,
        response: express.Response,
        _next: express.NextFunction,
      ) => {
        response.status(500).end();
      },
    );
    const key = test.addKey({ scopes: [] });
    const call = (path: string) =>
      request(service).get(path).set('x-api-key', key);
    expect((await call('/widen')).status).toBe(500);
    expect((await call('/admin')).status).toBe(403);
  });

  it('lets nobody through where no key was verified before', async () => {
    const handler = jest.fn();
    const service = express().get('/', requireScopes('a'), handler);
    service.use(
      (
        error: Error,
        _request: express.Request,
        response: express.Response,
        _next: express.NextFunction,
      ) => {
        response.status(500).json({ message: error.message });
      },
    );
    const answer = await request(service).get('/');
    expect(answer.body.message).toBe('This route needs apiKeyAuth before it');
    expect(handler).not.toHaveBeenCalled();
  });
});

describe('setting up', () => {
  it.each<[string, Partial<Parameters<typeof apiKeyAuth>[0]>]>([
    ['an address', { baseUrl: undefined }],
    ['an address of the web', { baseUrl: 'file:///etc/passwd' }],
    ['a whole address', { baseUrl: '/api/control-plane' }],
    ['a token', { token: '' }],
    ['a token that a header takes', { token: 'a\nb' }],
    ['times that are none before', { cacheTtlMs: -1 }],
    ['times that are numbers', { timeoutMs: Number.NaN }],
    ['room for an answer', { cacheSizeMax: 0 }],
    ['room for a call', { concurrencyMax: 0 }],
    ['a header', { headers: [] }],
  ])('needs %s', (_what, options) => {
    expect(() => test.service(options)).toThrow(TypeError);
  });

  it('needs scopes where they are required', () => {
    expect(() => requireScopes()).toThrow(TypeError);
  });
});
