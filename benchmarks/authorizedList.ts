/**
 * A page of environments, of tenants, of namespaces and of the audit log for somebody of the portal with 1,000
 * memberships (in groups that own environments, and in tenants) against the same page for an admin: finding out who it is,
 * what they may, and the rows. Both may see everything, so that the pages are the same.
 *
 *     … benchmarks/authorizedList.ts [environments, 5000 unless given]
 */
import { mockCredentials } from '@backstage/backend-test-utils';
import permissionModule from '@groundwork/plugin-permission-backend-module-control-plane';
import { portalFeatures } from '../plugins/control-plane-backend/src/__testUtils__/portalFeatures';
import {
  startControlPlane,
  type TestControlPlane,
} from '../plugins/control-plane-backend/src/__testUtils__/startControlPlane';
import { fillEnvironments } from './support/environments';
import { openSites, type Knex, type Site } from './support/databases';
import { judge, median, runBenchmark, show } from './support/figures';

const environments = Number(process.argv[2] ?? 5_000);
const memberships = 1_000;
const rounds = 20;
const goal = { max: 1.5 };

const member = 'user:default/mia';
const admin = 'user:default/ada';
const groups = Array.from(
  { length: memberships },
  (_, index) => `group:default/team-${index}`,
);

/** So many tenants, in each of which the member has a role. */
async function fillTenants(knex: Knex): Promise<void> {
  const at = '2026-01-31T12:00:00.000Z';
  const idOf = (index: number) =>
    `00000000-0000-4000-9000-${String(index).padStart(12, '0')}`;
  const indexes = groups.map((_, index) => index);
  await knex.batchInsert(
    'tenants',
    indexes.map(index => ({
      id: idOf(index),
      slug: `tenant-${index}`,
      name: `Tenant ${index}`,
      plan: 'team',
      kind: 'customer',
      status: 'active',
      cancel_at_period_end: false,
      quotas: '{}',
      created_at: at,
      updated_at: at,
    })),
    50,
  );
  await knex.batchInsert(
    'tenant_members',
    indexes.map(index => ({
      id: `00000000-0000-4000-a000-${String(index).padStart(12, '0')}`,
      tenant_id: idOf(index),
      member_ref: member,
      role: 'admin',
      created_by: admin,
      created_at: at,
    })),
    50,
  );
  await knex.batchInsert(
    'audit_events',
    Array.from({ length: 5 * memberships }, (_, index) => ({
      tenant_id: idOf(index % memberships),
      written_tenant_id: idOf(index % memberships),
      action: 'tenant.updated',
      actor_id: admin,
      actor_type: 'user',
      target_type: 'tenant',
      target_id: idOf(index % memberships),
      message: 'Changed the tenant',
      metadata: '{}',
      created_at: at,
    })),
    50,
  );
}

async function open(site: Site): Promise<TestControlPlane> {
  const knex = await site.open();
  const plane = await startControlPlane({
    knex,
    config: {
      roles: {
        admin: { users: [admin] },
        requester: { users: [member] },
      },
      // Nothing is worked on meanwhile.
      reconciler: {
        pollInterval: { hours: 1 },
        resyncInterval: { hours: 10 },
      },
    },
    features: [...portalFeatures({ [member]: groups }), permissionModule],
  });
  await fillEnvironments(knex, environments);
  await fillTenants(knex);
  await site.settle(knex);
  return plane;
}

async function measureSite(site: Site): Promise<void> {
  const plane = await open(site);
  const pages = {
    environments: '/v1/environment-requests?limit=50',
    'environments, one class':
      '/v1/environment-requests?limit=50&class=preview',
    tenants: '/v1/tenants?limit=50',
    namespaces: '/v1/namespaces?page_size=50',
    'audit log of a tenant': `/v1/audit?limit=50&tenant_id=00000000-0000-4000-9000-000000000007`,
  };
  const read = async (path: string, who: string) => {
    const response = await fetch(`${plane.url}${path}`, {
      headers: { authorization: `Bearer ${mockCredentials.user.token(who)}` },
    });
    const body = await response.json();
    if (!response.ok || body.items.length === 0) {
      throw new Error(`${path} was answered ${JSON.stringify(body)}`);
    }
    return body.items.map(({ id }: { id: unknown }) => id).join();
  };
  console.log(
    `\n${site.name}: a page of 50, p50 in ms for an admin and for somebody with ${memberships} memberships`,
  );
  for (const [name, path] of Object.entries(pages)) {
    const elapsed: Record<string, number[]> = { [admin]: [], [member]: [] };
    if ((await read(path, admin)) !== (await read(path, member))) {
      throw new Error(`${path} shows them different pages`);
    }
    for (let round = 0; round < rounds; round++) {
      // In turns, so that whatever else the machine does falls on both alike.
      for (const who of round % 2 ? [admin, member] : [member, admin]) {
        const startedAt = performance.now();
        await read(path, who);
        elapsed[who].push(performance.now() - startedAt);
      }
    }
    const [base, own] = [admin, member].map(who =>
      median(elapsed[who].slice(3)),
    );
    show(
      name,
      base.toFixed(1).padStart(7),
      own.toFixed(1).padStart(7),
      judge(own / base, goal),
    );
  }
  await plane.stop();
}

runBenchmark(async () => {
  for (const site of await openSites()) {
    try {
      await measureSite(site);
    } finally {
      await site.close();
    }
  }
});
