import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  entitlementReadPermission,
  productReadPermission,
  productRequestPermission,
} from '@groundwork/plugin-control-plane-common';
import {
  callApi,
  createTestStores,
  startControlPlane,
  waitFor,
  type TestControlPlane,
} from '../__testUtils__';
import type { StoredTenant } from '../tenants';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const past = '2026-10-03T00:00:00.000Z';

describe('entitlements in a backend with a policy of its own', () => {
  const denied = new Set<string>();
  let plane: TestControlPlane;
  let tenant: StoredTenant;

  beforeAll(async () => {
    const knex = await databases.init('SQLITE_3');
    tenant = await (await createTestStores(knex)).addTenant({ slug: 'acme' });
    await knex('entitlements').insert({
      tenant_id: tenant.id,
      product: 'docs',
      enabled: true,
      config: '{}',
      trial: false,
      expires_at: past,
      created_at: past,
      updated_at: past,
    });
    const decide = (permission: { name: string }) => ({
      result: denied.has(permission.name)
        ? AuthorizeResult.DENY
        : AuthorizeResult.ALLOW,
    });
    plane = await startControlPlane({
      knex,
      config: { products: { docs: { name: 'Docs', supportsTrial: true } } },
      features: [
        mockServices.permissions.mock({
          authorize: async requests =>
            requests.map(({ permission }) => decide(permission)),
          authorizeConditional: async requests =>
            requests.map(({ permission }) => decide(permission)),
        }).factory,
      ],
    });
  });

  afterAll(async () => {
    await plane.stop();
  });

  beforeEach(() => {
    denied.clear();
  });

  const call = (method: string, path: string, json?: unknown) =>
    callApi<{ items?: { key: string }[]; message?: string }>(
      plane.url,
      method,
      path,
      { token: mockCredentials.user.token('user:default/ana'), json },
    );

  it('have their products written when it starts', async () => {
    const { body } = await call('GET', '/v1/catalog');
    expect(body.items?.map(({ key }) => key)).toEqual(['docs']);
  });

  it('end by themselves', async () => {
    const events = await waitFor(
      () => plane.knex('audit_events').where('action', 'entitlement.expired'),
      all => all.length > 0,
    );
    expect(events).toEqual([
      expect.objectContaining({ tenant_id: tenant.id, actor_id: 'system' }),
    ]);
  });

  it('answer 403, naming what is needed, to whom the policy does not let read', async () => {
    const query = `tenant_id=${tenant.id}`;
    const paths = [
      `/v1/catalog?${query}`,
      `/v1/catalog/requests?${query}`,
      `/v1/entitlements?${query}`,
      `/v1/entitlements/check?${query}&product=docs`,
    ];
    for (const path of paths) {
      expect((await call('GET', path)).status).toBe(200);
    }
    denied.add(entitlementReadPermission.name);
    for (const path of paths) {
      const { status, body } = await call('GET', path);
      expect([path, status, body.message]).toEqual([
        path,
        403,
        expect.stringContaining(entitlementReadPermission.name),
      ]);
    }
    expect((await call('GET', '/v1/catalog/requests')).body.items).toEqual([]);
    denied.add(productReadPermission.name);
    expect((await call('GET', '/v1/catalog')).status).toBe(403);
  });

  it('answer 403 to whom the policy does not let request', async () => {
    denied.add(productRequestPermission.name);
    const json = { tenant_id: tenant.id, product: 'docs' };
    for (const operation of ['request', 'trial-request']) {
      const { status } = await call('POST', `/v1/catalog/${operation}`, json);
      expect(status).toBe(403);
    }
    expect(await plane.knex('product_requests')).toEqual([]);
  });

  it('are checked for a service of the portal as well, and changed by none', async () => {
    const token = mockCredentials.service.token();
    const check = `/v1/entitlements/check?tenant_id=${tenant.id}&product=docs`;
    const checked = await callApi(plane.url, 'GET', check, { token });
    expect(checked).toMatchObject({ status: 200, body: { reason: 'expired' } });
    const changed = await callApi(
      plane.url,
      'PUT',
      `/v1/entitlements/${tenant.id}/docs`,
      { token, json: {} },
    );
    expect(changed.status).toBe(403);
  });
});
