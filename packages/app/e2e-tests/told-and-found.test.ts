import { expect, test } from '@playwright/test';
import { callerOf } from './support/callApi';
import { checkPage } from './support/checkPage';
import { requestEnvironment } from './support/requestEnvironment';
import { signIn } from './support/signIn';

test('somebody is told that an environment is ready, gets there by the notification, and chooses what to be told', async ({
  browser,
  request,
}) => {
  test.setTimeout(120_000);
  const { page, problems, close } = await signIn(browser, 'Rui Costa');
  const { id, name } = await requestEnvironment(request, {
    app: 'told-example',
    class: 'preview',
    until: 'ready',
  });
  await page.goto('/notifications');
  await page.getByRole('link', { name: `${name} is ready` }).click();
  await expect(
    page.getByRole('heading', { name: 'told-example · preview' }),
  ).toBeVisible();
  expect(new URL(page.url()).pathname).toBe(`/environments/${id}`);

  const drift = page.getByRole('switch', { name: 'Drift', exact: true });
  await page.goto('/settings/notifications');
  await expect(drift).toBeChecked();
  await checkPage(page, 'settings, notifications');
  const kept = page.waitForResponse(
    response =>
      response.url().endsWith('/api/notifications/settings') &&
      response.request().method() === 'POST',
  );
  await drift.press('Space');
  expect((await kept).ok()).toBe(true);
  await page.reload();
  await expect(drift).not.toBeChecked();
  await drift.press('Space');
  await expect(drift).toBeChecked();
  expect(problems).toEqual([]);
  await close();
});

test('who decides sees at once that one more waits: beside the way to the approvals, and on the home page', async ({
  browser,
  request,
}) => {
  test.setTimeout(120_000);
  const { page, problems, close } = await signIn(browser, 'Ben Okafor');
  const waiting = page.getByRole('heading', { name: /^Waiting for me/ });
  const way = page
    .getByRole('navigation')
    .getByRole('link', { name: /^Approvals/ });
  const count = async () =>
    Number(/\d+/.exec((await way.getAttribute('aria-label')) ?? '0')?.[0] ?? 0);
  const countWaiting = async () => {
    const counts = await callerOf(request)(
      'get',
      'ben',
      '/environment-request-counts',
    );
    return (
      counts.awaiting_my_decision.value +
      counts.gates_awaiting_my_decision.value
    );
  };
  const ask = () =>
    requestEnvironment(request, {
      app: 'badge-example',
      class: 'production',
      until: 'pending_approval',
    });
  await ask();
  await expect(waiting).toBeVisible();
  // What the badge shows may be of the time before the request.
  const before = await countWaiting();
  expect(before).toBeGreaterThan(0);
  await expect.poll(count).toBe(before);
  await ask();
  await expect.poll(count).toBe(before + 1);
  await expect(waiting).toContainText(String(before + 1));
  expect(problems).toEqual([]);
  await close();
});

test('the search of the portal finds tenants and leads there', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const { page, problems, close } = await signIn(browser, 'Ada Lindqvist');
  const found = page.getByRole('link', { name: /Acme/ });
  // The first index is made a moment after the start
  await expect(async () => {
    await page.goto('/search?query=acme&types%5B%5D=tenants');
    await expect(found.first()).toBeVisible({ timeout: 20_000 });
  }).toPass({ timeout: 120_000 });
  await found.first().click();
  await expect(
    page.getByRole('heading', { name: 'Acme', exact: true }).first(),
  ).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/tenants/acme');
  expect(problems).toEqual([]);
  await close();
});

test('the search of the portal finds an environment soon after it was requested', async ({
  browser,
  request,
}) => {
  test.setTimeout(180_000);
  const { page, problems, close } = await signIn(browser, 'Rui Costa');
  const { name } = await requestEnvironment(request, {
    app: 'found-soon',
    class: 'preview',
    until: 'ready',
  });
  // Long before the next index that is made on schedule
  await expect(async () => {
    await page.goto('/search?query=found-soon&types%5B%5D=environments');
    await expect(page.getByRole('link', { name }).first()).toBeVisible({
      timeout: 5_000,
    });
  }).toPass({ timeout: 60_000 });
  expect(problems).toEqual([]);
  await close();
});
