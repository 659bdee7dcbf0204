import type { SchedulerServiceTaskInvocationDefinition } from '@backstage/backend-plugin-api';
import {
  mockServices,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import { apiEntityV1alpha1Validator } from '@backstage/catalog-model';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { FakeCatalog } from './__testUtils__/FakeCatalog';
import { ControlPlaneApiEntityProvider } from './ControlPlaneApiEntityProvider';

const server = setupServer();
registerMswTestHooks(server);

const documentUrl = 'http://internal:7007/api/control-plane/openapi.json';
const document = { openapi: '3.1.0', info: { title: 'x', version: '1' } };

async function setup(options?: { system?: string }) {
  const catalog = new FakeCatalog();
  const tasks: SchedulerServiceTaskInvocationDefinition[] = [];
  await ControlPlaneApiEntityProvider.create({
    discovery: mockServices.discovery.mock({
      getBaseUrl: async id => `http://internal:7007/api/${id}`,
      getExternalBaseUrl: async id => `https://portal.example.com/api/${id}`,
    }),
    owner: 'group:default/platform-admins',
    retryDelayMs: 1,
    taskRunner: { run: async task => void tasks.push(task) },
    ...options,
  }).connect(catalog);
  return {
    catalog,
    refresh: async (signal = new AbortController().signal) =>
      tasks[0].fn(signal),
  };
}

describe('ControlPlaneApiEntityProvider', () => {
  it('provides the document that the control plane serves, read without a token', async () => {
    const tokens: (string | null)[] = [];
    server.use(
      http.get(documentUrl, ({ request }) => {
        tokens.push(request.headers.get('authorization'));
        return HttpResponse.json(document);
      }),
    );
    const { catalog, refresh } = await setup({
      system: 'system:default/groundwork',
    });
    await refresh();

    const entity = catalog.get('api:default/control-plane');
    expect(entity).toMatchObject({
      metadata: {
        annotations: {
          'backstage.io/managed-by-location':
            'url:https://portal.example.com/api/control-plane/openapi.json',
        },
      },
      spec: {
        type: 'openapi',
        lifecycle: 'production',
        owner: 'group:default/platform-admins',
        system: 'system:default/groundwork',
      },
    });
    expect(JSON.parse(String(entity?.spec?.definition))).toEqual(document);
    await expect(apiEntityV1alpha1Validator.check(entity!)).resolves.toBe(true);
    expect(tokens).toEqual([null]);
  });

  it('waits for a control plane that is still starting', async () => {
    let calls = 0;
    server.use(
      http.get(documentUrl, () => {
        calls++;
        if (calls === 1) {
          return HttpResponse.error();
        }
        return calls < 4
          ? new HttpResponse('starting', { status: 503 })
          : HttpResponse.json(document);
      }),
    );
    const { catalog, refresh } = await setup();
    await refresh();
    expect(catalog.refs).toEqual(['api:default/control-plane']);
  });

  it.each([
    ['a page', () => HttpResponse.html('<html></html>')],
    ['nothing', () => HttpResponse.json({})],
    ['null', () => HttpResponse.json(null)],
  ])('provides nothing when it gets %s instead', async (_, answer) => {
    server.use(http.get(documentUrl, answer));
    const { catalog, refresh } = await setup();
    await expect(refresh()).rejects.toThrow();
    expect(catalog.mutations).toEqual([]);
  });

  it('stops trying when the backend shuts down', async () => {
    const shutdown = new AbortController();
    let calls = 0;
    server.use(
      http.get(documentUrl, () => {
        calls++;
        shutdown.abort();
        return new HttpResponse('no', { status: 503 });
      }),
    );
    const { refresh } = await setup();
    await expect(refresh(shutdown.signal)).rejects.toThrow();
    expect(calls).toBe(1);
  });
});
