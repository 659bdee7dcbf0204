import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import request from 'supertest';
import { createProductService } from '../examples/productService';
import { productToken, useVerifyServer } from './__testUtils__';

const test = useVerifyServer();

describe('the example of the README', () => {
  it('is the one that runs here', async () => {
    const directory = resolve(__dirname, '..');
    const [readme, example] = await Promise.all(
      ['README.md', 'examples/productService.ts'].map(name =>
        readFile(resolve(directory, name), 'utf8'),
      ),
    );
    expect(readme).toContain(`\`\`\`ts\n${example}\`\`\``);
  });

  it('shows callers what is their tenant’s, as far as their keys go', async () => {
    const log: object[] = [];
    const service = createProductService({
      controlPlaneUrl: test.server.baseUrl,
      token: async () => productToken,
      log: entry => log.push(entry),
    });
    const ours = '11111111-1111-4111-8111-111111111111';
    const theirs = '33333333-3333-4333-8333-333333333333';
    const writer = test.addKey({
      tenant_id: ours,
      scopes: ['scans:read', 'scans:write'],
    });
    const reader = test.addKey({ tenant_id: ours, scopes: ['scans:read'] });
    const stranger = test.addKey({ tenant_id: theirs, scopes: ['scans:read'] });
    const post = (key: string) =>
      request(service)
        .post('/v1/scans')
        .set('authorization', `Bearer ${key}`)
        .send({ target: 'payments-api' });
    const list = (key: string) =>
      request(service).get('/v1/scans').set('x-api-key', key);

    expect((await request(service).get('/health')).status).toBe(200);
    expect((await request(service).get('/v1/scans')).status).toBe(401);
    const scan = { tenant_id: ours, target: 'payments-api' };
    expect(await post(writer)).toMatchObject({ status: 201, body: scan });
    expect(await post(reader)).toMatchObject({ status: 403 });
    expect((await list(reader)).body).toEqual({ items: [scan] });
    expect((await list(stranger)).body).toEqual({ items: [] });
    expect(log).toEqual([
      { status: 401, reason: 'missing_key' },
      {
        status: 403,
        reason: 'missing_scopes',
        key_id: test.server.keys.get(reader)!.key_id,
      },
    ]);
    expect(
      test.server.asked.every(
        ({ product }) => product === 'compliance-scanner',
      ),
    ).toBe(true);
  });
});
