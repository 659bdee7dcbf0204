import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  RuntimeEnvironment,
  RuntimeHealthEventList,
  RuntimeTypeList,
} from '@groundwork/plugin-control-plane-common';
import { nobodysId, waitFor } from '../__testUtils__';
import { runtimesPath, useRuntimeApi } from './__testUtils__/useRuntimeApi';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const connection_config = {
  server: 'https://10.0.0.1:6443',
  token: 'canary-of-a-token',
};

describe.each(databases.eachSupportedId())('runtime environments on %p', id => {
  const api = useRuntimeApi(databases, id);
  const { ask, addCluster, addGroup, cluster } = api;

  const auditOf = async (runtimeId: string) => {
    const rows = await api.plane
      .knex('audit_events')
      .where({ target_id: runtimeId })
      .orderBy('id');
    return rows.map(({ action, message, metadata, actor_id }) => ({
      action,
      message,
      metadata: JSON.parse(metadata),
      actor_id,
    }));
  };

  it('are those of the configuration, healthy and in their groups', async () => {
    const memory = await api.findByName('memory');
    expect(memory).toMatchObject({
      title: 'Memory',
      type: 'memory',
      source: 'config',
      maintenance: false,
      removing: false,
      groups: [{ name: 'default' }],
      actions: {
        update: { allowed: false, reason: expect.stringMatching(/config/) },
        maintain: { allowed: true },
        delete: { allowed: false, reason: expect.stringMatching(/config/) },
      },
    });
    for (const [method, path, json] of [
      ['PATCH', `${runtimesPath}/${memory.id}`, { title: 'Mine' }],
      ['DELETE', `${runtimesPath}/${memory.id}`, undefined],
    ] as const) {
      const { status, body } = await ask(method, path, json);
      expect([status, body.message]).toEqual([
        409,
        expect.stringMatching(/in the configuration/),
      ]);
    }
  });

  it('tell what the connections of each type take', async () => {
    const { body } = await ask<RuntimeTypeList>('GET', '/v1/runtime-types');
    expect(body.items.map(({ type }) => type)).toEqual(['cluster', 'memory']);
    expect(body.items[0].connection_schema).toMatchObject({
      type: 'object',
      required: ['server', 'token'],
    });
    const first = await ask<RuntimeTypeList>(
      'GET',
      '/v1/runtime-types?limit=1',
    );
    expect(first.body.next_cursor).toBe('cluster');
    const second = await ask<RuntimeTypeList>(
      'GET',
      '/v1/runtime-types?limit=1&cursor=cluster',
    );
    expect(second.body.items.map(({ type }) => type)).toEqual(['memory']);
  });

  it('can be added, connected to and found by administrators', async () => {
    const added = await addCluster({
      title: 'Cluster of Ada',
      concurrency: 3,
      connection_config,
    });
    expect(added).toMatchObject({
      title: 'Cluster of Ada',
      source: 'api',
      concurrency: 3,
      groups: [],
      load: { due: 0, held: 0 },
    });
    const checked = await waitFor(
      () => api.findByName(added.name),
      ({ health_checked_at }) => health_checked_at !== undefined,
    );
    expect(checked.health_status).toBe('healthy');
    expect(cluster.lastOf(added.name)).toMatchObject(connection_config);
    const { body } = await ask(
      'GET',
      `${runtimesPath}?q=of%20ADA&type=cluster&health_status=healthy`,
    );
    expect(body.items?.map(({ name }) => name)).toEqual([added.name]);
    expect(await auditOf(added.id)).toContainEqual(
      expect.objectContaining({
        action: 'runtime.created',
        actor_id: 'user:default/ada',
        metadata: { type: 'cluster' },
      }),
    );
  });

  it.each<[string, object, string[]]>([
    ['an unknown type', { type: 'mainframe' }, ['type']],
    [
      'a connection that the type does not take',
      {
        connection_config: {
          server: 'canary-of-an-address',
          token: 'canary',
          options: { retries: -1 },
          kubeconfig: 'canary',
        },
      },
      [
        'connection_config.kubeconfig',
        'connection_config.options.retries',
        'connection_config.server',
        'connection_config.token',
      ],
    ],
    [
      'the loopback address',
      { connection_config: { ...connection_config, server: 'https://[::1]' } },
      ['connection_config'],
    ],
    [
      'the metadata service of a cloud',
      {
        connection_config: {
          ...connection_config,
          server: 'http://169.254.169.254/latest',
        },
      },
      ['connection_config'],
    ],
    [
      'an IPv4 address inside of an IPv6 one',
      {
        connection_config: {
          ...connection_config,
          server: 'https://[::ffff:127.0.0.1]:6443',
        },
      },
      ['connection_config'],
    ],
    [
      'a file of this machine',
      {
        connection_config: {
          ...connection_config,
          server: 'file:///etc/hosts',
        },
      },
      ['connection_config'],
    ],
  ])(
    'refuse %s, naming the field and nothing in it',
    async (_what, change, fields) => {
      const { status, body } = await ask('POST', runtimesPath, {
        name: api.unique(),
        type: 'cluster',
        connection_config,
        ...change,
      });
      expect(status).toBe(400);
      expect(body.details?.map(({ field }) => field).sort()).toEqual(fields);
      expect(JSON.stringify(body)).not.toContain('canary');
    },
  );

  it('do not have a name twice, however many ask for it at once', async () => {
    const name = api.unique();
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() =>
        ask('POST', runtimesPath, { name, type: 'cluster', connection_config }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      201, 409, 409, 409,
    ]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body.details?.[0].field).toBe('name');
  });

  it('are connected to anew with another connection, and the old one is let go', async () => {
    const added = await addCluster({ connection_config });
    await ask('POST', `${runtimesPath}/${added.id}/check`);
    const token = 'canary-of-another-token';
    const { status, body } = await ask('PATCH', `${runtimesPath}/${added.id}`, {
      title: 'Renamed',
      concurrency: null,
      connection_config: { ...connection_config, token },
    });
    expect([status, body.title]).toEqual([200, 'Renamed']);
    await ask('POST', `${runtimesPath}/${added.id}/check`);
    expect(cluster.lastOf(added.name)?.token).toBe(token);
    expect(await auditOf(added.id)).toContainEqual(
      expect.objectContaining({
        action: 'runtime.updated',
        metadata: { fields: ['title', 'connection_config'] },
      }),
    );
    const again = await ask('PATCH', `${runtimesPath}/${added.id}`, {
      title: 'Renamed',
    });
    expect(again.status).toBe(200);
    const updates = (await auditOf(added.id)).filter(
      ({ action }) => action === 'runtime.updated',
    );
    expect(updates).toHaveLength(1);
  });

  it('keep no connection in plain text anywhere, and answer with none', async () => {
    const added = await addCluster({ connection_config });
    const { knex } = api.plane;
    const [row] = await knex('runtime_environments').where({ id: added.id });
    expect(row.connection).toMatch(/^v1:test:/);
    for (const table of [
      'runtime_environments',
      'audit_events',
      'outbox',
      'runtime_health_events',
    ]) {
      expect([table, JSON.stringify(await knex(table))]).toEqual([
        table,
        expect.not.stringContaining('canary-of-a'),
      ]);
    }
    const { body } = await ask('GET', `${runtimesPath}/${added.id}`);
    expect(JSON.stringify([added, body])).not.toMatch(/canary|connection/);
  });

  it('are in maintenance while an administrator says so, with what is checked below it', async () => {
    const { id: runtimeId } = await addCluster();
    const path = `${runtimesPath}/${runtimeId}`;
    const begun = await ask('PUT', `${path}/maintenance`, {
      enabled: true,
      reason: 'New disks',
    });
    expect([begun.status, begun.body]).toMatchObject([
      200,
      {
        health_status: 'maintenance',
        maintenance: true,
        maintenance_reason: 'New disks',
        maintenance_since: expect.any(String),
      },
    ]);
    const checked = await ask('POST', `${path}/check`);
    expect(checked.body.health_status).toBe('maintenance');
    const ended = await ask('PUT', `${path}/maintenance`, { enabled: false });
    expect(ended.body).toMatchObject({
      health_status: 'healthy',
      maintenance: false,
    });
    expect(ended.body).not.toHaveProperty('maintenance_reason');
    const { body } = await ask<RuntimeHealthEventList>(
      'GET',
      `${path}/health-history`,
    );
    expect(body.items.map(({ status }) => status)).toEqual([
      'healthy',
      'maintenance',
    ]);
    const actions = (await auditOf(runtimeId)).map(({ action }) => action);
    expect(actions).toEqual([
      'runtime.created',
      'runtime.maintenance-began',
      'runtime.maintenance-ended',
    ]);
  });

  it('go at once when they carry nothing', async () => {
    const added = await addCluster();
    const path = `${runtimesPath}/${added.id}`;
    expect((await ask('DELETE', path)).status).toBe(204);
    expect((await ask('DELETE', path)).status).toBe(404);
    expect((await ask('GET', path)).status).toBe(404);
    expect(await auditOf(added.id)).toContainEqual(
      expect.objectContaining({ action: 'runtime.removed' }),
    );
    // The name is free.
    await addCluster({ name: added.name });
  });

  it('stay while a group has them, which is named', async () => {
    const [first, second] = [await addCluster(), await addCluster()];
    const group = await addGroup([first.id, second.id]);
    const path = `${runtimesPath}/${first.id}`;
    const { status, body } = await ask('DELETE', path);
    expect([status, body.message]).toEqual([
      409,
      expect.stringContaining(group.name),
    ]);
    expect((await ask('DELETE', `${path}?namespaces=keep`)).status).toBe(204);
    const only = await ask(
      'DELETE',
      `${runtimesPath}/${second.id}?namespaces=keep`,
    );
    expect([only.status, only.body.message]).toEqual([
      409,
      expect.stringContaining(`only one in the group ${group.name}`),
    ]);
  });

  it.each([
    ['nobody', 'GET', '', undefined],
    ['nobody', 'GET', '/health-history', undefined],
    ['vic', 'PATCH', '', { title: 'Mine' }],
    ['ben', 'DELETE', '', undefined],
    ['ana', 'PUT', '/maintenance', { enabled: true }],
    ['vic', 'POST', '/check', undefined],
  ])('refuse %s to %s %s', async (who, method, suffix, json) => {
    const memory = await api.findByName('memory');
    for (const runtimeId of [memory.id, nobodysId]) {
      const { status } = await api.call(
        who,
        method,
        `${runtimesPath}/${runtimeId}${suffix}`,
        { json },
      );
      expect(status).toBe(403);
    }
    const { body } = await api.call<RuntimeEnvironment>(
      'vic',
      'GET',
      `${runtimesPath}/${memory.id}`,
    );
    expect(body).toMatchObject({
      maintenance: false,
      actions: { maintain: { allowed: false } },
    });
  });

  it('answer with what is wrong with a page or a time', async () => {
    const memory = await api.findByName('memory');
    for (const path of [
      `${runtimesPath}?cursor=Not%20A%20Name`,
      `/v1/runtime-types?cursor=%C3%A9`,
      `${runtimesPath}/${memory.id}/health-history?cursor=x`,
      `${runtimesPath}/${memory.id}/health-history?cursor=2147483648`,
      `${runtimesPath}/${memory.id}/health-history?since=9999-12-31T23:59:59-01:00`,
    ]) {
      expect([path, (await ask('GET', path)).status]).toEqual([path, 400]);
    }
  });
});
