import { expect, test, type Page } from '@playwright/test';
import { checkPage } from './support/checkPage';
import { tokenOf } from './support/issuer';
import { signIn } from './support/signIn';

/** Fills the form of the template by its address, runs it, and answers with the id of the gate that it waits at. */
async function runTemplate(page: Page, reason: string): Promise<string> {
  const formData = {
    component: 'component:default/payments-api',
    person: 'user:default/ana',
    role: 'operate',
    hours: 4,
    reason,
  };
  await page.goto(
    `/create/templates/default/grant-production-access?formData=${encodeURIComponent(
      JSON.stringify(formData),
    )}`,
  );
  await expect(
    page.getByRole('heading', { name: /Grant access to production/ }).first(),
  ).toBeVisible({ timeout: 60_000 });
  // The form takes its fields from the address a moment after it shows, and forgets clicks before
  await expect(async () => {
    await page.getByRole('button', { name: 'Next' }).click({ timeout: 2_000 });
    await expect(page.getByRole('textbox', { name: /Reason/ })).toHaveValue(
      reason,
      { timeout: 5_000 },
    );
  }).toPass();
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Ask for access' }).click();
  await expect(page).toHaveURL(/\/create\/tasks\/[0-9a-f-]{36}/);
  return gateOf(page, new URL(page.url()).pathname.split('/').at(-1) ?? '');
}

/** The gate that a run waits at, as Ana's own. */
async function gateOf(page: Page, taskId: string): Promise<string> {
  const authorization = `Bearer ${await tokenOf(page.request, 'ana')}`;
  let id: string | undefined;
  await expect(async () => {
    const response = await page.request.get(
      `/api/control-plane/v1/template-gates?mine=true&task_id=${taskId}`,
      { headers: { authorization } },
    );
    id = (await response.json()).items[0]?.id;
    expect(id).toBeDefined();
  }).toPass({ timeout: 30_000 });
  return String(id);
}

/** Opens a gate in the inbox, and decides over it with a reason. */
async function decide(
  page: Page,
  id: string,
  kind: 'Approve' | 'Reject',
  reason: string,
): Promise<void> {
  await page.goto(`/approvals?gate=${id}`);
  const gate = page.getByRole('region', { name: 'Run of a template' });
  await expect(
    gate.getByRole('heading', {
      name: 'Access of ana to payments-api in production',
    }),
  ).toBeVisible();
  await expect(gate.getByText('operate').first()).toBeVisible();
  await gate.getByRole('button', { name: kind, exact: true }).click();
  await page.getByRole('textbox', { name: /Reason/ }).fill(reason);
  await page.getByRole('button', { name: /^(Approve|Reject) this/ }).click();
}

test('a run of a template waits until somebody else has approved what it was given', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const ana = await signIn(browser, 'Ana Ruiz');
  const ben = await signIn(browser, 'Ben Okafor');

  await test.step('it goes on when Ben approves, and says who did', async () => {
    const id = await runTemplate(ana.page, 'Incident 42');
    await ben.page.goto(`/approvals?gate=${id}`);
    await expect(ben.page.getByText('Incident 42').first()).toBeVisible();
    await checkPage(ben.page, 'approvals, a gate');
    await decide(ben.page, id, 'Approve', 'On call this week');
    await expect(
      ana.page.getByText(/user:default\/ben approved it/).first(),
    ).toBeVisible({ timeout: 30_000 });
  });

  await test.step('it fails when Ben rejects, with the reason', async () => {
    const id = await runTemplate(ana.page, 'Out of curiosity');
    await decide(ben.page, id, 'Reject', 'Curiosity is no reason');
    await expect(
      ana.page
        .getByText(/was rejected by user:default\/ben: Curiosity is no reason/)
        .first(),
    ).toBeVisible({ timeout: 30_000 });
  });

  expect([...ana.problems, ...ben.problems]).toEqual([]);
  await ana.close();
  await ben.close();
});
