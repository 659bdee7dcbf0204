import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  EnvironmentClass,
  EnvironmentClassList,
  EnvironmentRequest,
  PolicyPackList,
} from '@groundwork/plugin-control-plane-common';
import { previewBody, requestsPath, useTestApi } from '../__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const path = '/v1/environment-classes';
const workshop = {
  title: 'Workshop',
  quota_profile: 'small',
  regions: ['us-east-1'],
};

describe.each(databases.eachSupportedId())('managing classes on %p', id => {
  const api = useTestApi(databases, id);
  let count = 0;

  const create = async (change: object = {}) => {
    count += 1;
    const { status, body } = await api.call<EnvironmentClass>(
      'ada',
      'POST',
      path,
      { json: { name: `workshop-${count}`, ...workshop, ...change } },
    );
    expect([status, body]).toEqual([201, expect.anything()]);
    return body;
  };
  const get = (name: string, query = '', who = 'vic') =>
    api.call<EnvironmentClass>(who, 'GET', `${path}/${name}${query}`);
  const update = (name: string, json: object) =>
    api.call<EnvironmentClass>('ada', 'PUT', `${path}/${name}`, { json });
  const retire = (name: string) => api.call('ada', 'DELETE', `${path}/${name}`);
  const eventsOf = async (name: string) =>
    (
      await api.plane
        .knex('audit_events')
        .where({ target_type: 'environment-class', target_id: name })
        .orderBy('id')
    ).map(({ action, actor_id, metadata }) => ({
      action,
      actor_id,
      metadata: JSON.parse(metadata),
    }));

  it('adds a class with the defaults of the configuration, and tells where it is', async () => {
    const { status, headers, body } = await api.call<EnvironmentClass>(
      'ada',
      'POST',
      path,
      { json: { name: 'lab', ...workshop } },
    );
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`/api/control-plane${path}/lab`);
    expect(body).toEqual({
      name: 'lab',
      version: 1,
      source: 'api',
      title: 'Workshop',
      description: '',
      ttl_hours_default: 24,
      ttl_hours_max: 168,
      extension_hours_max: 24,
      lifetime_hours_max: 168,
      suspend_hours: 0,
      quota_profile: 'small',
      quota: {
        cpu: '2',
        memory: '4Gi',
        storage: '20Gi',
        pods: 20,
        load_balancers: 0,
      },
      policy_packs: [],
      policies: {},
      checks: {},
      estimated_monthly_cost_usd: 0,
      monthly_cost: {},
      regions: ['us-east-1'],
      runtimes: ['memory'],
      name_template: '{app}-{class}-{id}',
      approval: { mode: 'required', required_approvals: 1 },
      approval_required: true,
      created_at: expect.any(String),
      created_by: 'user:default/ada',
    });
    expect((await get('lab')).body).toEqual(body);
    expect(await eventsOf('lab')).toEqual([
      {
        action: 'environment-class.created',
        actor_id: 'user:default/ada',
        metadata: {
          version: 1,
          after: expect.objectContaining({ title: 'Workshop' }),
        },
      },
    ]);
  });

  it('lists the classes of the configuration first, then the others by name', async () => {
    await create({ name: 'zebra' });
    await create({ name: 'aardvark' });
    const { body } = await api.call<EnvironmentClassList>(
      'vic',
      'GET',
      `${path}?limit=200`,
    );
    const names = body.items.map(({ name }) => name);
    expect(names.slice(0, 3)).toEqual(['preview', 'production', 'aardvark']);
    expect(names.at(-1)).toBe('zebra');
  });

  it('makes a version of each change, and keeps those before', async () => {
    const { name } = await create();
    const { status, body } = await update(name, {
      ...workshop,
      version: 1,
      title: 'Long workshop',
      monthly_cost: { base_usd: 5, per_cpu_usd: 10 },
    });
    expect([status, body]).toMatchObject([
      200,
      { version: 2, title: 'Long workshop', estimated_monthly_cost_usd: 25 },
    ]);
    expect((await get(name, '?version=1')).body).toMatchObject({
      version: 1,
      title: 'Workshop',
    });
    expect((await get(name, '?version=3')).status).toBe(404);
    const { body: versions } = await api.call<EnvironmentClassList>(
      'vic',
      'GET',
      `${path}/${name}/versions?limit=1`,
    );
    expect(versions).toMatchObject({
      items: [{ version: 2 }],
      next_cursor: '2',
    });
    const { body: earlier } = await api.call<EnvironmentClassList>(
      'vic',
      'GET',
      `${path}/${name}/versions?limit=1&cursor=${versions.next_cursor}`,
    );
    expect(earlier.items.map(({ version }) => version)).toEqual([1]);
    expect(earlier.next_cursor).toBeUndefined();
    expect((await eventsOf(name)).at(-1)).toEqual({
      action: 'environment-class.updated',
      actor_id: 'user:default/ada',
      metadata: {
        version: 2,
        changes: {
          title: { from: 'Workshop', to: 'Long workshop' },
          monthly_cost: { from: {}, to: { base_usd: 5, per_cpu_usd: 10 } },
          estimated_monthly_cost_usd: { from: 0, to: 25 },
        },
      },
    });
  });

  it('makes no version when nothing changed', async () => {
    const { name } = await create();
    const { status, body } = await update(name, { ...workshop, version: 1 });
    expect([status, body.version]).toEqual([200, 1]);
    expect(await eventsOf(name)).toHaveLength(1);
  });

  it('lets nobody overwrite what they have not seen', async () => {
    const { name } = await create();
    const titles = ['One', 'Two', 'Three', 'Four', 'Five'];
    const answers = await Promise.all(
      titles.map(title => update(name, { ...workshop, version: 1, title })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      200, 409, 409, 409, 409,
    ]);
    const [stale] = answers.filter(({ status }) => status === 409);
    expect(stale.body).toMatchObject({
      error: 'conflict',
      details: [{ field: 'version' }],
    });
    expect((await get(name)).body).toMatchObject({ version: 2 });
  });

  it('leaves what the configuration owns to the configuration', async () => {
    const { body: preview } = await get('preview');
    const { version } = preview;
    for (const answer of [
      await update('preview', { ...workshop, version }),
      await retire('preview'),
      await api.call('ada', 'POST', path, {
        json: { name: 'preview', ...workshop },
      }),
    ]) {
      expect([answer.status, answer.body]).toMatchObject([
        409,
        { error: 'conflict' },
      ]);
    }
    expect((await get('preview')).body).toEqual(preview);
  });

  it('retires a class with its versions left, and takes it back with a new one', async () => {
    const { name } = await create();
    expect((await retire(name)).status).toBe(204);
    expect((await get(name)).status).toBe(404);
    expect((await retire(name)).status).toBe(404);
    expect((await update(name, { ...workshop, version: 1 })).status).toBe(404);
    expect((await get(name, '?version=1')).body).toMatchObject({ version: 1 });
    expect(
      (await api.call('vic', 'GET', `${path}/${name}/versions`)).status,
    ).toBe(200);
    const refused = await api.call('ana', 'POST', requestsPath, {
      json: { ...previewBody, class: name },
    });
    expect([refused.status, refused.body]).toMatchObject([
      400,
      { details: [{ field: 'class' }] },
    ]);
    expect(await create({ name, title: 'Back' })).toMatchObject({
      version: 2,
      title: 'Back',
    });
    expect((await eventsOf(name)).map(({ action }) => action)).toEqual([
      'environment-class.created',
      'environment-class.retired',
      'environment-class.created',
    ]);
  });

  it.each<[object, string]>([
    [{ quota_profile: 'huge' }, 'quota_profile'],
    [{ quota_profile: undefined }, 'quota_profile'],
    [{ quota: { cpu: '1', memory: '1Gi', storage: '1Gi', pods: 1 } }, 'quota'],
    [{ ttl_hours_default: 200, ttl_hours_max: 100 }, 'ttl_hours_default'],
    [{ lifetime_hours_max: 100 }, 'lifetime_hours_max'],
    [{ policy_packs: ['no-such-pack'] }, 'policy_packs'],
    [{ runtime_group: 'nowhere' }, 'runtime_group'],
    [{ name_template: '-{app}' }, 'name_template'],
    [
      {
        parameters_schema: {
          type: 'object',
          properties: { x: { type: 'text' } },
        },
      },
      'parameters_schema.properties.x.type',
    ],
    [
      {
        approval: {
          mode: 'required',
          required_approvals: 2,
          approvers: ['user:default/ada'],
        },
      },
      'approval.required_approvals',
    ],
    [
      { approval: { mode: 'automatic', required_approvals: 1 } },
      'approval.required_approvals',
    ],
  ])('refuses %j, naming the field', async (change, field) => {
    const { status, body } = await api.call('ada', 'POST', path, {
      json: { name: 'refused', ...workshop, ...change },
    });
    expect([status, body]).toMatchObject([
      400,
      { error: 'validation_error', details: [{ field }] },
    ]);
    expect((await get('refused')).status).toBe(404);
  });

  it('is for administrators alone', async () => {
    const { name } = await create();
    for (const who of ['ana', 'ben', 'vic', 'nobody']) {
      const statuses = [
        await api.call(who, 'POST', path, {
          json: { name: 'mine', ...workshop },
        }),
        await api.call(who, 'PUT', `${path}/${name}`, {
          json: { ...workshop, version: 1 },
        }),
        await api.call(who, 'DELETE', `${path}/${name}`),
      ].map(({ status }) => status);
      expect([who, statuses]).toEqual([who, [403, 403, 403]]);
    }
  });

  it('keeps a request on the version that it was made with', async () => {
    const { name } = await create({
      approval: { mode: 'required' },
      ttl_hours_max: 100,
    });
    const request = await api.create({ ...previewBody, class: name });
    expect(request.class_version).toBe(1);
    await update(name, { ...workshop, version: 1, title: 'Later' });
    const { body } = await api.call<EnvironmentRequest>(
      'ana',
      'GET',
      `${requestsPath}/${request.id}`,
    );
    expect(body.class_version).toBe(1);
    await retire(name);
    expect(
      (await get(name, `?version=${body.class_version}`)).body,
    ).toMatchObject({ title: 'Workshop', ttl_hours_max: 100 });
  });

  it('brings about what the policy packs of that version ask for', async () => {
    const { name, policies } = await create({
      policy_packs: ['restricted-pods', 'allow-same-namespace'],
      approval: { mode: 'automatic' },
    });
    expect(policies).toEqual({
      pod_security: 'restricted',
      ingress: 'same-namespace',
    });
    const { id: requestId } = await api.create({ ...previewBody, class: name });
    const [{ desired }] = await api.plane
      .knex('placements')
      .where({ namespace_id: requestId });
    expect(JSON.parse(desired)).toMatchObject({ policies });
  });

  it('keeps the runtime group of a class from being removed', async () => {
    const group = await api.call<{ id: string; name: string }>(
      'ada',
      'POST',
      '/v1/groups',
      {
        json: {
          name: 'edges',
          environments: [
            { name: 'edge', type: 'memory', connection_config: {} },
          ],
        },
      },
    );
    const { name } = await create({ runtime_group: 'edges' });
    expect((await get(name)).body.runtimes).toEqual(['edge']);
    const remove = () =>
      api.call('ada', 'DELETE', `/v1/groups/${group.body.id}`);
    const refused = await remove();
    expect([refused.status, refused.body]).toMatchObject([
      409,
      { message: expect.stringContaining(name) },
    ]);
    await retire(name);
    expect((await remove()).status).toBe(204);
    expect((await get(name, '?version=1')).body.runtimes).toEqual([]);
  });

  it('lists the policy packs by name, in pages', async () => {
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const { body }: { body: PolicyPackList } = await api.call<PolicyPackList>(
        'vic',
        'GET',
        `/v1/policy-packs?limit=3${cursor ? `&cursor=${cursor}` : ''}`,
      );
      names.push(...body.items.map(({ name }) => name));
      cursor = body.next_cursor;
    } while (cursor);
    expect(names).toEqual([
      'allow-same-namespace',
      'baseline-pods',
      'default-deny-ingress',
      'restricted-pods',
    ]);
  });
});
