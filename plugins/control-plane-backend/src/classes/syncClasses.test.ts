import { TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import {
  createTestStores,
  testControlPlaneConfig,
  type TestStores,
} from '../__testUtils__';
import { readControlPlaneConfig } from '../config';
import { RuntimeGroupStore } from '../runtimes';
import { EnvironmentClasses } from './EnvironmentClasses';
import { EnvironmentClassStore } from './EnvironmentClassStore';
import { syncClasses } from './syncClasses';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const { preview, production } = testControlPlaneConfig.classes;

describe.each(databases.eachSupportedId())('syncClasses on %p', id => {
  let stores: TestStores;
  let store: EnvironmentClassStore;
  let classes: EnvironmentClasses;
  let eventsBefore = 0;

  beforeAll(async () => {
    stores = await createTestStores(await databases.init(id));
  });

  beforeEach(async () => {
    const { knex } = stores;
    await knex('environment_classes').delete();
    await knex('environment_class_versions').delete();
    eventsBefore = (await knex('audit_events')).length;
    store = EnvironmentClassStore.create({ knex });
    classes = EnvironmentClasses.create({
      store,
      groups: RuntimeGroupStore.create({ knex }),
    });
  });

  const sync = async (configured: JsonObject, quotaProfiles?: JsonObject) =>
    syncClasses({
      config: readControlPlaneConfig(
        new ConfigReader({
          controlPlane: {
            ...testControlPlaneConfig,
            ...(quotaProfiles && { quotaProfiles }),
            classes: configured,
          },
        }),
      ),
      database: stores.database,
      store,
      audit: stores.audit,
    });
  const names = async () => (await classes.list()).map(({ name }) => name);
  const events = async () =>
    (await stores.knex('audit_events').orderBy('id'))
      .slice(eventsBefore)
      .map(({ action, actor_id, target_type, target_id, metadata }) => ({
        action,
        actor_id,
        target_type,
        target_id,
        metadata: JSON.parse(metadata),
      }));
  const actions = async () =>
    (await events()).map(({ action, target_id }) => `${action} ${target_id}`);

  it('keeps what is configured in its order, and does nothing more when nothing changed', async () => {
    await sync({ production, preview });
    await sync({ production, preview });
    expect(await names()).toEqual(['production', 'preview']);
    expect(await classes.find('preview')).toMatchObject({
      name: 'preview',
      version: 1,
      source: 'config',
      title: 'Preview',
      ttl_hours_default: 24,
      extension_hours_max: 24,
      lifetime_hours_max: 168,
      policy_packs: ['default-deny-ingress'],
      policies: { ingress: 'deny' },
      estimated_monthly_cost_usd: 40,
      monthly_cost: { base_usd: 40 },
      name_template: '{app}-{class}-{id}',
      approval: { mode: 'automatic' },
      approval_required: false,
      created_by: 'system',
    });
    expect(await events()).toEqual([
      {
        action: 'environment-class.created',
        actor_id: 'system',
        target_type: 'environment-class',
        target_id: 'production',
        metadata: { version: 1 },
      },
      expect.objectContaining({ target_id: 'preview' }),
    ]);
  });

  it('makes a new version of what changed, also of what a class only refers to, and keeps the one before', async () => {
    await sync({ preview, production });
    await sync({ preview: { ...preview, title: 'Try it' }, production });
    expect(await classes.find('preview')).toMatchObject({
      version: 2,
      title: 'Try it',
    });
    expect(await classes.find('production')).toMatchObject({ version: 1 });
    expect(await classes.findVersion('preview', 1)).toMatchObject({
      version: 1,
      title: 'Preview',
    });
    expect(await classes.findVersion('preview', 3)).toBeUndefined();
    expect((await events()).at(-1)).toMatchObject({
      action: 'environment-class.updated',
      actor_id: 'system',
      metadata: {
        version: 2,
        changes: { title: { from: 'Preview', to: 'Try it' } },
      },
    });

    await sync(
      { preview: { ...preview, title: 'Try it' }, production },
      { small: { cpu: '4', memory: '4Gi', storage: '20Gi', pods: 20 } },
    );
    expect(await classes.find('preview')).toMatchObject({
      version: 3,
      quota: { cpu: '4' },
    });
    expect(await classes.findVersion('preview', 2)).toMatchObject({
      quota: { cpu: '2' },
    });
  });

  it('follows the order of the configuration without a new version', async () => {
    await sync({ preview, production });
    await sync({ production, preview });
    expect(await names()).toEqual(['production', 'preview']);
    expect(await actions()).toHaveLength(2);
  });

  it('retires what left the configuration, and takes it back with its versions', async () => {
    await sync({ preview, production });
    await sync({ production });
    expect(await names()).toEqual(['production']);
    expect(await classes.find('preview')).toBeUndefined();
    expect(await classes.findVersion('preview', 1)).toMatchObject({
      title: 'Preview',
    });
    await sync({ production });
    await sync({ preview, production });
    expect(await classes.find('preview')).toMatchObject({ version: 1 });
    expect(await actions()).toEqual([
      'environment-class.created preview',
      'environment-class.created production',
      'environment-class.retired preview',
      'environment-class.created preview',
    ]);
  });

  it('leaves the API its own, but takes over what has the same name', async () => {
    await sync({ preview });
    const spec = (await store.findVersion('preview', 1))!.spec;
    await stores.database.transaction(async transaction => {
      for (const name of ['own', 'production']) {
        await store.insert(
          transaction,
          { name, source: 'api' },
          { spec: { ...spec, title: name }, created_by: 'user:default/ada' },
        );
      }
    });
    await sync({ preview, production });
    expect(
      (await classes.list()).map(({ name, source, version, created_by }) => [
        name,
        source,
        version,
        created_by,
      ]),
    ).toEqual([
      ['preview', 'config', 1, 'system'],
      ['production', 'config', 2, 'system'],
      ['own', 'api', 1, 'user:default/ada'],
    ]);
    expect((await events()).at(-1)).toMatchObject({
      action: 'environment-class.updated',
      metadata: { changes: { source: { from: 'api', to: 'config' } } },
    });
  });

  it('is done once by replicas that start together', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => [`c${index}`, preview]),
    );
    await Promise.all([sync(many), sync(many), sync(many)]);
    expect(await names()).toEqual(Object.keys(many));
    expect(await actions()).toHaveLength(10);

    const changed = { ...many, c3: production };
    await Promise.all([sync(changed), sync(changed), sync(changed)]);
    expect(await classes.find('c3')).toMatchObject({ version: 2 });
    expect(await stores.knex('environment_class_versions')).toHaveLength(11);
    expect(await actions()).toHaveLength(11);
  });

  it('knows nothing of a version that was rolled back', async () => {
    await sync({ preview });
    const { spec } = (await store.findVersion('preview', 1))!;
    const failing = stores.database.transaction(async transaction => {
      await store.addVersion(transaction, {
        name: 'preview',
        version: 2,
        spec,
        created_by: 'user:default/ada',
      });
      expect(
        await classes.findVersion('preview', 2, transaction),
      ).toMatchObject({ version: 2 });
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    expect(await classes.findVersion('preview', 2)).toBeUndefined();
  });

  it('answers what the classes of requests say, each in its version', async () => {
    await sync({ preview });
    await sync({ preview: { ...preview, title: 'Try it' } });
    const request = (version: number, name = 'preview') => ({
      class: name,
      class_version: version,
    });
    const policyOf = await classes.readPoliciesOf([
      request(1),
      request(2),
      request(2),
      request(1, 'gone'),
    ]);
    expect(policyOf(request(1))?.title).toBe('Preview');
    expect(policyOf(request(2))?.title).toBe('Try it');
    expect(policyOf(request(1, 'gone'))).toBeUndefined();
  });
});
