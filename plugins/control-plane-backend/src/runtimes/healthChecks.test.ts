import { createServiceFactory } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  notificationService,
  type NotificationSendOptions,
} from '@backstage/plugin-notifications-node';
import type {
  EnvironmentRequest,
  Health,
  RuntimeEnvironment,
  RuntimeHealthEventList,
} from '@groundwork/plugin-control-plane-common';
import {
  previewBody,
  requestsPath,
  startControlPlane,
  waitFor,
} from '../__testUtils__';
import { ClusterAdapter } from './__testUtils__/ClusterAdapter';
import { runtimesPath, useRuntimeApi } from './__testUtils__/useRuntimeApi';
import { RuntimeHealthStore } from './RuntimeHealthStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('health checks on %p', id => {
  const sent: NotificationSendOptions[] = [];
  const api = useRuntimeApi(
    databases,
    id,
    {
      runtimeGroups: {},
      runtimeHealth: {
        checkInterval: { milliseconds: 150 },
        checkTimeout: { minutes: 1 },
      },
      tenancy: { responsible: ['group:default/platform-admins'] },
    },
    {
      features: [
        createServiceFactory({
          service: notificationService,
          deps: {},
          factory: () => ({
            async send(notification) {
              sent.push(notification);
            },
          }),
        }),
      ],
    },
  );
  const { ask, addCluster, addGroup, cluster } = api;

  const waitForHealth = (
    name: string,
    status: RuntimeEnvironment['health_status'],
  ) =>
    waitFor(
      () => api.findByName(name),
      ({ health_status }) => health_status === status,
    );
  const titlesAbout = (title: string) =>
    sent
      .map(({ payload }) => payload.title)
      .filter(told => told.startsWith(title));

  it('find what goes away and what is back, tell of it, and hold work meanwhile', async () => {
    const added = await addCluster({ title: 'Flapping' });
    await addGroup([added.id], { is_default: true });
    await waitFor(
      () => api.findByName(added.name),
      ({ health_checked_at }) => health_checked_at !== undefined,
    );
    cluster.health.set(added.name, async () => {
      throw new Error('connect ECONNREFUSED\n10.0.0.1:6443');
    });
    const away = await waitForHealth(added.name, 'unavailable');
    expect(away.health_message).toBe('connect ECONNREFUSED 10.0.0.1:6443');
    await waitFor(
      async () => titlesAbout('Flapping'),
      titles => titles.length > 0,
    );
    expect(sent.at(-1)?.recipients).toEqual({
      type: 'entity',
      entityRef: ['group:default/platform-admins'],
    });
    const open = await api.call<Health>('nobody', 'GET', '/v1/health');
    expect(open.body).toMatchObject({ status: 'degraded' });
    expect(open.body.environments).toContainEqual({
      name: added.name,
      status: 'unavailable',
    });

    const { body: request } = await api.call<EnvironmentRequest>(
      'ana',
      'POST',
      requestsPath,
      { json: { ...previewBody, app: api.unique() } },
    );
    const held = await waitFor(
      () => api.findByName(added.name),
      ({ load }) => load.held === 1,
    );
    expect(held.load).toMatchObject({ due: 0, running: 0, dead: 0 });
    expect(cluster.memory.writes).toEqual([]);

    cluster.health.delete(added.name);
    await api.waitForStatus(request.id, 'ready');
    await waitForHealth(added.name, 'healthy');
    const { body: history } = await ask<RuntimeHealthEventList>(
      'GET',
      `${runtimesPath}/${added.id}/health-history`,
    );
    expect(history.items.map(({ status }) => status)).toEqual([
      'healthy',
      'unavailable',
      'degraded',
    ]);
    const later = await ask<RuntimeHealthEventList>(
      'GET',
      `${runtimesPath}/${added.id}/health-history?since=${history.items[0].created_at}`,
    );
    expect(later.body.items).toHaveLength(1);
    await waitFor(
      async () => titlesAbout('Flapping'),
      titles => titles.length === 2,
    );
    expect(titlesAbout('Flapping')).toEqual([
      'Flapping cannot be worked with',
      'Flapping can be worked with again',
    ]);
  });

  it('keep a single check that fails from holding anything', async () => {
    const added = await addCluster();
    await ask('POST', `${runtimesPath}/${added.id}/check`);
    cluster.health.set(added.name, async () => {
      cluster.health.delete(added.name);
      return { status: 'unavailable', message: 'A packet was lost' };
    });
    await waitFor(
      async () => cluster.health.has(added.name),
      has => !has,
    );
    const { body } = await waitFor(
      () =>
        ask<RuntimeHealthEventList>(
          'GET',
          `${runtimesPath}/${added.id}/health-history`,
        ),
      answer => answer.body.items.length > 1,
    );
    expect(body.items.map(({ status }) => status)).toEqual([
      'healthy',
      'degraded',
    ]);
  });

  it('go on for others while one hangs', async () => {
    const [hanging, other] = [await addCluster(), await addCluster()];
    const hang = jest.fn(() => new Promise<never>(() => {}));
    cluster.health.set(hanging.name, hang);
    await waitFor(
      async () => hang.mock.calls.length,
      checks => checks > 0,
    );
    const before = cluster.checks.get(other.name) ?? 0;
    await waitFor(
      async () => cluster.checks.get(other.name) ?? 0,
      checks => checks > before + 2,
    );
    expect(hang).toHaveBeenCalledTimes(1);
    cluster.health.delete(hanging.name);
  });

  it('are done by one replica of all that look at the same time', async () => {
    await addCluster();
    const { knex } = api.plane;
    const stores = [0, 1, 2, 3].map(() => RuntimeHealthStore.create({ knex }));
    // None is due to the replica of the other tests for a while.
    await knex('runtime_environments').update({ health_due_at: '2001' });
    const claimed = (
      await Promise.all(stores.map(store => store.claimDue(3_600_000)))
    ).flat();
    const ids = claimed.map(runtime => runtime.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(0);
    // Whoever has them did not check them; the next one does.
    await knex('runtime_environments').update({ health_due_at: '2001' });
  });

  it('forget what the retention is over for, and keep what is young', async () => {
    const { id: runtimeId } = await addCluster();
    const { knex } = api.plane;
    await knex('runtime_health_events').insert({
      runtime_id: runtimeId,
      status: 'healthy',
      message: '',
      created_at: '2001-01-01T00:00:00.000Z',
    });
    await ask('PUT', `${runtimesPath}/${runtimeId}/maintenance`, {
      enabled: true,
    });
    const { body } = await ask<RuntimeHealthEventList>(
      'GET',
      `${runtimesPath}/${runtimeId}/health-history`,
    );
    expect(body.items.map(({ status }) => status)).toEqual(['maintenance']);
  });
});

