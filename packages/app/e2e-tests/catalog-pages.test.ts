import { expect, test, type Page } from '@playwright/test';
import {
  makeCatalogExample,
  type CatalogExample,
} from './support/catalogExample';
import { checkPage } from './support/checkPage';
import { signIn } from './support/signIn';

const component = '/catalog/default/component/payments-api';
const system = '/catalog/default/system/commerce';
const group = '/catalog/default/group/team-payments';

/** What is part of Backstage's own pages, or of what is there beside, is not looked at here. */
async function see(page: Page, text: string | RegExp) {
  await expect(
    page.getByText(text).locator('visible=true').first(),
  ).toBeVisible({ timeout: 30_000 });
}

/** The catalog takes a moment to show what was told to it. */
async function openEntity(page: Page, path: string) {
  await expect(async () => {
    await page.goto(path);
    await see(page, 'Drifted');
  }).toPass({ timeout: 90_000 });
}

test.describe.serial('environments in the catalog', () => {
  const example: CatalogExample = { id: '', name: '' };

  test.beforeAll(async ({ request }) => {
    test.setTimeout(240_000);
    Object.assign(example, await makeCatalogExample(request));
  });

  for (const { person, colorScheme, width, audit } of [
    {
      person: 'Ana Ruiz',
      colorScheme: 'light',
      width: 1280,
      audit: 'can give you the role viewer',
    },
    {
      person: 'Vic Tanaka',
      colorScheme: 'dark',
      width: 400,
      audit: 'environment-request.created',
    },
  ] as const) {
    test(`are on every entity that they belong to: ${person}, ${colorScheme}, ${width} px`, async ({
      browser,
    }) => {
      test.setTimeout(300_000);
      const { page, problems, close } = await signIn(browser, person, {
        colorScheme,
        width,
      });
      const entity = `/catalog/default/resource/${example.name}`;

      await test.step('the entity of the environment', async () => {
        await openEntity(page, entity);
        await see(page, 'spec.hard.pods');
        await expect(
          page.getByRole('link', { name: 'Status page' }),
        ).toHaveAttribute('href', `/environments/${example.id}`);
        await checkPage(page, 'environment entity', { alsoNarrow: false });
      });

      await test.step('the card and the tab of its component', async () => {
        await page.goto(component);
        await see(page, /\d+ environments?, .*drifted/);
        await page.goto(`${component}/environments`);
        await see(page, 'catalog-example');
        await checkPage(page, 'component, environments', { alsoNarrow: false });
      });

      await test.step('the card and the tab of its system', async () => {
        await page.goto(system);
        await see(page, 'Needs attention');
        await page.goto(`${system}/environments`);
        await see(page, /catalog-example/);
        await checkPage(page, 'system, environments', { alsoNarrow: false });
      });

      await test.step('the card of its group', async () => {
        await page.goto(group);
        await see(page, 'Needs attention');
      });

      await test.step('manifests and audit log on its status page', async () => {
        const status = `/environments/${example.id}`;
        await page.goto(`${status}?tab=yaml`);
        await expect(
          page.getByRole('region', { name: 'Manifest of the request' }),
        ).toContainText('app: catalog-example');
        await checkPage(page, 'status page, YAML', { alsoNarrow: false });
        await page.goto(`${status}?tab=audit`);
        await see(page, audit);
        await checkPage(page, 'status page, audit', { alsoNarrow: false });
        await page.goto(status);
        await see(page, 'spec.hard.pods');
        await see(page, /Noticed/);
        await checkPage(page, 'status page, drifted', { alsoNarrow: false });
      });

      expect(problems).toEqual([]);
      await close();
    });
  }

  test('stand in the graph, and are asked for from the menu of their component', async ({
    browser,
  }) => {
    const { page, close } = await signIn(browser, 'Ana Ruiz');
    await openEntity(page, `/catalog/default/resource/${example.name}`);
    await page.goto(
      `/catalog-graph?rootEntityRefs[]=component:default/payments-api&maxDepth=1`,
    );
    await expect(
      page
        .locator('svg')
        .getByText(/catalog-example/)
        .first(),
    ).toBeVisible({ timeout: 60_000 });

    await page.goto(component);
    await page.getByRole('button', { name: 'more' }).first().click();
    await page
      .getByRole('menuitem', { name: 'Request an environment' })
      .click();
    await expect(page).toHaveURL(
      /\/environments\/new\?component=component%3Adefault%2Fpayments-api/,
    );
    await close();
  });

  test('are extended, and accepted or taken back, ahead of the answer', async ({
    browser,
  }) => {
    const { page, problems, close } = await signIn(browser, 'Ana Ruiz');
    await page.goto(`/environments/${example.id}`);
    await see(page, 'spec.hard.pods');

    // A server that refuses: what was shown is taken back, and it is said why.
    await page.route(`**/environment-requests/${example.id}/extend`, route =>
      route.fulfill({
        status: 409,
        json: {
          error: 'conflict',
          message: 'Somebody was quicker',
          request_id: '6f1c2d4e-7a53-4c1e-9b0a-2f8d5c7e1a34',
        },
      }),
    );
    await page.getByRole('button', { name: /^Actions for/ }).click();
    await page.getByRole('menuitem', { name: /^Extend/ }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: 'Extend', exact: true })
      .click();
    await expect(
      page.getByText('catalog-example · preview was not extended'),
    ).toBeVisible();
    await see(page, /Somebody was quicker/);
    await page.unroute(`**/environment-requests/${example.id}/extend`);

    const lane = page.getByRole('article').first();
    await lane.getByRole('button', { name: 'Revert' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Revert 1/ })
      .click();
    await expect(lane.getByText('In sync').first()).toBeVisible({
      timeout: 60_000,
    });
    expect(problems).toEqual([]);
    await close();
  });
});
