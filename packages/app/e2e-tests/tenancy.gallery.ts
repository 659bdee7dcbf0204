import { expect, test } from '@playwright/test';
import { tokenOf } from './support/issuer';
import { shoot } from './support/shoot';

/*
 * Takes the pictures of the README that are about tenants. Not a test: see portal.gallery.ts. What is in them was made
 * through the API.
 */

const acme = '00000000-0000-0000-0000-000000000001';

test('the pictures of tenants', async ({ browser, request }) => {
  test.setTimeout(900_000);
  const call = async (person: string, route: string, data: object) => {
    const answer = await request.post(`/api/control-plane/v1${route}`, {
      headers: { Authorization: `Bearer ${await tokenOf(request, person)}` },
      data,
    });
    expect(answer.ok(), await answer.text()).toBe(true);
    return answer.json();
  };

  for (const [name, scopes] of [
    ['ci-deploy', ['logs:read', 'logs:write']],
    ['nightly-report', ['logs:read']],
    ['on-call-laptop', []],
  ] as const) {
    await call('ana', '/api-keys', {
      tenant_id: acme,
      product: 'log-search',
      name,
      scopes,
      expires_at: new Date(Date.now() + 90 * 86_400_000).toISOString(),
    });
  }
  for (const app of ['payments-api', 'billing-api']) {
    await call('ana', '/environment-requests', {
      app,
      team: 'team-payments',
      class: 'shared-staging',
      region: 'us-east-1',
      tenant_id: acme,
    });
  }
  await call('ana', '/catalog/trial-request', {
    tenant_id: acme,
    product: 'feature-flags',
  });
  await call('ana', '/catalog/request', {
    tenant_id: acme,
    product: 'status-page',
    note: 'For the launch in spring',
  });

  await shoot(browser, 'Ana Ruiz', [
    { name: 'tenant', route: '/tenants/acme' },
    { name: 'api-keys', route: '/tenants/acme/api-keys' },
    { name: 'products', route: '/products?tenant=acme' },
  ]);
  await shoot(browser, 'Ada Lindqvist', [
    { name: 'tenants', route: '/tenants' },
    {
      name: 'audit',
      route: '/audit',
      before: page => page.getByRole('button', { name: 'Verify now' }).click(),
    },
  ]);
});