describe.each(databases.eachSupportedId().filter(([id]) => id !== 'SQLITE_3'))(
  'runtime environments of two replicas on %p',
  id => {
    it('are known to the other one when they are needed, with their newest connection', async () => {
      const knex = await databases.init(id);
      const clusters = [new ClusterAdapter(), new ClusterAdapter()];
      const planes = await Promise.all(
        clusters.map(cluster =>
          startControlPlane({
            knex,
            otherAdapters: [cluster],
            config: {
              addresses: { allowed: 'all' },
              runtimeHealth: { checkInterval: { milliseconds: 100 } },
            },
          }),
        ),
      );
      const token = await planes[0].token('ada', ['admin']);
      const add = await planes[0].client.runtimes.create(
        {
          name: 'shared',
          type: 'cluster',
          connection_config: {
            server: 'https://127.0.0.1',
            token: 'first-token',
          },
        },
        { token },
      );
      // Each gets its turn at checking, and connects for it.
      await waitFor(
        async () => clusters.map(cluster => cluster.lastOf('shared')?.token),
        tokens => tokens.every(each => each === 'first-token'),
      );
      await planes[1].client.runtimes.update(
        add.id,
        {
          connection_config: {
            server: 'https://127.0.0.1',
            token: 'second-token',
          },
        },
        { token },
      );
      const tokensAfter = await waitFor(
        async () => clusters.map(cluster => cluster.lastOf('shared')?.token),
        tokens => tokens.every(each => each === 'second-token'),
      );
      expect(tokensAfter).toEqual(['second-token', 'second-token']);
      for (const plane of planes) {
        await plane.stop();
      }
    });
  },
);
