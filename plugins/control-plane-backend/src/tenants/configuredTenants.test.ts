import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  Tenant,
  TenantPlanList,
} from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import { createTestStores, useTestApi, waitFor } from '../__testUtils__';
import { addDays, ControlPlaneDatabase } from '../database';
import { TenantSeeds } from './TenantSeeds';
import { TenantSeedStore } from './TenantSeedStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const acmeId = '00000000-0000-0000-0000-000000000001';
const tenancy = {
  plans: {
    team: { title: 'Team', quotas: { environments: 20, monthlyCostUsd: 99.5 } },
    'À la carte': { title: 'À la carte' },
    enterprise: { title: 'Enterprise' },
  },
  tenants: {
    acme: {
      id: acmeId,
      name: 'Acme',
      plan: 'team',
      status: 'active',
      salesOwner: 'user:default/ada',
      members: [{ ref: 'group:default/Team-Payments', role: 'developer' }],
      products: ['search', 'flags'],
    },
    globex: { name: 'Globex', kind: 'customer' },
    initech: { name: 'Initech', kind: 'demo' },
  },
  checkInterval: { milliseconds: 100 },
};

describe.each(databases.eachSupportedId())(
  'tenants of the configuration on %p',
  id => {
    const api = useTestApi(databases, id, { config: { tenancy } });

    const seedsOf = async (knex: Knex, tenants: object) => {
      const stores = await createTestStores(knex);
      return TenantSeeds.create({
        config: { tenants, trialDays: 14 } as Parameters<
          typeof TenantSeeds.create
        >[0]['config'],
        database: await ControlPlaneDatabase.create({
          getClient: async () => knex,
        }),
        seeds: TenantSeedStore.create(),
        recorder: stores.tenantRecorder,
        onCommitted: () => {},
      });
    };
    const seed = (change: object = {}) => ({
      name: 'Umbrella',
      plan: 'starter',
      kind: 'customer',
      members: [{ ref: 'user:default/ana', role: 'admin' }],
      products: ['search'],
      ...change,
    });

    it('are there from the start, with members, products and an event', async () => {
      const { knex } = api.plane;
      const { status, body } = await api.call<Tenant>(
        'ana',
        'GET',
        '/v1/tenants/by-slug/acme',
      );
      expect(status).toBe(200);
      expect(body).toMatchObject({
        id: acmeId,
        name: 'Acme',
        status: 'active',
        plan: 'team',
        sales_owner: 'user:default/ada',
      });
      expect(
        await knex('entitlements')
          .where('tenant_id', acmeId)
          .orderBy('product'),
      ).toMatchObject([
        { product: 'flags', config: '{}', expires_at: null },
        { product: 'search', config: '{}', expires_at: null },
      ]);
      const events = await knex('audit_events').where('target_id', acmeId);
      expect(events).toMatchObject([
        { action: 'tenant.created', actor_id: 'system', tenant_id: acmeId },
      ]);
      expect(JSON.parse(events[0].metadata)).toMatchObject({
        members: [{ ref: 'group:default/team-payments', role: 'developer' }],
        products: ['search', 'flags'],
      });
    });

    it('begin as their kind does when nothing else is said', async () => {
      const get = async (slug: string) =>
        (await api.call<Tenant>('ada', 'GET', `/v1/tenants/by-slug/${slug}`))
          .body;
      const globex = await get('globex');
      expect(globex).toMatchObject({ status: 'trial', plan: 'starter' });
      expect(globex.trial_ends_at).toBe(addDays(globex.created_at, 14));
      const initech = await get('initech');
      expect(initech.status).toBe('demo');
      expect(initech).not.toHaveProperty('trial_ends_at');
    });

    it('are made once by replicas that start together', async () => {
      const { knex } = api.plane;
      const replicas = await Promise.all(
        Array.from({ length: 3 }, () => seedsOf(knex, { umbrella: seed() })),
      );
      await Promise.all(replicas.map(each => each.plant()));
      const [tenant, ...others] = await knex('tenants').where(
        'slug',
        'umbrella',
      );
      expect(others).toEqual([]);
      for (const table of ['tenant_members', 'entitlements', 'audit_events']) {
        expect(await knex(table).where('tenant_id', tenant.id)).toHaveLength(1);
      }
    });

    it('are not changed when they are there, by slug or by id', async () => {
      const { knex } = api.plane;
      const before = await knex('tenants').orderBy('slug');
      const seeds = await seedsOf(knex, {
        acme: seed(),
        'acme-renamed': seed({ id: acmeId }),
      });
      await seeds.plant();
      expect(await knex('tenants').orderBy('slug')).toEqual(before);
      const members = await knex('tenant_members').where('tenant_id', acmeId);
      expect(members).toHaveLength(1);
    });

    it('have their trials ended by themselves', async () => {
      const { knex } = api.plane;
      await knex('tenants')
        .where('slug', 'globex')
        .update({ trial_ends_at: '2026-01-02T00:00:00.000Z' });
      const { body } = await waitFor(
        () => api.call<Tenant>('ada', 'GET', '/v1/tenants/by-slug/globex'),
        answer => answer.body.status === 'frozen',
        20_000,
      );
      expect(body.actions?.activate).toEqual({ allowed: true });
    });

    it('have plans that are listed to everybody who is known, by name, page by page', async () => {
      const page = async (query: string) =>
        (
          await api.call<TenantPlanList>(
            'nobody',
            'GET',
            `/v1/tenant-plans?${query}`,
          )
        ).body;
      expect(await page('')).toEqual({
        items: [
          { name: 'enterprise', title: 'Enterprise', quotas: {} },
          {
            name: 'team',
            title: 'Team',
            quotas: { environments: 20, monthly_cost_usd: 99.5 },
          },
          { name: 'À la carte', title: 'À la carte', quotas: {} },
        ],
      });
      const names: string[] = [];
      let cursor: string | undefined;
      do {
        const { items, next_cursor } = await page(
          `limit=1${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
        );
        names.push(...items.map(({ name }) => name));
        cursor = next_cursor;
      } while (cursor);
      expect(names).toEqual(['enterprise', 'team', 'À la carte']);
      expect(
        await api.call('nobody', 'GET', '/v1/tenant-plans?cursor=%00'),
      ).toMatchObject({
        status: 400,
        body: { details: [{ field: 'cursor' }] },
      });
    });
  },
);
