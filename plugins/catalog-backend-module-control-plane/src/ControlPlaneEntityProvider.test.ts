import type { SchedulerServiceTaskInvocationDefinition } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  ControlPlaneClient,
  ENVIRONMENT_REQUESTS_CHANNEL,
} from '@groundwork/plugin-control-plane-common';
import { setupServer } from 'msw/node';
import { anEnvironmentRequest } from './__testUtils__/anEnvironmentRequest';
import { FakeCatalog } from './__testUtils__/FakeCatalog';
import { FakeControlPlane } from './__testUtils__/FakeControlPlane';
import { ControlPlaneEntityProvider } from './ControlPlaneEntityProvider';
import { EnvironmentSource } from './EnvironmentSource';

const baseUrl = 'http://localhost:7007/api/control-plane';
const server = setupServer();
registerMswTestHooks(server);

const refOf = (number: number) =>
  `resource:default/payments-api-preview-${number}`;

async function setup(options: { hasTenants?: boolean } = {}) {
  const controlPlane = new FakeControlPlane({
    baseUrl,
    token: mockCredentials.service.token({
      onBehalfOf: mockCredentials.service('plugin:catalog'),
      targetPluginId: 'control-plane',
    }),
  });
  server.use(...controlPlane.handlers());

  const catalog = new FakeCatalog();
  const events = mockServices.events();
  const logger = mockServices.logger.mock();
  const tasks: SchedulerServiceTaskInvocationDefinition[] = [];
  const provider = ControlPlaneEntityProvider.create({
    events,
    ...options,
    logger,
    portalUrl: 'https://portal.example.com',
    retryDelayMs: 1,
    source: EnvironmentSource.create({
      auth: mockServices.auth({ pluginId: 'catalog' }),
      catalog: catalogServiceMock({
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: { name: 'payments-api', namespace: 'default' },
            spec: { type: 'service', system: 'commerce' },
          },
        ],
      }),
      client: ControlPlaneClient.create({ baseUrl: async () => baseUrl }),
    }),
    taskRunner: { run: async task => void tasks.push(task) },
  });
  await provider.connect(catalog);

  return {
    catalog,
    controlPlane,
    events,
    logger,
    refresh: async () => tasks[0].fn(new AbortController().signal),
    announce: (...ids: string[]) =>
      Promise.all(
        ids.map(request_id =>
          events.publish({
            topic: ENVIRONMENT_REQUESTS_CHANNEL,
            eventPayload: {
              type: 'environment-request.changed',
              message_id: `message-${request_id}`,
              request_id,
            },
          }),
        ),
      ),
  };
}

describe('ControlPlaneEntityProvider, where tenants are entities', () => {
  const tenant_id = '00000000-0000-4000-8000-0000000000aa';

  it('names the tenant of an environment', async () => {
    const { catalog, controlPlane, refresh } = await setup({
      hasTenants: true,
    });
    controlPlane.putTenant(tenant_id, 'acme');
    controlPlane.put(
      anEnvironmentRequest(1, { tenant_id }),
      anEnvironmentRequest(2),
      anEnvironmentRequest(3, {
        tenant_id: '00000000-0000-4000-8000-0000000000bb',
      }),
    );
    await refresh();
    expect(
      [1, 2, 3].map(
        number =>
          catalog.get(refOf(number))?.metadata.annotations?.[
            'groundwork.dev/tenant'
          ],
      ),
    ).toEqual(['resource:tenants/acme', undefined, undefined]);
  });

  it('asks for no tenants where they are none', async () => {
    const { controlPlane, refresh } = await setup();
    controlPlane.put(anEnvironmentRequest(1, { tenant_id }));
    await refresh();
    expect(controlPlane.calls.join()).not.toContain('/tenants');
  });
});

