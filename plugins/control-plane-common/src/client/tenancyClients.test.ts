import { ControlPlaneClient } from './ControlPlaneClient';
import { ControlPlaneError } from './ControlPlaneError';

const id = '00000000-0000-0000-0000-000000000001';

/** A client of which every call is kept, and answered the same. */
function setup(answer: () => Response = () => Response.json({})) {
  const sent: { call: string; body: unknown; token: string | null }[] = [];
  const client = ControlPlaneClient.create({
    baseUrl: async () => 'https://example.com/api/control-plane',
    fetch: async request => {
      const text = await request.text();
      sent.push({
        call: `${request.method} ${request.url.replace('https://example.com/api/control-plane', '')}`,
        body: text ? JSON.parse(text) : undefined,
        token: request.headers.get('authorization'),
      });
      return answer();
    },
  });
  return { client, sent };
}

const entry = {
  name: 'Scanner',
  description: '',
  plans_required: [],
  supports_trial: true,
};
const product = { tenant_id: id, product: 'scanner' };

type Call = (client: ControlPlaneClient) => Promise<unknown>;

const calls: [Call, string, unknown?][] = [
  [
    c => c.tenants.list({ status: ['trial', 'active'], q: 'ac' }),
    'GET /v1/tenants?status=trial&status=active&q=ac',
  ],
  [
    c =>
      c.tenants.create({
        slug: 'acme',
        name: 'Acme',
        plan: 'starter',
        kind: 'customer',
      }),
    'POST /v1/tenants',
    { slug: 'acme', name: 'Acme', plan: 'starter', kind: 'customer' },
  ],
  [c => c.tenants.get(id), `GET /v1/tenants/${id}`],
  [c => c.tenants.getBySlug('acme'), 'GET /v1/tenants/by-slug/acme'],
  [
    c => c.tenants.update(id, { name: 'Acme' }),
    `PATCH /v1/tenants/${id}`,
    { name: 'Acme' },
  ],
  [c => c.tenants.activate(id), `POST /v1/tenants/${id}/activate`, {}],
  [
    c => c.tenants.cancel(id, { at_period_end: true }),
    `POST /v1/tenants/${id}/cancel`,
    { at_period_end: true },
  ],
  [c => c.tenants.archive(id), `POST /v1/tenants/${id}/archive`],
  [c => c.tenants.listPlans(), 'GET /v1/tenant-plans'],
  [c => c.tenants.getQuotas(id), `GET /v1/tenant-quotas?tenant_id=${id}`],
  [
    c => c.tenants.setQuotas({ tenant_id: id, api_keys: 5 }),
    'PUT /v1/tenant-quotas',
    { tenant_id: id, api_keys: 5 },
  ],
  [
    c => c.tenants.listMembers(id, { limit: 5 }),
    `GET /v1/tenant-members?limit=5&tenant_id=${id}`,
  ],
  [c => c.tenants.listProjects(id), `GET /v1/projects?tenant_id=${id}`],
  [
    c => c.tenants.issueServiceAccountToken(id),
    `POST /v1/service-accounts/${id}/tokens`,
    { ttl_seconds: 3600 },
  ],
  [
    c => c.catalog.listProducts({ tenant_id: id }),
    `GET /v1/catalog?tenant_id=${id}`,
  ],
  [
    c => c.catalog.putProduct('scanner', entry),
    'PUT /v1/catalog/scanner',
    entry,
  ],
  [c => c.catalog.requestProduct(product), 'POST /v1/catalog/request', product],
  [
    c => c.catalog.startTrial(product),
    'POST /v1/catalog/trial-request',
    product,
  ],
  [
    c => c.catalog.declineProductRequest(id, 'Too early'),
    `POST /v1/catalog/requests/${id}/decline`,
    { reason: 'Too early' },
  ],
  [
    c => c.catalog.checkEntitlement(id, 'scanner'),
    `GET /v1/entitlements/check?tenant_id=${id}&product=scanner`,
  ],
  [
    c => c.catalog.grantEntitlement(id, 'scanner'),
    `PUT /v1/entitlements/${id}/scanner`,
    { enabled: true },
  ],
  [c => c.apiKeys.list(id), `GET /v1/api-keys?tenant_id=${id}`],
  [
    c => c.apiKeys.rotate(id),
    `POST /v1/api-keys/${id}/rotate`,
    { overlap_seconds: 86_400 },
  ],
  [
    c => c.apiKeys.verify({ key: 'bp_x' }),
    'POST /v1/internal/api-keys/verify',
    { key: 'bp_x' },
  ],
  [
    c => c.audit.list({ actor_id: 'user:default/ana', cursor: 7 }),
    'GET /v1/audit?actor_id=user%3Adefault%2Fana&cursor=7',
  ],
  [c => c.audit.getChain(), 'GET /v1/audit/chain'],
  [c => c.audit.verify({ limit: 10 }), 'GET /v1/audit/verify?limit=10'],
];

describe('the clients of tenancy', () => {
  it.each(calls.map(([call, operation, body]) => [operation, call, body]))(
    'call %s',
    async (operation, call, body) => {
      const { client, sent } = setup();
      await (call as Call)(client);
      expect(sent).toEqual([{ call: operation, body, token: null }]);
    },
  );

  it.each<[string, Call]>([
    [`DELETE /v1/tenants/${id}`, c => c.tenants.delete(id)],
    [`DELETE /v1/tenant-members/${id}`, c => c.tenants.removeMember(id)],
    [`DELETE /v1/projects/${id}`, c => c.tenants.deleteProject(id)],
    [
      `DELETE /v1/service-accounts/${id}`,
      c => c.tenants.deleteServiceAccount(id),
    ],
    [
      `DELETE /v1/service-accounts/${id}/tokens`,
      c => c.tenants.revokeServiceAccountTokens(id),
    ],
    ['DELETE /v1/catalog/scanner', c => c.catalog.deleteProduct('scanner')],
    [
      `DELETE /v1/entitlements/${id}/scanner`,
      c => c.catalog.revokeEntitlement(id, 'scanner'),
    ],
    [`DELETE /v1/api-keys/${id}`, c => c.apiKeys.revoke(id)],
  ])('take an empty answer to %s, and refuse an error', async (call, work) => {
    const good = setup(() => new Response(undefined, { status: 204 }));
    expect(await work(good.client)).toBeUndefined();
    expect(good.sent[0].call).toBe(call);

    const bad = setup(() =>
      Response.json(
        { error: 'conflict', message: 'In use', request_id: 'r' },
        { status: 409 },
      ),
    );
    await expect(work(bad.client)).rejects.toEqual(
      expect.objectContaining({
        name: ControlPlaneError.name,
        code: 'conflict',
        statusCode: 409,
      }),
    );
  });

  it('send the token that they are given', async () => {
    const { client, sent } = setup();
    await client.tenants.get(id, { token: 'secret' });
    expect(sent[0].token).toBe('Bearer secret');
  });

  it('hand an export out as it comes', async () => {
    const { client, sent } = setup(() => new Response('{"id":1}\n{"id":2}\n'));
    const stream = await client.audit.export({ format: 'ndjson' });
    expect(await new Response(stream).text()).toBe('{"id":1}\n{"id":2}\n');
    expect(sent[0].call).toBe('GET /v1/audit/export?format=ndjson');
  });
});
