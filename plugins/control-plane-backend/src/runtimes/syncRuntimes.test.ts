import { TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { createTestStores, testControlPlaneConfig } from '../__testUtils__';
import { aClass } from '../__testUtils__/aClass';
import { readControlPlaneConfig } from '../config';
import { EnvironmentClassStore } from '../classes/EnvironmentClassStore';
import { RuntimeGroupStore } from './RuntimeGroupStore';
import { RuntimePlacements } from './RuntimePlacements';
import { notConfiguredMessage } from './RuntimeRecord';
import { RuntimeRecorder } from './RuntimeRecorder';
import { RuntimeStore } from './RuntimeStore';
import { syncRuntimes, type SyncRuntimesOptions } from './syncRuntimes';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const { runtimes, runtimeGroups } = testControlPlaneConfig;
const edge = { type: 'memory', title: 'Edge', concurrency: 2 };

describe.each(databases.eachSupportedId())('syncRuntimes on %p', id => {
  let knex: Knex;
  let stores: Awaited<ReturnType<typeof createTestStores>>;
  let groups: RuntimeGroupStore;
  let runtimeStore: RuntimeStore;

  beforeEach(async () => {
    knex = await databases.init(id);
    stores = await createTestStores(knex);
    groups = RuntimeGroupStore.create({ knex });
    runtimeStore = RuntimeStore.create({ knex });
  });

  const optionsFor = (controlPlane: JsonObject): SyncRuntimesOptions => ({
    config: readControlPlaneConfig(
      new ConfigReader({
        controlPlane: { ...testControlPlaneConfig, ...controlPlane },
      }),
    ),
    database: stores.database,
    runtimes: runtimeStore,
    groups,
    classes: EnvironmentClassStore.create({ knex }),
    placements: RuntimePlacements.create({ knex }),
    recorder: RuntimeRecorder.create({
      ...stores,
      responsible: ['user:default/ada'],
    }),
  });
  const sync = async (controlPlane: JsonObject = {}) =>
    syncRuntimes(optionsFor(controlPlane));
  const actions = () => knex('audit_events').orderBy('id').pluck('action');
  const insertRuntime = (change: object) =>
    knex('runtime_environments').insert({
      ...{ id: 'r', name: 'edge', title: 'Edge', type: 'memory' },
      source: 'api',
      health_status: 'healthy',
      health_message: '',
      health_failures: 0,
      health_due_at: '',
      maintenance: false,
      failures: 0,
      removing: false,
      version: 1,
      created_at: '',
      updated_at: '',
      ...change,
    });

  it('makes what is configured once, however many replicas start at the same time', async () => {
    await Promise.all([sync(), sync(), sync(), sync()]);
    expect(await runtimeStore.listAll()).toMatchObject([
      { name: 'memory', title: 'Memory', source: 'config' },
    ]);
    expect(await groups.resolve(undefined)).toEqual({
      id: expect.any(String),
      name: 'default',
      orchestration_strategy: 'replicate',
      runtimes: ['memory'],
    });
    expect(await actions()).toEqual([
      'runtime.created',
      'runtime-group.created',
    ]);
  });

  it('changes what is configured otherwise, and tells which fields', async () => {
    await sync({
      runtimes: { ...runtimes, edge },
      runtimeGroups: {
        ...runtimeGroups,
        both: { runtimes: ['memory', 'edge'] },
      },
    });
    await sync({
      runtimes: { ...runtimes, edge: { ...edge, title: 'The edge' } },
      runtimeGroups: {
        default: { runtimes: ['memory'] },
        both: {
          runtimes: ['edge', 'memory'],
          default: true,
          strategy: 'canary',
          canary: 'edge',
          concurrencyLimit: 4,
        },
      },
    });
    expect(await groups.resolve(undefined)).toMatchObject({
      name: 'both',
      orchestration_strategy: 'canary',
      canary: 'edge',
      runtimes: ['edge', 'memory'],
    });
    const [{ count }] = await knex('runtime_groups')
      .where({ is_default: true })
      .count({ count: '*' });
    expect(Number(count)).toBe(1);
    const events = await knex('audit_events').where(
      'action',
      'like',
      '%updated',
    );
    expect(
      events.map(event => [
        event.target_name,
        JSON.parse(event.metadata).fields,
      ]),
    ).toEqual([
      ['edge', ['title']],
      ['default', ['is_default']],
      [
        'both',
        [
          'is_default',
          'orchestration_strategy',
          'canary_environment_id',
          'concurrency_limit',
          'environments',
        ],
      ],
    ]);
    expect(await groups.resolve('default')).toMatchObject({
      runtimes: ['memory'],
    });
  });

  it('removes what left the configuration and carries nothing', async () => {
    await sync({
      runtimes: { ...runtimes, edge },
      runtimeGroups: { ...runtimeGroups, edges: { runtimes: ['edge'] } },
    });
    await sync();
    expect((await runtimeStore.listAll()).map(({ name }) => name)).toEqual([
      'memory',
    ]);
    expect((await groups.listAll()).map(({ name }) => name)).toEqual([
      'default',
    ]);
    expect(await actions()).toEqual(
      expect.arrayContaining(['runtime.removed', 'runtime-group.removed']),
    );
  });

  it('keeps what left it and carries something, as unavailable, until it is back', async () => {
    const withEdge = {
      runtimes: { ...runtimes, edge },
      runtimeGroups: { ...runtimeGroups, edges: { runtimes: ['edge'] } },
    };
    await sync(withEdge);
    await stores.addRequest({}, ['edge']);
    await sync();
    await sync();
    const [left] = await runtimeStore.listAll();
    expect(left).toMatchObject({
      name: 'edge',
      health_status: 'unavailable',
      health_message: notConfiguredMessage,
    });
    expect(
      (await actions()).filter(action => action === 'runtime.health-changed'),
    ).toHaveLength(1);
    const told = await knex('outbox').where({ kind: 'notification' });
    expect(told.map(({ payload }) => JSON.parse(payload).title)).toEqual([
      'Edge left the configuration',
    ]);

    await sync(withEdge);
    expect((await runtimeStore.listAll())[0]).toMatchObject({
      id: left.id,
      health_status: 'healthy',
      health_message: 'Not checked yet',
    });
  });

  it('refuses to start with what the API owns, and changes nothing then', async () => {
    await insertRuntime({});
    await knex('runtime_groups').insert({
      ...{ id: 'g', name: 'default', title: 'Default', is_default: true },
      orchestration_strategy: 'replicate',
      source: 'api',
      created_at: '',
      updated_at: '',
    });
    const withEdge = { runtimes: { ...runtimes, edge } };
    await expect(sync(withEdge)).rejects.toThrow('controlPlane.runtimes.edge');
    await expect(sync()).rejects.toThrow('controlPlane.runtimeGroups.default');
    expect(await runtimeStore.listAll()).toHaveLength(1);
    expect(await actions()).toEqual([]);
  });

  it('refuses classes whose group there is not, and takes one that the API made', async () => {
    const preview = {
      ...testControlPlaneConfig.classes.preview,
      runtimeGroup: 'elsewhere',
    };
    await expect(sync({ classes: { preview } })).rejects.toThrow(
      'controlPlane.classes.preview.runtimeGroup',
    );
    await knex('runtime_groups').insert({
      ...{ id: 'g', name: 'elsewhere', title: 'Else', is_default: false },
      orchestration_strategy: 'replicate',
      source: 'api',
      created_at: '',
      updated_at: '',
    });
    await sync({ classes: { preview } });
  });

  it('keeps a group that left the configuration while a class of the API names it', async () => {
    const { classes } = optionsFor({});
    await sync({
      runtimeGroups: { ...runtimeGroups, edges: { runtimes: ['memory'] } },
    });
    await stores.database.transaction(async transaction => {
      const store = EnvironmentClassStore.create({ knex });
      await store.insert(
        transaction,
        { name: 'workshop', source: 'api' },
        {
          spec: { ...aClass(), runtime_group: 'edges' },
          created_by: 'user:default/ada',
        },
      );
    });
    await sync();
    expect(await groups.resolve('edges')).toBeDefined();
    expect(await classes.listGroups()).toEqual([
      { name: 'workshop', source: 'api', runtime_group: 'edges' },
    ]);
    await knex('environment_classes').update({ retired_at: '2026' });
    await sync();
    expect(await groups.resolve('edges')).toBeUndefined();
  });

  it('lets a group that is named by no configuration any more stay the default', async () => {
    await sync();
    await sync({ runtimeGroups: {}, runtimes: {} });
    expect(await groups.resolve(undefined)).toMatchObject({
      name: 'default',
      runtimes: ['memory'],
    });
  });
});
