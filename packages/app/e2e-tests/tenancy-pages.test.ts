import { expect, test } from '@playwright/test';
import { emptyLists, failCalls } from './support/answers';
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
  // Whatever happened last, in the tests before as well.
  ['/audit', /^[a-z-]+\.[a-z-]+$/],
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

/** Tabs of a tenant that list something: what they ask, and what they say when there is nothing and when it fails. */
const tabs = [
  [
    'projects',
    '/projects',
    'Es gibt noch keine Projekte',
    'Die Projekte konnten nicht geladen werden',
  ],
  [
    'members',
    '/tenant-members',
    'Noch ist niemand Mitglied',
    'Die Mitglieder konnten nicht geladen werden',
  ],
  [
    'service-accounts',
    '/service-accounts',
    'Es gibt noch keine Dienstkonten',
    'Die Dienstkonten konnten nicht geladen werden',
  ],
  [
    'entitlements',
    '/entitlements',
    'Für Acme ist noch nichts freigeschaltet',
    'Die Freischaltungen konnten nicht geladen werden',
  ],
  [
    'api-keys',
    '/api-keys',
    'hat noch keine API-Schlüssel',
    'Die API-Schlüssel konnten nicht geladen werden',
  ],
] as const;

test('the tabs of a tenant say in German that they are empty, that they failed, and to whom they are closed', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const { page, problems, close } = await signIn(browser, 'Ada Lindqvist', {
    colorScheme: 'dark',
  });
  await page.evaluate(() => window.localStorage.setItem('language', 'de'));
  await page.goto('/tenants/acme');
  await expect(
    page.getByRole('heading', { name: 'Tarif und Vertrag' }),
  ).toBeVisible();
  const found: string[] = [];
  for (const [tab, path, empty, failed] of tabs) {
    const fill = await emptyLists(page, path);
    await page.goto(`/tenants/acme/${tab}`);
    await expect(page.getByText(empty)).toBeVisible();
    await fill();

    const mend = await failCalls(page, path);
    await page.goto(`/tenants/acme/${tab}`);
    await expect(
      page.getByRole('alert').filter({ hasText: failed }),
    ).toContainText('6f1c2d4');
    found.push(...(await examinePage(page)).map(each => `${tab}: ${each}`));
    await mend();
  }
  expect(found).toEqual([]);
  expect(problems).toEqual([]);
  await close();
});