describe('ControlPlaneEntityProvider, reading everything', () => {
  it('provides the environments of all pages, and nothing for requests that are not one', async () => {
    const { catalog, controlPlane, refresh } = await setup();
    for (let number = 1; number <= 450; number++) {
      controlPlane.put(anEnvironmentRequest(number));
    }
    const never = { ready_at: undefined, expires_at: undefined };
    controlPlane.put(
      anEnvironmentRequest(501, { status: 'pending_approval', ...never }),
      anEnvironmentRequest(502, { status: 'reconciling', ...never }),
      anEnvironmentRequest(503, { status: 'failed', ...never }),
      anEnvironmentRequest(504, { status: 'deleted' }),
      anEnvironmentRequest(505, { status: 'rejected', ...never }),
    );
    await refresh();

    expect(catalog.refs).toHaveLength(450);
    expect(catalog.refs).toContain(refOf(450));
    expect(catalog.mutations[0].type).toBe('full');
  });

  it.each([
    'queued',
    'reconciling',
    'failed',
    'deprovisioning',
    'ready',
  ] as const)(
    'keeps an environment that was ready and is now %s',
    async status => {
      const { catalog, controlPlane, refresh } = await setup();
      controlPlane.put(anEnvironmentRequest(1, { status }));
      await refresh();

      expect(
        catalog.get(refOf(1))?.metadata.annotations?.['groundwork.dev/status'],
      ).toBe(status);
    },
  );

  it('takes the system from the component', async () => {
    const { catalog, controlPlane, refresh } = await setup();
    controlPlane.put(
      anEnvironmentRequest(1),
      anEnvironmentRequest(2, { component_ref: 'component:default/unknown' }),
    );
    await refresh();

    expect(catalog.get(refOf(1))?.spec).toMatchObject({
      system: 'system:default/commerce',
      dependencyOf: ['component:default/payments-api'],
    });
    expect(catalog.get(refOf(2))?.spec).toEqual({
      type: 'environment',
      owner: 'group:default/team-payments',
      dependencyOf: ['component:default/unknown'],
    });
  });

  it('removes what is gone, and everything when nothing is left', async () => {
    const { catalog, controlPlane, refresh } = await setup();
    controlPlane.put(anEnvironmentRequest(1));
    await refresh();
    controlPlane.put(anEnvironmentRequest(1, { status: 'deleted' }));
    await refresh();

    expect(catalog.refs).toEqual([]);
  });

  it('waits for a control plane that is still starting', async () => {
    const { catalog, controlPlane, refresh } = await setup();
    controlPlane.put(anEnvironmentRequest(1));
    controlPlane.failNext(3);
    await refresh();

    expect(catalog.refs).toEqual([refOf(1)]);
  });

  it('leaves the catalog as it is when the control plane stays away', async () => {
    const { catalog, controlPlane, refresh } = await setup();
    controlPlane.put(anEnvironmentRequest(1));
    await refresh();
    const before = catalog.mutations.length;
    controlPlane.failNext(100);

    await expect(refresh()).rejects.toThrow('Not yet');
    expect(catalog.mutations).toHaveLength(before);
    expect(catalog.refs).toEqual([refOf(1)]);
  });

  it('reads again what changed while it was reading, so that it never leaves an old state behind', async () => {
    const { catalog, controlPlane, refresh } = await setup();
    controlPlane.put(anEnvironmentRequest(1), anEnvironmentRequest(2));
    catalog.onMutation = mutation => {
      if (mutation.type === 'full') {
        // As another replica of the backend saw it, and applied it, in between.
        controlPlane.put(
          anEnvironmentRequest(1, {
            status: 'deleted',
            updated_at: '2026-01-02T00:00:00.000Z',
          }),
          anEnvironmentRequest(3, { updated_at: '2026-01-02T00:00:00.000Z' }),
        );
      }
    };
    await refresh();

    expect(catalog.refs).toEqual([refOf(2), refOf(3)]);
  });

  it('leaves out, with a word in the log, what cannot be in the catalog', async () => {
    const { catalog, controlPlane, logger, refresh } = await setup();
    controlPlane.put(
      anEnvironmentRequest(1),
      anEnvironmentRequest(2, { name: 'x'.repeat(64) }),
      anEnvironmentRequest(3, { name: '../../etc' }),
    );
    await refresh();

    expect(catalog.refs).toEqual([refOf(1)]);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('00000000-0000-4000-8000-000000000002'),
    );
  });
});

