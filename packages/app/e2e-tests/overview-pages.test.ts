import { expect, test, type APIRequestContext } from '@playwright/test';
import { emptyLists, failCalls } from './support/answers';
import { callerOf } from './support/callApi';
import { checkPage } from './support/checkPage';
import { signIn } from './support/signIn';

const pictures = process.env.GROUNDWORK_TEST_PICTURES;

/** Environments of an app of their own, requested by Ana, who needs nobody's approval for them. */
async function makeEnvironments(
  request: APIRequestContext,
  app: string,
  count: number,
): Promise<void> {
  const call = callerOf(request);
  for (let index = 0; index < count; index += 1) {
    await call('post', 'ana', '/environment-requests', {
      app,
      team: 'team-payments',
      class: 'preview',
      region: 'us-east-1',
    });
  }
}

test('an admin finds environments, keeps the view, and deletes them together', async ({
  browser,
  request,
}) => {
  test.setTimeout(180_000);
  const app = `overview-${Date.now().toString(36)}`;
  await makeEnvironments(request, app, 3);
  const { page, problems, close } = await signIn(browser, 'Ada Lindqvist');
  await page.goto('/environments');
  await page.getByRole('tab', { name: /^Drifted/ }).click();
  await expect(page).toHaveURL(/tab=drifted/);
  await page.getByRole('tab', { name: /^All/ }).click();
  const search = page.getByRole('searchbox', { name: 'Search environments' });
  await search.fill(app);
  await expect(page).toHaveURL(new RegExp(`q=${app}`));
  const rows = page.getByRole('row', { name: new RegExp(app) });
  await expect(rows).toHaveCount(3);
  await checkPage(page, 'overview, filtered');
  await page.screenshot({ path: `${pictures ?? 'test-results'}/overview.png` });

  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Save this view…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill(app);
  await checkPage(page, 'overview, saving a view', { alsoNarrow: false });
  await dialog.getByRole('button', { name: 'Save view' }).click();
  await page.goto('/environments');
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: app }).click();
  await expect(rows).toHaveCount(3);

  await page.getByRole('radio', { name: 'Cards' }).click();
  await expect(page.getByRole('list', { name: 'Environments' })).toBeVisible();
  await checkPage(page, 'overview, cards');
  await page.screenshot({ path: `${pictures ?? 'test-results'}/cards.png` });
  await page.getByRole('radio', { name: 'Table' }).click();

  await page
    .getByRole('checkbox', { name: 'Select all on this page' })
    // The label that people click lies above the box
    .click({ force: true });
  const bar = page.getByRole('region', { name: 'Selected environments' });
  await expect(bar).toContainText('3 selected');
  await checkPage(page, 'overview, selected');
  await page.screenshot({ path: `${pictures ?? 'test-results'}/selected.png` });
  await bar.getByRole('button', { name: 'Delete…' }).click();
  const submit = dialog.getByRole('button', { name: 'Delete 3 environments' });
  await expect(submit).toBeDisabled();
  await dialog
    .getByRole('textbox', { name: 'Number of environments' })
    .fill('3');
  await checkPage(page, 'overview, deleting', { alsoNarrow: false });
  await page.screenshot({ path: `${pictures ?? 'test-results'}/delete.png` });
  await submit.click();
  await expect(dialog.getByText('All 3 are done.')).toBeVisible();
  await checkPage(page, 'overview, deleted', { alsoNarrow: false });
  await page.screenshot({ path: `${pictures ?? 'test-results'}/deleted.png` });
  await dialog.getByText('Close', { exact: true }).click();
  await expect(dialog).toBeHidden();

  // Nothing of it stays for others
  await page.getByRole('button', { name: /^View/ }).click();
  await page.getByRole('menuitem', { name: 'Manage views…' }).click();
  await dialog.getByRole('button', { name: `Delete ${app}` }).click();
  await expect(dialog.getByText('You have saved no views yet.')).toBeVisible();
  await checkPage(page, 'overview, views', { alsoNarrow: false });
  expect(problems).toEqual([]);
  await close();
});

for (const { person, colorScheme, width } of [
  { person: 'Ada Lindqvist', colorScheme: 'light', width: 1280 },
  { person: 'Vic Tanaka', colorScheme: 'dark', width: 400 },
] as const) {
  test(`the overview and its costs keep nobody out: ${person}, ${colorScheme}, ${width} px`, async ({
    browser,
    request,
  }) => {
    test.setTimeout(180_000);
    await makeEnvironments(request, 'overview-costs', 1);
    const { page, problems, close } = await signIn(browser, person, {
      colorScheme,
      width,
    });
    const look = async (name: string) => {
      await checkPage(page, name);
      await page.screenshot({
        path: `${pictures ?? 'test-results'}/${name.replace(/\W+/g, '-')}-${width}.png`,
        fullPage: true,
      });
    };
    await page.goto('/environments');
    await expect(page.getByText('overview-costs').first()).toBeVisible({
      timeout: 30_000,
    });
    await look('overview');
    if (width < 600) {
      await page.getByRole('button', { name: 'Filters' }).click();
      await expect(
        page.getByRole('button', { name: /Class$/ }).first(),
      ).toBeVisible();
      await look('overview, filters');
    }

    await page.getByRole('link', { name: 'Cost and capacity' }).click();
    await expect(
      page.getByRole('figure', { name: 'Cost by team' }),
    ).toBeVisible();
    await look('costs');
    await page.getByRole('radio', { name: 'Class' }).click();
    await expect(
      page.getByRole('figure', { name: 'Cost by class' }),
    ).toBeVisible();
    await page
      .getByRole('link', { name: 'Show the environments of Preview' })
      .first()
      .click();
    await expect(page).toHaveURL(/\/environments\?class=preview/);

    const recover = await failCalls(page, '/environment-costs');
    await page.goto('/environments/costs');
    await expect(
      page.getByText('Cost and capacity could not be loaded'),
    ).toBeVisible();
    await look('costs, failing');
    await recover();

    const restore = await emptyLists(page, /^\/environment-requests$/);
    await page.goto('/environments');
    await expect(
      page.getByText(/An environment is a namespace of your own/).first(),
    ).toBeVisible();
    await expect(page.getByText('What you can choose from')).toBeVisible();
    await look('overview, first visit');
    await restore();
    expect(problems).toEqual([]);
    await close();
  });
}
