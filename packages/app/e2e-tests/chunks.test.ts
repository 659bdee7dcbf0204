import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { signIn } from './support/signIn';

/*
 * Which code browsers load for which page. What a piece is made of stands in its source map.
 */

const built = path.resolve(__dirname, '../dist/static');
const someId = '00000000-0000-4000-8000-00000000dead';

/** Each page, and the source that it alone needs. */
const pages: Record<string, string> = {
  '/environments': 'EnvironmentListPage/EnvironmentListPage.tsx',
  '/environments/new': 'RequestPage/RequestPage.tsx',
  '/environments/costs': 'CostPage/CostPage.tsx',
  [`/environments/${someId}`]: 'EnvironmentPage/EnvironmentPage.tsx',
  '/approvals': 'ApprovalsPage/ApprovalsPage.tsx',
  '/catalog/default/component/payments-api':
    'EntityEnvironments/ComponentEnvironmentsCard.tsx',
  '/': 'environments/src/home/HomeWidget.tsx',
  '/tenants': 'TenantListPage/TenantListPage.tsx',
  '/tenants/acme': 'TenantPage/TenantPage.tsx',
  '/products': 'ProductCatalogPage/ProductCatalogPage.tsx',
  '/audit': 'AuditPage/AuditPage.tsx',
  '/runtimes': 'RuntimesPage/RuntimesPage.tsx',
  '/runtimes/groups': 'GroupsPage/GroupsPage.tsx',
  '/runtimes/queue': 'QueuePage/QueuePage.tsx',
  [`/runtimes/${someId}`]: 'RuntimePage/RuntimePage.tsx',
  '/namespaces': 'NamespaceListPage/NamespaceListPage.tsx',
  '/namespaces/new': 'NamespaceForm/CreateNamespacePage.tsx',
  '/namespaces/rules': 'NamespaceRulesPage/NamespaceRulesPage.tsx',
  '/namespaces/identity-groups': 'IdentityGroupsPage/IdentityGroupsPage.tsx',
  [`/namespaces/${someId}`]: 'NamespacePage/NamespacePage.tsx',
};

/** Pages of which something is in a script, by the name of the script. */
function pagesByScript(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const file of readdirSync(built)) {
    if (!file.endsWith('.js.map')) {
      continue;
    }
    const { sources } = JSON.parse(
      readFileSync(path.join(built, file), 'utf8'),
    ) as { sources: string[] };
    const ofPages = Object.entries(pages)
      .filter(([, source]) => sources.some(each => each.endsWith(source)))
      .map(([route]) => route);
    if (ofPages.length > 0) {
      found.set(file.slice(0, -'.map'.length), ofPages);
    }
  }
  return found;
}

test('no page loads the code of another, and each loads its own', async ({
  browser,
}) => {
  test.setTimeout(400_000);
  const scripts = pagesByScript();
  expect([...new Set([...scripts.values()].flat())].sort()).toEqual(
    Object.keys(pages).sort(),
  );

  const { page, close } = await signIn(browser, 'Ada Lindqvist');
  const storageState = await page.context().storageState();
  await close();
  for (const route of Object.keys(pages)) {
    // A window of its own, whose browser has nothing yet
    const context = await browser.newContext({ storageState });
    const window = await context.newPage();
    const loaded = new Set<string>();
    window.on('request', request => {
      for (const each of scripts.get(path.basename(request.url())) ?? []) {
        loaded.add(each);
      }
    });
    await window.goto(route);
    await expect
      .poll(() => [...loaded], { message: `${route} loads its own code` })
      .toContain(route);
    await expect(window.getByRole('heading').first()).toBeVisible();
    await window
      .waitForLoadState('networkidle', { timeout: 2_000 })
      .catch(() => undefined);
    expect.soft([...loaded], `${route} loads nothing else`).toEqual([route]);
    await context.close();
  }
});
