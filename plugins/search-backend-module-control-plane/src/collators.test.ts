import {
  mockCredentials,
  mockServices,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import { TestPipeline } from '@backstage/plugin-search-backend-node';
import { ControlPlaneClient } from '@groundwork/plugin-control-plane-common';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { EnvironmentCollatorFactory } from './EnvironmentCollatorFactory';
import { TenantCollatorFactory } from './TenantCollatorFactory';

const server = setupServer();
registerMswTestHooks(server);

const baseUrl = 'http://localhost:7007/api/control-plane';
const options = {
  auth: mockServices.auth({ pluginId: 'search' }),
  client: ControlPlaneClient.create({ baseUrl: async () => baseUrl }),
};
const token = mockCredentials.service.token({
  onBehalfOf: mockCredentials.service('plugin:search'),
  targetPluginId: 'control-plane',
});

/** Answers a list in two pages, and keeps what it was asked. */
function servePages(path: string, pages: object[][]) {
  const asked: URL[] = [];
  server.use(
    http.get(`${baseUrl}${path}`, ({ request }) => {
      if (request.headers.get('authorization') !== `Bearer ${token}`) {
        return new HttpResponse(undefined, { status: 401 });
      }
      const url = new URL(request.url);
      asked.push(url);
      const index = Number(url.searchParams.get('cursor') ?? 0);
      return HttpResponse.json({
        items: pages[index],
        total: { value: 2, relation: 'eq' },
        ...(index + 1 < pages.length && { next_cursor: String(index + 1) }),
      });
    }),
  );
  return asked;
}

describe('EnvironmentCollatorFactory', () => {
  it('indexes the environments of all pages, each to be found by who may read it', async () => {
    const first = {
      id: '6f0c5a3e-51d5-4d0c-9a55-0d9a3f6f3a01',
      name: 'payments-api-preview-6f0c5a3e',
      app: 'payments-api',
      team: 'team-payments',
      class: 'preview',
      region: 'us-east-1',
      owner: 'group:default/team-payments',
      repository: 'https://git.example.com/payments/api',
      revision: 'main',
      requested_by: 'user:default/ana',
      note: 'For the demo',
      status: 'ready',
      ttl_hours: 24,
      expires_at: '2026-01-02T00:00:00.000Z',
    };
    const second = {
      ...first,
      id: 'two',
      name: 'two',
      note: undefined,
      expires_at: undefined,
    };
    const asked = servePages('/v1/environment-requests', [[first], [second]]);
    const { documents } = await TestPipeline.fromCollator(
      await EnvironmentCollatorFactory.create(options).getCollator(),
    ).execute();

    expect(documents).toEqual([
      {
        title: 'payments-api-preview-6f0c5a3e',
        text: 'payments-api team-payments preview us-east-1 group:default/team-payments https://git.example.com/payments/api main user:default/ana For the demo',
        location: '/environments/6f0c5a3e-51d5-4d0c-9a55-0d9a3f6f3a01',
        status: 'ready',
        class: 'preview',
        region: 'us-east-1',
        owner: 'group:default/team-payments',
        ttl_hours: 24,
        expires_at: '2026-01-02T00:00:00.000Z',
        authorization: { resourceRef: first.id },
      },
      expect.objectContaining({
        title: 'two',
        authorization: { resourceRef: 'two' },
      }),
    ]);
    expect(documents[1]).not.toHaveProperty('expires_at');
    const statuses = asked[0].searchParams.getAll('status');
    expect(statuses).toContain('pending_approval');
    expect(statuses).not.toContain('deleted');
  });

  it('ends with an error, and so keeps what was indexed before, when the control plane is away', async () => {
    server.use(
      http.get(`${baseUrl}/v1/environment-requests`, () =>
        HttpResponse.json({}, { status: 503 }),
      ),
    );
    const { error } = await TestPipeline.fromCollator(
      await EnvironmentCollatorFactory.create(options).getCollator(),
    ).execute();
    expect(error).toMatchObject({ name: 'ControlPlaneError' });
  });
});

describe('TenantCollatorFactory', () => {
  it('indexes tenants but for the archived', async () => {
    const acme = {
      id: '1',
      slug: 'acme',
      name: 'Acme',
      plan: 'team',
      status: 'active',
    };
    servePages('/v1/tenants', [
      [acme],
      [{ ...acme, id: '2', status: 'archived' }],
    ]);
    const { documents } = await TestPipeline.fromCollator(
      await TenantCollatorFactory.create(options).getCollator(),
    ).execute();
    expect(documents).toEqual([
      {
        title: 'Acme',
        text: 'acme team active',
        location: '/tenants/acme',
        status: 'active',
        plan: 'team',
        authorization: { resourceRef: '1' },
      },
    ]);
  });
});
