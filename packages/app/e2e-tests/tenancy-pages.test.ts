import { expect, test } from '@playwright/test';
import { examinePage } from './support/examinePage';
import { signIn } from './support/signIn';

/** Every page about tenants, and what stands there once it has loaded. */
const pages = [
  ['/tenants', 'Globex'],
  ['/tenants/acme', 'Plan and contract'],
  ['/tenants/acme/projects', 'Create project'],
  ['/tenants/acme/members', 'Add member'],
  ['/tenants/acme/service-accounts', 'Create service account'],
  ['/tenants/acme/quotas', 'Edit quotas'],
  ['/tenants/acme/entitlements', 'log-search'],
  ['/tenants/acme/api-keys', 'Create API key'],
  ['/tenants/acme/environments', 'environments'],
  ['/tenants/acme/audit', 'tenant.created'],
  ['/tenants/nobody', 'There is no such tenant'],
  ['/products?tenant=acme', 'Model gateway'],
  ['/audit', 'tenant.created'],
] as const;

for (const { person, colorScheme, width } of [
  { person: 'Ada Lindqvist', colorScheme: 'light', width: 1280 },
  { person: 'Vic Tanaka', colorScheme: 'dark', width: 400 },
] as const) {
  test(`the pages about tenants keep nobody out: ${person}, ${colorScheme}, ${width} px`, async ({
    browser,
  }) => {
    test.setTimeout(240_000);
    const { page, problems, close } = await signIn(browser, person, {
      colorScheme,
      width,
    });
    const found: string[] = [];
    for (const [route, text] of pages) {
      await page.goto(route);
      await expect(
        page.getByText(text).locator('visible=true').first(),
      ).toBeVisible();
      found.push(...(await examinePage(page)).map(each => `${route}: ${each}`));
    }
    expect(found).toEqual([]);
    expect(problems).toEqual([]);
    await close();
  });
}
