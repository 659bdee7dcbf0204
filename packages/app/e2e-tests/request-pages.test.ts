import { expect, test, type Page } from '@playwright/test';
import { checkPage } from './support/checkPage';
import { signIn } from './support/signIn';

/** Names that nobody else uses. */
const app = `req-${Date.now().toString(36)}`;

async function fillIn(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: /Application/ }).fill(app);
  await page.getByRole('textbox', { name: /Team/ }).fill('team-payments');
  await page
    .getByRole('textbox', { name: /Owner/ })
    .fill('group:default/team-payments');
}

test('the steps of a request keep nobody out, and the draft outlives a reload', async ({
  browser,
}) => {
  const { page, problems, close } = await signIn(browser, 'Ana Ruiz');
  await page.goto('/environments/new');
  await expect(page.getByRole('radio', { name: 'Preview' })).toBeVisible();
  await checkPage(page, 'request, class');

  await page.goto('/environments/new?class=preview');
  await page.getByRole('button', { name: 'Continue to plan' }).click();
  const application = page.getByRole('textbox', { name: /Application/ });
  await expect(application).toBeFocused();
  await expect(
    page.getByText('Name the application.', { exact: true }),
  ).toBeVisible();
  await checkPage(page, 'request, details with problems');

  await fillIn(page);
  const name = page.getByRole('region', { name: 'Name', exact: true });
  await expect(name).toContainText(`${app}-preview`);
  await expect(name).toContainText('Free on 1 target');
  await page.reload();
  await expect(application).toHaveValue(app);
  await expect(page.getByText('Your draft is as you left it.')).toBeVisible();
  await checkPage(page, 'request, details of a draft');

  await page.getByRole('button', { name: 'Continue to plan' }).click();
  await expect(
    page.getByRole('region', { name: 'Policy checks' }),
  ).toBeVisible();
  await checkPage(page, 'request, plan');
  await page.getByRole('button', { name: 'Continue to review' }).click();
  await expect(
    page.getByRole('heading', { name: 'Is this right?' }),
  ).toBeVisible();
  await checkPage(page, 'request, review');
  await page.getByRole('button', { name: 'Request environment' }).click();
  await expect(page).toHaveURL(/\/environments\/[0-9a-f-]{36}$/);

  // Another like it, and one for a component
  const id = new URL(page.url()).pathname.split('/').at(-1);
  await page.goto(`/environments/new?clone=${id}`);
  await expect(application).toHaveValue(app);
  await page.goto(
    '/environments/new?class=preview&component=component:default/payments-api',
  );
  await expect(application).toHaveValue('payments-api');
  expect(problems).toEqual([]);
  await close();
});

test('the steps of a request can be read in the dark and on a phone', async ({
  browser,
}) => {
  const { page, problems, close } = await signIn(browser, 'Ana Ruiz', {
    colorScheme: 'dark',
    width: 400,
  });
  await page.goto('/environments/new?class=preview');
  await fillIn(page);
  await expect(
    page.getByRole('region', { name: 'Name', exact: true }),
  ).toContainText('Free on 1 target');
  await checkPage(page, 'request, details, narrow and dark');
  await page.getByRole('button', { name: 'Continue to plan' }).click();
  await expect(
    page.getByRole('region', { name: 'Policy checks' }),
  ).toBeVisible();
  await checkPage(page, 'request, plan, narrow and dark');
  expect(problems).toEqual([]);
  await close();
});

test('a template asks for class, region and tenant, and shows the name', async ({
  browser,
}) => {
  const { page, problems, close } = await signIn(browser, 'Ana Ruiz');
  const formData = {
    component: 'component:default/payments-api',
    owner: 'group:default/team-payments',
  };
  await page.goto(
    `/create/templates/default/request-environment?formData=${encodeURIComponent(
      JSON.stringify(formData),
    )}`,
  );
  await page.getByRole('button', { name: 'Next' }).click();
  const production = page.getByRole('radio', { name: 'Production' });
  await expect(page.getByRole('radio', { name: 'Preview' })).toBeChecked();
  await production.check({ force: true });
  await expect(production).toBeChecked();
  await page
    .getByRole('radio', { name: 'eu-central-1' })
    .check({ force: true });
  await expect(page.getByText(/^payments-api-production-/)).toBeVisible();
  expect(problems).toEqual([]);
  await close();
});