describe('ControlPlaneEntityProvider, on events', () => {
  it('shows an environment that became ready, drifted, and went', async () => {
    const { announce, catalog, controlPlane } = await setup();
    const { id } = anEnvironmentRequest(1);

    controlPlane.put(anEnvironmentRequest(1));
    await announce(id);
    await catalog.until(() => catalog.refs.includes(refOf(1)));

    controlPlane.put(
      anEnvironmentRequest(1, {
        drift_status: 'drifted',
        drift_summary: 'resourcequota.yaml: spec.hard.pods',
      }),
    );
    await announce(id);
    await catalog.until(() => catalog.mutations.length === 2);
    expect(catalog.get(refOf(1))).toMatchObject({
      metadata: {
        annotations: {
          'groundwork.dev/drift-status': 'drifted',
          'groundwork.dev/drift-summary': 'resourcequota.yaml: spec.hard.pods',
        },
      },
    });

    controlPlane.put(anEnvironmentRequest(1, { status: 'deleted' }));
    await announce(id);
    await catalog.until(() => catalog.refs.length === 0);
    expect(catalog.mutations.map(({ type }) => type)).toEqual([
      'delta',
      'delta',
      'delta',
    ]);
  });

  it('does not touch the catalog for a request that never became an environment', async () => {
    const { announce, catalog, controlPlane } = await setup();
    const rejected = anEnvironmentRequest(1, {
      status: 'rejected',
      ready_at: undefined,
    });
    controlPlane.put(rejected, anEnvironmentRequest(2));
    await announce(rejected.id);
    await announce(anEnvironmentRequest(2).id);
    await catalog.until(() => catalog.refs.length > 0);

    for (const mutation of catalog.mutations) {
      expect(mutation).toMatchObject({ type: 'delta', removed: [] });
    }
    expect(catalog.refs).toEqual([refOf(2)]);
  });

  it('keeps the environment that has taken over the name of one that is gone', async () => {
    const { announce, catalog, controlPlane, refresh } = await setup();
    const gone = anEnvironmentRequest(1, { name: 'shared', status: 'deleted' });
    const heir = anEnvironmentRequest(2, { name: 'shared' });
    controlPlane.put(gone, heir);
    await refresh();
    const before = catalog.mutations.length;

    await announce(gone.id);
    await catalog.until(() => catalog.mutations.length > before);
    expect(
      catalog.get('resource:default/shared')?.metadata.annotations,
    ).toMatchObject({ 'groundwork.dev/environment-id': heir.id });
  });

  it('reads little for a burst of events', async () => {
    const { announce, catalog, controlPlane } = await setup();
    controlPlane.put(anEnvironmentRequest(1), anEnvironmentRequest(2));
    await announce(
      ...Array<string>(200).fill(anEnvironmentRequest(1).id),
      anEnvironmentRequest(2).id,
    );
    await catalog.until(() => catalog.refs.length === 2);

    expect(controlPlane.calls.length).toBeLessThanOrEqual(4);
  });

  it('never goes back to an old state when a change comes during a full reading', async () => {
    const { announce, catalog, controlPlane, refresh } = await setup();
    const { id } = anEnvironmentRequest(1);
    controlPlane.put(anEnvironmentRequest(1));
    let release = () => {};
    const held = new Promise<void>(resolve => {
      release = resolve;
    });
    const listed = new Promise<void>(resolve => {
      controlPlane.afterList = () => {
        // The first list asks for the latest change only, the second one has the environments.
        if (controlPlane.calls.length < 2) {
          return Promise.resolve();
        }
        resolve();
        return held;
      };
    });
    const refreshed = refresh();
    await listed;

    controlPlane.put(anEnvironmentRequest(1, { status: 'failed' }));
    await announce(id);
    // Time enough to read and apply the change, if it did not wait for its turn.
    for (let call = 0; call < 5; call++) {
      await fetch(`${baseUrl}/v1/environment-requests/${id}`);
    }
    expect(catalog.mutations).toEqual([]);

    release();
    await refreshed;
    await catalog.until(
      () =>
        catalog.get(refOf(1))?.metadata.annotations?.[
          'groundwork.dev/status'
        ] === 'failed',
    );
    expect(catalog.mutations[0].type).toBe('full');
  });

  it('neither holds up nor disturbs who publishes, and tries again', async () => {
    const { announce, catalog, controlPlane } = await setup();
    controlPlane.put(anEnvironmentRequest(1));
    controlPlane.failNext(2);
    await expect(announce(anEnvironmentRequest(1).id)).resolves.toBeDefined();
    await catalog.until(() => catalog.refs.length === 1);
  });

  it('goes on after a change that could not be read', async () => {
    const { announce, catalog, controlPlane, logger } = await setup();
    controlPlane.put(anEnvironmentRequest(1));
    const warned = new Promise<void>(resolve => {
      logger.warn.mockImplementation(() => resolve());
    });
    controlPlane.failNext(5);
    await announce(anEnvironmentRequest(1).id);
    await warned;
    expect(catalog.mutations).toEqual([]);

    await announce(anEnvironmentRequest(1).id);
    await catalog.until(() => catalog.refs.length === 1);
  });

  it.each([undefined, 'text', {}, { request_id: 7 }, { request_id: '' }])(
    'ignores the event %j',
    async eventPayload => {
      const { announce, catalog, controlPlane, events, logger } = await setup();
      await events.publish({
        topic: ENVIRONMENT_REQUESTS_CHANNEL,
        eventPayload,
      });
      expect(logger.warn).toHaveBeenCalledTimes(1);

      controlPlane.put(anEnvironmentRequest(1));
      await announce(anEnvironmentRequest(1).id);
      await catalog.until(() => catalog.refs.length === 1);
      expect(controlPlane.calls).toHaveLength(1);
    },
  );
});
