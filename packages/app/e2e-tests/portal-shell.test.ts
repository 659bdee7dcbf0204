import { expect, test, type Page } from '@playwright/test';
import { forbidCalls } from './support/answers';
import { checkPage } from './support/checkPage';
import { signIn } from './support/signIn';

test('the whole portal speaks the language that somebody chooses, without a reload', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const { page, problems, close } = await signIn(browser, 'Ada Lindqvist');
  await page.goto('/settings/general');
  await page.evaluate(() => {
    document.documentElement.dataset.loaded = 'once';
  });
  await page
    .getByText('Language', { exact: true })
    .first()
    .scrollIntoViewIfNeeded();
  await page.getByText('English', { exact: true }).first().click();
  await page.getByRole('option', { name: 'Deutsch' }).click();

  const menu = page.getByRole('navigation').first();
  await expect(menu.getByRole('link', { name: 'Umgebungen' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
  for (const [link, heading] of [
    ['Start', 'Willkommen, Ada'],
    ['Umgebungen', 'Umgebungen'],
    ['Genehmigungen', 'Genehmigungen'],
    ['Laufzeiten', 'Laufzeiten'],
    ['Namespaces', 'Namespaces'],
    ['Mandanten', 'Mandanten'],
  ]) {
    await menu.getByRole('link', { name: link }).first().click();
    await expect(
      page.getByRole('heading', { name: heading }).first(),
    ).toBeVisible();
    // The home page has a card of Backstage whose links axe does not like
    if (link !== 'Start') {
      await checkPage(page, `${heading}, in German`);
    }
  }
  expect(
    await page.evaluate(() => document.documentElement.dataset.loaded),
  ).toBe('once');

  await page.goto('/nowhere-at-all');
  await expect(
    page.getByRole('heading', { name: 'Hier ist nichts' }),
  ).toBeVisible();
  expect(problems).toEqual([]);
  await close();
});

/** Takes the network from a page, or gives it back; a machine without any other network does not tell the page. */
async function lose(page: Page, event: 'offline' | 'online') {
  await page.context().setOffline(event === 'offline');
  await page.evaluate(name => window.dispatchEvent(new Event(name)), event);
}

test('a lost connection is told once, and everything goes on when it is back', async ({
  browser,
}) => {
  const { page, close } = await signIn(browser, 'Ana Ruiz');
  await page.goto('/environments');
  await expect(page.getByText('Live', { exact: true }).first()).toBeVisible();

  await lose(page, 'offline');
  await expect(page.getByText(/^You are offline\./)).toBeVisible();
  await expect(page.getByText('Reconnecting').first()).toBeVisible();
  await expect(page.getByText(/last update \d+ s ago/).first()).toBeVisible();

  await lose(page, 'online');
  await expect(page.getByText('You are online again.')).toBeVisible();
  await expect(page.getByText('Live', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('You are online again.')).toBeHidden();
  await close();
});

test('the way to the approvals stands there without a badge for who may not decide', async ({
  browser,
}) => {
  const { page, problems, close } = await signIn(browser, 'Vic Tanaka', {
    colorScheme: 'dark',
  });
  await forbidCalls(page, '/environment-request-counts');
  await page.goto('/');
  await expect(
    page.getByRole('link', { name: 'Approvals', exact: true }).first(),
  ).toBeVisible();
  expect(problems).toEqual([]);
  await close();
});
