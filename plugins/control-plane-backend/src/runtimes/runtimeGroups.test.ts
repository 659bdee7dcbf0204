import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  EnvironmentRequest,
  RuntimeGroup,
  RuntimeGroupList,
} from '@groundwork/plugin-control-plane-common';
import { nobodysId, previewBody, requestsPath } from '../__testUtils__';
import {
  groupsPath,
  runtimesPath,
  useRuntimeApi,
} from './__testUtils__/useRuntimeApi';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const connection_config = {
  server: 'https://10.0.0.1:6443',
  token: 'canary-of-a-token',
};

describe.each(databases.eachSupportedId())('runtime groups on %p', id => {
  const api = useRuntimeApi(databases, id, { runtimeGroups: {} });
  const { ask, addCluster, addGroup } = api;

  const defaults = async () => {
    const { body } = await ask<RuntimeGroupList>(
      'GET',
      `${groupsPath}?limit=200`,
    );
    return body.items.filter(({ is_default }) => is_default);
  };

  it('are none, then one that is the default, whoever asks for it', async () => {
    expect(await defaults()).toEqual([]);
    const first = await addCluster();
    const group = await addGroup([first.id]);
    expect(group).toMatchObject({
      is_default: true,
      orchestration_strategy: 'replicate',
      source: 'api',
      environments: [{ id: first.id, name: first.name, type: 'cluster' }],
      namespace_count: 0,
      classes: ['preview', 'production'],
      actions: { update: { allowed: true }, delete: { allowed: false } },
    });
  });

  it('have one default, however many administrators make theirs it at once', async () => {
    const clusters = [await addCluster(), await addCluster()];
    const groups = await Promise.all([
      addGroup([clusters[0].id], { is_default: true }),
      addGroup([clusters[1].id], { is_default: true }),
      addGroup([clusters[1].id]),
    ]);
    expect(await defaults()).toHaveLength(1);
    for (let round = 0; round < 5; round++) {
      const answers = await Promise.all(
        groups.map(group =>
          ask('PUT', `${groupsPath}/${group.id}`, { is_default: true }),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(await defaults()).toHaveLength(1);
    }
    const [current] = await defaults();
    const ended = await ask('PUT', `${groupsPath}/${current.id}`, {
      is_default: false,
    });
    expect([ended.status, ended.body.details?.[0].field]).toEqual([
      409,
      'is_default',
    ]);
  });

  it('are made with new runtime environments and with ones that are there', async () => {
    const known = await addCluster();
    const name = api.unique();
    const group = await addGroup([], {
      title: 'Two of them',
      orchestration_strategy: 'canary',
      canary_environment_id: name,
      concurrency_limit: 7,
      environments: [
        { name, type: 'cluster', connection_config, concurrency: 2 },
        { id: known.id },
      ],
    });
    const added = await api.findByName(name);
    expect(group).toMatchObject({
      title: 'Two of them',
      canary_environment_id: added.id,
      concurrency_limit: 7,
    });
    expect(group.environments.map(each => each.name).sort()).toEqual(
      [known.name, name].sort(),
    );
    expect(added.concurrency).toBe(2);
    expect(JSON.stringify(group)).not.toContain('canary-of-a-token');
  });

  it('are made whole or not at all', async () => {
    const { name } = await addCluster();
    const fresh = api.unique();
    const { status, body } = await ask('POST', groupsPath, {
      name: api.unique(),
      environments: [
        { name: fresh, type: 'cluster', connection_config },
        { name, type: 'cluster', connection_config },
      ],
    });
    expect([status, body.details?.[0].field]).toEqual([
      409,
      'environments.1.name',
    ]);
    const { body: found } = await ask('GET', `${runtimesPath}?q=${fresh}`);
    expect(found.items?.filter(runtime => runtime.name === fresh)).toEqual([]);
  });

  it.each<[string, object, string[]]>([
    ['no runtime environments', { environments: [] }, ['environments']],
    [
      'neither this nor that',
      { environments: [{}, { name: 'x' }, { id: nobodysId, name: 'x' }] },
      ['environments.0', 'environments.1', 'environments.2'],
    ],
    [
      'one that there is not',
      { environments: [{ id: nobodysId }] },
      ['environments.0.id'],
    ],
    [
      'one twice',
      { environments: [{ id: nobodysId }, { id: nobodysId }] },
      ['environments.1'],
    ],
    [
      'a connection that is none',
      {
        environments: [
          { name: 'x', type: 'cluster', connection_config: { token: 7 } },
        ],
      },
      [
        'environments.0.connection_config.server',
        'environments.0.connection_config.token',
      ],
    ],
    [
      'a canary that is not in it',
      {
        orchestration_strategy: 'canary',
        canary_environment_id: 'elsewhere',
        environments: 'one',
      },
      ['canary_environment_id'],
    ],
    [
      'the strategy canary without one',
      { orchestration_strategy: 'canary', environments: 'one' },
      ['canary_environment_id'],
    ],
    [
      'a canary that there is no use for',
      { canary_environment_id: 'x', environments: 'one' },
      ['canary_environment_id'],
    ],
  ])('refuse %s, naming the field', async (_what, change, fields) => {
    const { body } = await ask('GET', `${runtimesPath}?limit=1`);
    const one = [{ id: body.items?.[0].id }];
    const answer = await ask('POST', groupsPath, {
      name: api.unique(),
      ...change,
      ...('environments' in change &&
        change.environments === 'one' && { environments: one }),
    });
    expect([
      answer.status,
      answer.body.details?.map(({ field }) => field),
    ]).toEqual([400, fields]);
  });

  it('are changed where something is said, and stay as they are elsewhere', async () => {
    const [first, second] = [await addCluster(), await addCluster()];
    const group = await addGroup([first.id], { concurrency_limit: 2 });
    const path = `${groupsPath}/${group.id}`;
    const canary = await ask<RuntimeGroup>('PUT', path, {
      title: 'Changed',
      orchestration_strategy: 'canary',
      canary_environment_id: second.name,
      add_environments: [{ id: second.id }, { id: first.id }],
    });
    expect([canary.status, canary.body]).toMatchObject([
      200,
      {
        title: 'Changed',
        canary_environment_id: second.id,
        concurrency_limit: 2,
        environments: [{ id: first.id }, { id: second.id }],
      },
    ]);
    const without = await ask('PUT', path, {
      remove_environment_ids: [second.id],
    });
    expect([without.status, without.body.details?.[0].field]).toEqual([
      400,
      'canary_environment_id',
    ]);
    const back = await ask<RuntimeGroup>('PUT', path, {
      orchestration_strategy: 'replicate',
      concurrency_limit: null,
      remove_environment_ids: [second.id],
    });
    expect(back.status).toBe(200);
    expect(back.body).not.toHaveProperty('canary_environment_id');
    expect(back.body).not.toHaveProperty('concurrency_limit');
    expect(back.body.environments.map(each => each.id)).toEqual([first.id]);
    for (const [change, status] of [
      [{ remove_environment_ids: [first.id] }, 409],
      [{ remove_environment_ids: [second.id] }, 400],
    ] as const) {
      expect((await ask('PUT', path, change)).status).toBe(status);
    }
    const events = await api.plane
      .knex('audit_events')
      .where({ target_id: group.id })
      .orderBy('id');
    expect(
      events.map(event => [event.action, JSON.parse(event.metadata).fields]),
    ).toEqual([
      ['runtime-group.created', undefined],
      [
        'runtime-group.updated',
        [
          'title',
          'orchestration_strategy',
          'canary_environment_id',
          'environments',
        ],
      ],
      [
        'runtime-group.updated',
        [
          'orchestration_strategy',
          'canary_environment_id',
          'concurrency_limit',
          'environments',
        ],
      ],
    ]);
  });

  it('keep what carries their namespaces, and stay while anything uses them, which is named', async () => {
    const [first, second] = [await addCluster(), await addCluster()];
    const group = await addGroup([first.id, second.id], { is_default: true });
    const { body: request } = await api.call<EnvironmentRequest>(
      'ana',
      'POST',
      requestsPath,
      { json: { ...previewBody, app: api.unique() } },
    );
    await api.waitForStatus(request.id, 'ready');
    const path = `${groupsPath}/${group.id}`;
    const taken = await ask('PUT', path, {
      remove_environment_ids: [second.id],
    });
    expect([taken.status, taken.body.message]).toEqual([
      409,
      expect.stringContaining(second.name),
    ]);
    const { status, body } = await ask('DELETE', path);
    expect([status, body.message]).toEqual([
      409,
      expect.stringMatching(/default.*1 namespace.*preview, production/),
    ]);
    const other = await addGroup([first.id], { is_default: true });
    const again = await ask('DELETE', path);
    expect([again.status, again.body.message]).toEqual([
      409,
      expect.stringMatching(/1 namespace/),
    ]);
    expect((await ask('GET', path)).body.namespace_count).toBe(1);
    expect(other.is_default).toBe(true);
  });

  it('go when nothing uses them, and leave their runtime environments', async () => {
    const first = await addCluster();
    const group = await addGroup([first.id]);
    const path = `${groupsPath}/${group.id}`;
    expect((await ask('DELETE', path)).status).toBe(204);
    expect((await ask('DELETE', path)).status).toBe(404);
    expect((await api.findByName(first.name)).groups).toEqual([]);
  });

  it('are for everybody to read and for administrators to change', async () => {
    const [group] = await defaults();
    for (const who of ['nobody', 'ana', 'vic']) {
      const list = await api.call<RuntimeGroupList>(who, 'GET', groupsPath);
      expect([who, list.status]).toEqual([who, 200]);
      expect(list.body.items[0].actions).toEqual({
        update: { allowed: false, reason: expect.any(String) },
        delete: { allowed: false, reason: expect.any(String) },
      });
      for (const [method, path, json] of [
        ['POST', groupsPath, { name: 'mine', environments: [] }],
        ['PUT', `${groupsPath}/${group.id}`, { title: 'Mine' }],
        ['PUT', `${groupsPath}/${nobodysId}`, { title: 'Mine' }],
        ['DELETE', `${groupsPath}/${group.id}`, undefined],
      ] as const) {
        const { status } = await api.call(who, method, path, { json });
        expect([who, method, status]).toEqual([who, method, 403]);
      }
    }
  });

  it('are listed by name, page by page', async () => {
    const { body } = await ask<RuntimeGroupList>(
      'GET',
      `${groupsPath}?limit=2`,
    );
    expect(body.items).toHaveLength(2);
    const next = await ask<RuntimeGroupList>(
      'GET',
      `${groupsPath}?limit=200&cursor=${body.next_cursor}`,
    );
    const names = [...body.items, ...next.body.items].map(({ name }) => name);
    expect(names).toEqual([...names].sort());
    expect(names).toHaveLength(body.total.value);
    const wrong = await ask('GET', `${groupsPath}?cursor=%20`);
    expect(wrong.status).toBe(400);
  });
});
