import { TestDatabases } from '@backstage/backend-test-utils';
import { createTestStores, type TestStores } from '../__testUtils__';
import type { ProductsConfig } from '../config';
import { productsSchema } from '../config/tenancySchema';
import { ProductStore } from './ProductStore';
import { syncProducts } from './syncProducts';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('syncProducts on %p', id => {
  let stores: TestStores;
  let products: ProductStore;

  beforeEach(async () => {
    const knex = await databases.init(id);
    stores = await createTestStores(knex);
    products = ProductStore.create({ knex });
  });

  const sync = (config: Record<string, object>) =>
    syncProducts(productsSchema.parse(config) satisfies ProductsConfig, {
      database: stores.database,
      products,
      audit: stores.audit,
    });
  const list = async () => (await products.list({ limit: 100 })).items;
  const events = async () =>
    (await stores.knex('audit_events').orderBy('id')).map(
      ({ action, actor_id, target_id, metadata }) => [
        action,
        actor_id,
        target_id,
        JSON.parse(metadata),
      ],
    );
  const docs = {
    key: 'docs',
    name: 'Docs',
    description: '',
    plans_required: [],
    supports_trial: false,
    origin: 'config',
  };

  it('writes what is configured, and nothing more when nothing changed', async () => {
    const config = { docs: { name: 'Docs' } };
    await sync(config);
    await sync(config);
    expect(await list()).toEqual([docs]);
    expect(await events()).toEqual([
      ['product.created', 'system', 'docs', { after: docs }],
    ]);
  });

  it('changes what changed, removes what is no longer configured, and leaves the API its own', async () => {
    await sync({ docs: { name: 'Docs' }, mail: { name: 'Mail' } });
    await stores.database.transaction(async transaction => {
      await products.insert(transaction, {
        ...docs,
        key: 'own',
        origin: 'api',
      });
    });
    await sync({ docs: { name: 'Documents', supportsTrial: true } });
    expect(
      (await list()).map(({ key, name, origin }) => [key, name, origin]),
    ).toEqual([
      ['docs', 'Documents', 'config'],
      ['own', 'Docs', 'api'],
    ]);
    expect((await events()).slice(2)).toEqual([
      [
        'product.updated',
        'system',
        'docs',
        {
          changes: {
            name: { from: 'Docs', to: 'Documents' },
            supports_trial: { from: false, to: true },
          },
        },
      ],
      [
        'product.deleted',
        'system',
        'mail',
        { before: { ...docs, key: 'mail', name: 'Mail' } },
      ],
    ]);
  });

  it('takes over a product that the API owned', async () => {
    await stores.database.transaction(async transaction => {
      await products.insert(transaction, {
        ...docs,
        demo_url: 'https://docs.example.com',
        origin: 'api',
      });
    });
    await sync({ docs: { name: 'Docs' } });
    expect(await list()).toEqual([docs]);
    expect((await events())[0][3].changes).toMatchObject({
      origin: { from: 'api', to: 'config' },
    });
  });

  it('is done once by replicas that start together, whatever each is configured with', async () => {
    const config = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`p${index}`, { name: 'P' }]),
    );
    await Promise.all([sync(config), sync(config), sync(config)]);
    expect(await list()).toHaveLength(20);
    expect(await events()).toHaveLength(20);

    const other = { ...config, p3: { name: 'Q' }, q: { name: 'Q' } };
    await Promise.all([sync(config), sync(other), sync({}), sync(other)]);
    await sync(other);
    expect((await list()).map(({ key, name }) => [key, name])).toEqual(
      Object.entries(other)
        .map(([key, { name }]) => [key, name])
        .sort(),
    );
  });
});
