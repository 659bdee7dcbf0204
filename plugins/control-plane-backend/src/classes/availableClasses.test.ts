import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  EnvironmentClass,
  EnvironmentClassList,
} from '@groundwork/plugin-control-plane-common';
import {
  createTestStores,
  previewBody,
  requestsPath,
  useTestApi,
} from '../__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const path = '/v1/environment-classes';

describe.each(databases.eachSupportedId())('classes for a tenant on %p', id => {
  const api = useTestApi(databases, id);
  const get = (name: string, query = '', who = 'vic') =>
    api.call<EnvironmentClass>(who, 'GET', `${path}/${name}${query}`);
  const product = 'log-search';
  let tenantId: string;
  let gated: EnvironmentClass;

  const availabilityOf = async (who = 'ada', tenant = tenantId) =>
    (await get(gated.name, `?tenant_id=${tenant}`, who)).body.availability;
  const entitle = (json: object = {}) =>
    api.call('ada', 'PUT', `/v1/entitlements/${tenantId}/${product}`, {
      json,
    });

  beforeAll(async () => {
    const { addTenant } = await createTestStores(api.plane.knex);
    const tenant = await addTenant(
      { slug: 'acme', name: 'Acme' },
      { 'user:default/ana': 'developer', 'user:default/vic': 'viewer' },
    );
    tenantId = tenant.id;
    const created = await api.call<EnvironmentClass>('ada', 'POST', path, {
      json: {
        name: 'workshop',
        title: 'Workshop',
        quota_profile: 'small',
        regions: ['us-east-1'],
        entitlement: product,
        approval: { mode: 'automatic' },
      },
    });
    gated = created.body;
  });

  it('says why a class is not available, and what could be requested for it', async () => {
    expect(await availabilityOf()).toEqual({
      allowed: false,
      reason:
        "Workshop needs log-search: There is no product 'log-search' in the catalog",
      product,
      can_request: false,
    });
    await api.call('ada', 'PUT', `/v1/catalog/${product}`, {
      json: {
        name: 'Log search',
        description: '',
        plans_required: [],
        supports_trial: false,
      },
    });
    expect(await availabilityOf('ana')).toEqual({
      allowed: false,
      reason: 'Workshop needs log-search: acme is not entitled to Log search',
      product,
      can_request: true,
    });
    expect(await availabilityOf('vic')).toMatchObject({
      allowed: false,
      can_request: false,
    });
    expect((await get(gated.name)).body.availability).toBeUndefined();
  });

  it('says so of each class of a list', async () => {
    const { body } = await api.call<EnvironmentClassList>(
      'ana',
      'GET',
      `${path}?limit=200&tenant_id=${tenantId}`,
    );
    const found = new Map(
      body.items.map(({ name, availability }) => [name, availability?.allowed]),
    );
    expect(found.get('preview')).toBe(true);
    expect(found.get(gated.name)).toBe(false);
  });

  it('tells nothing of tenants that the caller may not read', async () => {
    expect(
      (await get(gated.name, `?tenant_id=${tenantId}`, 'rui')).status,
    ).toBe(404);
    expect(
      (await api.call('rui', 'GET', `${path}?tenant_id=${tenantId}`)).status,
    ).toBe(404);
  });

  it('takes requests for the class from tenants that are entitled, and from no others', async () => {
    const ask = (change: object) =>
      api.call('ana', 'POST', requestsPath, {
        json: { ...previewBody, class: gated.name, ...change },
      });
    for (const change of [{}, { tenant_id: tenantId }]) {
      const { status, body } = await ask(change);
      expect([status, body]).toMatchObject([
        400,
        {
          details: [
            {
              field: 'class',
              message: expect.stringContaining(product),
            },
          ],
        },
      ]);
    }
    await entitle();
    expect(await availabilityOf('ana')).toEqual({ allowed: true });
    const { status } = await ask({ tenant_id: tenantId });
    expect(status).toBe(201);
    await entitle({ enabled: false });
    expect(await availabilityOf('ana')).toMatchObject({
      allowed: false,
      reason: expect.stringContaining('switched off'),
    });
  });

  it('does not offer a frozen tenant any class', async () => {
    await entitle();
    const { addTenant } = await createTestStores(api.plane.knex);
    const frozen = await addTenant({ slug: 'cold', status: 'frozen' });
    expect(await availabilityOf('ada', frozen.id)).toEqual({
      allowed: false,
      reason: 'cold is frozen: it gets no environments',
    });
    const { body } = await get('preview', `?tenant_id=${frozen.id}`, 'ada');
    expect(body.availability?.allowed).toBe(false);
  });
});
