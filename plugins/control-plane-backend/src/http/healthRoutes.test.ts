import { mockServices } from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { RateLimits } from '../rateLimits';
import { createRouter } from './createRouter';
import { addHealthRoutes } from './healthRoutes';

function startApp(now: () => Promise<string>) {
  const logger = mockServices.logger.mock();
  const app = express().use(
    createRouter({
      logger,
      authenticator: {
        authenticate: () => Promise.reject(new Error('Nobody was to be asked')),
      } as never,
      openRoutes: [
        addHealthRoutes({
          database: { now } as never,
          runtimes: { health: () => [] } as never,
          runtimeStore: { listHealth: () => now().then(() => []) },
          tokens: {
            issuer: 'https://issuer.example.com',
            tokenEndpoint: () =>
              Promise.reject(new Error('The issuer is away')),
          } as never,
          logger,
        }),
      ],
      routes: [],
      rateLimits: RateLimits.create({}),
      idempotentCalls: {
        begin: (_request, _response, next) => next(),
        settle: (error, _request, _response, next) => next(error),
      },
      validateResponses: true,
    }),
  );
  return request(app);
}

describe('health', () => {
  it('is told to everybody while the database answers', async () => {
    const app = startApp(async () => '2026-01-01T00:00:00.000Z');
    for (const path of ['/healthz', '/readyz']) {
      const { status, body } = await app.get(path);
      expect([path, status, body]).toEqual([path, 200, { status: 'ok' }]);
    }
    const { status, body } = await app.get('/v1/health');
    expect([status, body.status]).toEqual([200, 'healthy']);
  });

  it('is live but not ready while the database does not, and says nothing of why', async () => {
    const app = startApp(() =>
      Promise.reject(new Error('connect ECONNREFUSED 10.0.0.1:5432')),
    );
    expect((await app.get('/healthz')).status).toBe(200);
    const ready = await app.get('/readyz');
    expect([ready.status, ready.body]).toEqual([
      503,
      {
        error: 'unavailable',
        message: 'The database does not answer',
        request_id: ready.headers['x-request-id'],
      },
    ]);
    const health = await app.get('/v1/health');
    expect([health.status, health.body.status]).toEqual([503, 'unhealthy']);
  });

  it('tells what it is while the issuer is away', async () => {
    const app = startApp(async () => '2026-01-01T00:00:00.000Z');
    const { status, body } = await app.get('/v1/info');
    expect([status, body.auth]).toEqual([
      200,
      { oidc_issuer: 'https://issuer.example.com', token_endpoint: null },
    ]);
  });
});
