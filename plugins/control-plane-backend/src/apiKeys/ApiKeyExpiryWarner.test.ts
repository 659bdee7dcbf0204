import { TestDatabases } from '@backstage/backend-test-utils';
import { dayMs, parseJson } from '../database';
import { createTestKeys, type TestKeys } from './__testUtils__/createTestKeys';
import { ApiKeyExpiryWarner } from './ApiKeyExpiryWarner';
import { ApiKeyRecorder } from './ApiKeyRecorder';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const warningDays = [7, 1];
const inDays = (days: number) =>
  new Date(Date.now() + days * dayMs).toISOString();

describe.each(databases.eachSupportedId())('ApiKeyExpiryWarner on %p', id => {
  let stores: TestKeys;
  let warn: () => Promise<void>;

  beforeAll(async () => {
    stores = await createTestKeys(await databases.init(id));
    const shared = { ...stores, warningDays, recorder: stores.tenantRecorder };
    const warner = () =>
      ApiKeyExpiryWarner.create({
        ...shared,
        recorder: ApiKeyRecorder.create(shared),
        onCommitted: () => {},
      });
    // As if every replica came to it at the same time.
    warn = async () => {
      await Promise.all([warner().warn(), warner().warn()]);
    };
  });

  beforeEach(async () => {
    await stores.knex('outbox').delete();
    await stores.knex('api_keys').delete();
  });

  const notifications = async () =>
    (
      await stores
        .knex('outbox')
        .where('kind', 'notification')
        .orderBy('id')
        .pluck('payload')
    ).map(payload => parseJson<Record<string, unknown>>(payload));

  it('tells the creator and the admins of the tenant, once for each number of days', async () => {
    const tenant = await stores.addTenant(
      {},
      {
        'user:default/ada': 'admin',
        'group:default/owners': 'admin',
        'user:default/dan': 'developer',
        'service-account:acme/ci': 'admin',
      },
    );
    const key = await stores.addKey({
      tenant_id: tenant.id,
      name: 'nightly',
      created_by: 'user:default/ana',
      expires_at: inDays(6),
    });
    await warn();
    await warn();
    expect(await notifications()).toEqual([
      expect.objectContaining({
        recipients: [
          'user:default/ana',
          'group:default/owners',
          'user:default/ada',
        ],
        title: 'The API key nightly of Acme expires soon',
        severity: 'normal',
        link: `/tenants/${tenant.slug}/api-keys`,
      }),
    ]);
    await stores
      .knex('api_keys')
      .where('id', key.id)
      .update('expires_at', inDays(0.5));
    await warn();
    await warn();
    const [, last, ...others] = await notifications();
    expect(last).toMatchObject({ severity: 'high' });
    expect(others).toEqual([]);
    const events = await stores
      .knex('audit_events')
      .where({ target_id: key.id })
      .orderBy('id');
    expect(events).toEqual([
      expect.objectContaining({
        action: 'api-key.expiring',
        actor_id: 'system',
        tenant_id: tenant.id,
      }),
      expect.objectContaining({ action: 'api-key.expiring' }),
    ]);
    expect(JSON.stringify([events, last])).not.toMatch(
      new RegExp(`argon2|${key.plaintext}`),
    );
  });

  it('says nothing of keys that end later, have ended, or whose end is known', async () => {
    await stores.addKey({ expires_at: inDays(8) });
    await stores.addKey({ expires_at: inDays(-0.01) });
    await stores.addKey();
    await stores.addKey({ expires_at: inDays(1), revoked_at: inDays(0) });
    await stores.addKey({
      expires_at: inDays(1),
      replaced_by: '11111111-1111-4111-8111-111111111111',
    });
    await stores.addKey({ expires_at: inDays(0.5), warned_days: 1 });
    await stores.addKey({ expires_at: inDays(1) }, { status: 'frozen' });
    const before = await stores.knex('audit_events').count({ count: '*' });
    await warn();
    expect(await notifications()).toEqual([]);
    expect(await stores.knex('audit_events').count({ count: '*' })).toEqual(
      before,
    );
  });

  it('gets through more keys than it reads at once', async () => {
    const key = await stores.addKey({ expires_at: inDays(3) });
    const { plaintext: _, scopes, ...row } = key;
    for (let index = 0; index < 120; index++) {
      await stores.knex('api_keys').insert({
        ...row,
        id: `copy-${index}`,
        scopes: JSON.stringify(scopes),
      });
    }
    await warn();
    expect(await stores.knex('api_keys').whereNull('warned_days')).toHaveLength(
      0,
    );
  });
});
