import { TestDatabases } from '@backstage/backend-test-utils';
import {
  apiKeyAuth,
  requireScopes,
  type Rejection,
} from '@groundwork/api-key-express';
import type { APIKeyCreated } from '@groundwork/plugin-control-plane-common';
import express from 'express';
import request from 'supertest';
import { waitFor } from '../__testUtils__';
import { useTenantWorld } from '../__testUtils__/contract';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())(
  'the service of a product on %p',
  id => {
    const { api, world } = useTenantWorld(databases, id);

    const createKey = (product: string, scopes: string[]) =>
      world.make<APIKeyCreated>('createApiKey', {
        json: { tenant_id: world.a.id, name: 'CI', product, scopes },
      });

    it('lets callers in by the keys that the control plane made, until two seconds after they are revoked', async () => {
      const rejections: Rejection[] = [];
      const service = express();
      service.use(
        apiKeyAuth({
          baseUrl: api.plane.url,
          token: async () => api.tokens.pat,
          product: world.configuredProduct,
          onRejected: rejection => rejections.push(rejection),
        }),
      );
      service.get('/read', requireScopes('read'), (incoming, response) => {
        response.json(incoming.apiKey);
      });
      service.get('/write', requireScopes('write'), (_incoming, response) => {
        response.json({});
      });
      const call = (path: string, key: string) =>
        request(service).get(path).set('authorization', `Bearer ${key}`);

      const { plaintext, api_key } = await createKey(world.configuredProduct, [
        'read',
      ]);
      expect(await call('/read', plaintext)).toMatchObject({
        status: 200,
        body: {
          tenant_id: world.a.id,
          product: world.configuredProduct,
          scopes: ['read'],
          key_id: api_key.id,
        },
      });
      expect((await call('/write', plaintext)).status).toBe(403);
      const other = await createKey(await world.addProduct(), ['read']);
      expect((await call('/read', other.plaintext)).status).toBe(401);
      expect((await call('/read', `bp_${'0'.repeat(22)}`)).status).toBe(401);

      await world.make('revokeApiKey', { params: { id: api_key.id } });
      const revokedAtMs = performance.now();
      await waitFor(
        async () => (await call('/read', plaintext)).status,
        status => status === 401,
      );
      expect(performance.now() - revokedAtMs).toBeLessThan(2_000);
      expect(rejections.map(({ status, reason }) => [status, reason])).toEqual([
        [403, 'missing_scopes'],
        [401, 'invalid_key'],
        [401, 'invalid_key'],
        [401, 'invalid_key'],
      ]);
    });
  },
);
