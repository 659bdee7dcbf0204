import express from 'express';
import express5 from 'express5';
import request from 'supertest';
import { patienceMs, productToken, useVerifyServer } from './__testUtils__';
import { apiKeyAuth } from './apiKeyAuth';
import { requireScopes } from './requireScopes';

const test = useVerifyServer();

describe.each([
  ['4', express],
  ['5', express5 as typeof express],
])('with Express %s', (version, createApp) => {
  const service = () => {
    const app = createApp();
    app.use(
      apiKeyAuth({
        baseUrl: test.server.baseUrl,
        token: productToken,
        timeoutMs: patienceMs,
      }),
    );
    app.get('/scans', requireScopes('scans:read'), (call, response) => {
      response.json(call.apiKey?.scopes);
    });
    return app;
  };

  it('is the version that it says', () => {
    const { version: installed } = jest.requireActual(
      version === '5' ? 'express5/package.json' : 'express/package.json',
    );
    expect(installed.split('.')[0]).toBe(version);
  });

  it('lets in who may, and nobody else', async () => {
    const app = service();
    const call = (key: string) =>
      request(app).get('/scans').set('x-api-key', key);
    const good = await call(test.addKey({ scopes: ['scans:read'] }));
    expect([good.status, good.body]).toEqual([200, ['scans:read']]);
    expect((await call(test.addKey())).status).toBe(403);
    expect((await call('bp_nonsense')).status).toBe(401);
    expect((await request(app).get('/scans')).status).toBe(401);
  });

  it('fails closed when the control plane is away', async () => {
    test.server.onCall = async () => {
      throw new Error('Away');
    };
    const { status } = await request(service())
      .get('/scans')
      .set('x-api-key', test.addKey({ scopes: ['scans:read'] }));
    expect(status).toBe(503);
  });
});
