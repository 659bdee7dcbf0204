import type { SchedulerServiceTaskInvocationDefinition } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import type { Tenant } from '@groundwork/plugin-control-plane-common';
import { TENANTS_CHANNEL } from '@groundwork/plugin-control-plane-common';
import { FakeCatalog } from './__testUtils__/FakeCatalog';
import { TenantEntityProvider } from './TenantEntityProvider';

function aTenant(slug: string): Tenant {
  return {
    id: `00000000-0000-4000-8000-${slug.padStart(12, '0').slice(-12)}`,
    slug,
    name: `${slug} GmbH`,
    status: 'active',
    kind: 'customer',
    plan: 'team',
    erp_customer_id: 'C-4711',
    sales_owner: 'user:default/sam',
    cancel_at_period_end: false,
    created_at: '2026-01-01T00:00:00.000Z',
    updated_at: '2026-01-01T00:00:00.000Z',
  };
}

async function setup(tenants: Tenant[]) {
  const catalog = new FakeCatalog();
  const events = mockServices.events();
  const logger = mockServices.logger.mock();
  const tasks: SchedulerServiceTaskInvocationDefinition[] = [];
  const listTenants = jest.fn(async () => [...tenants]);
  const provider = TenantEntityProvider.create({
    events,
    logger,
    owner: 'group:default/platform-admins',
    portalUrl: 'https://portal.example.com',
    retryDelayMs: 1,
    source: { listTenants },
    taskRunner: { run: async task => void tasks.push(task) },
  });
  await provider.connect(catalog);
  return {
    catalog,
    listTenants,
    logger,
    refresh: async () => tasks[0].fn(new AbortController().signal),
    announce: (part: string) =>
      events.publish({
        topic: TENANTS_CHANNEL,
        eventPayload: {
          type: 'tenant.changed',
          message_id: 'm',
          tenant_id: 't',
          part,
        },
      }),
  };
}

describe('TenantEntityProvider', () => {
  it('provides tenants by name, and nothing of their contracts', async () => {
    const { catalog, refresh } = await setup([aTenant('acme')]);
    await refresh();
    const entity = catalog.get('resource:tenants/acme');
    expect(entity).toMatchObject({
      metadata: {
        title: 'acme GmbH',
        links: [{ url: 'https://portal.example.com/tenants/acme' }],
      },
      spec: { type: 'tenant', owner: 'group:default/platform-admins' },
    });
    expect(JSON.stringify(entity)).not.toMatch(/4711|sam|"team"/);
  });

  it('follows tenants that are made, renamed and removed', async () => {
    const tenants = [aTenant('acme')];
    const { catalog, refresh, announce } = await setup(tenants);
    await refresh();
    tenants[0] = { ...tenants[0], slug: 'acme-two' };
    tenants.push(aTenant('globex'));
    await announce('tenant');
    await catalog.until(() => catalog.refs.length === 2);
    expect(catalog.refs).toEqual([
      'resource:tenants/acme-two',
      'resource:tenants/globex',
    ]);
    tenants.pop();
    await announce('tenant');
    await catalog.until(() => catalog.refs.length === 1);
    expect(catalog.refs).toEqual(['resource:tenants/acme-two']);
  });

  it('does not read for what shows nowhere in the catalog', async () => {
    const { refresh, announce, listTenants } = await setup([]);
    await announce('api_keys');
    await announce('members');
    await refresh();
    expect(listTenants).toHaveBeenCalledTimes(1);
  });

  it('reads again after a failure, and keeps what was there until then', async () => {
    const { catalog, refresh, announce, listTenants } = await setup([
      aTenant('acme'),
    ]);
    await refresh();
    listTenants.mockRejectedValueOnce(new Error('Not yet'));
    const before = catalog.mutations.length;
    await announce('tenant');
    await catalog.until(() => catalog.mutations.length > before);
    expect(catalog.refs).toEqual(['resource:tenants/acme']);
    expect(listTenants).toHaveBeenCalledTimes(3);
  });

  it('says in the log that a change shows later when reading keeps failing', async () => {
    const { logger, announce, listTenants } = await setup([]);
    const warned = new Promise<string>(resolve =>
      logger.warn.mockImplementation(resolve),
    );
    listTenants.mockRejectedValue(new Error('Closed'));
    await announce('tenant');
    expect(await warned).toMatch(/next full refresh only: Error: Closed/);
  });
});
