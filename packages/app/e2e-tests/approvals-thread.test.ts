import { expect, test, type Locator, type Page } from '@playwright/test';
import { chooseBySearch } from './support/chooseBySearch';
import { signIn } from './support/signIn';

/** Opens a request among all that wait for approval, of which others may be named alike. */
async function openRequest(page: Page, id: string): Promise<Locator> {
  await page.goto(`/approvals?request=${id}`);
  const row = page
    .getByRole('navigation', { name: 'Requests' })
    .locator('[aria-current="true"]');
  await expect(row).toContainText('payments-api → regulated');
  return row;
}

/** Asks for an approval of what the request page shows, from its details on. */
async function askForApproval(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Continue to plan' }).click();
  await expect(
    page.getByRole('region', { name: 'Policy checks' }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Continue to review' }).click();
  await page.getByRole('button', { name: 'Ask for approval' }).click();
  await expect(page).toHaveURL(/\/environments\/[0-9a-f-]{36}$/);
  await expect(page.getByText('Pending approval').first()).toBeVisible();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** Opens the box for a reason, and decides with it. */
async function decide(page: Page, kind: 'Approve' | 'Reject', reason: string) {
  await page.getByRole('button', { name: kind, exact: true }).click();
  await page.getByRole('textbox', { name: /Reason/ }).fill(reason);
  await page
    .getByRole('button', {
      name: kind === 'Approve' ? 'Approve this plan' : 'Reject this request',
    })
    .click();
}

test('three people decide by quorum, over the plan of now, with reasons, and over an extension', async ({
  browser,
}) => {
  test.setTimeout(480_000);
  const ana = await signIn(browser, 'Ana Ruiz');
  const ben = await signIn(browser, 'Ben Okafor');
  const cat = await signIn(browser, 'Cat Moreau');

  await test.step('Ana asks for what needs two approvals', async () => {
    const { page } = ana;
    await page.goto('/environments/new');
    const regulated = page.getByRole('radio', { name: 'Regulated' });
    await expect(regulated).toHaveAccessibleDescription(
      /Needs 2 approvals by Platform approvers/,
    );
    await regulated.check({ force: true });
    await page.getByRole('button', { name: 'Continue to details' }).click();
    await chooseBySearch(
      page.getByRole('combobox', { name: /Component/ }),
      'Payments API',
      /Payments API/,
    );
    await expect(
      page.getByRole('textbox', { name: /Application/ }),
    ).toHaveValue('payments-api');
    await page.getByRole('button', { name: /Kind of data/ }).click();
    await page.getByRole('option', { name: 'synthetic' }).click();
  });
  const id = await askForApproval(ana.page);

  await test.step('one approval of two is not enough', async () => {
    const { page } = ben;
    await expect(await openRequest(page, id)).toContainText('0 of 2 approvals');
    await page.getByRole('tab', { name: /^Approvals/ }).click();
    await expect(
      page.getByRole('region', { name: 'Who may decide' }),
    ).toContainText('Platform approvers');
    await decide(page, 'Approve', 'Fits the quarter');
    await expect(page.getByText('counts: 1 of 2 approvals')).toBeVisible();
    await expect(
      ana.page.getByRole('region', { name: 'Timeline' }),
    ).toContainText('1 of 2 approvals');
  });

  await test.step('Ana changes it while Cat reads, and Cat decides over nothing', async () => {
    const { page } = cat;
    await page.goto(`/approvals?request=${id}`);
    await expect(
      page.getByRole('heading', { name: 'payments-api → regulated' }),
    ).toBeVisible();
    await expect(page.getByText(/to create/).first()).toBeVisible();

    await ana.page.getByRole('button', { name: /^Actions for/ }).click();
    await ana.page.getByRole('menuitem', { name: /Edit request/ }).click();
    const dialog = ana.page.getByRole('dialog');
    await expect(dialog.getByText(/The 1 approval so far/)).toBeVisible();
    await dialog
      .getByRole('textbox', { name: 'Lifetime in hours' })
      .fill('240');
    await dialog.getByRole('button', { name: 'Save and plan anew' }).click();
    await expect(dialog).toHaveCount(0);

    const bar = page.getByRole('alert').filter({ hasText: 'plan has changed' });
    await expect(bar).toBeVisible({ timeout: 30_000 });
    await expect(
      page.getByRole('button', { name: 'Approve', exact: true }),
    ).toHaveAccessibleDescription(/plan has changed/);
    await bar.getByRole('button', { name: 'What changed?' }).click();
    await expect(bar.getByRole('row', { name: /Lifetime/ })).toContainText(
      '10 days',
    );
    await bar.getByRole('button', { name: 'Read the new plan' }).click();
    await decide(page, 'Approve', 'Ten days are enough');
    await expect(page.getByText('counts: 1 of 2 approvals')).toBeVisible();
  });

  await test.step('Ben decides anew, and it is brought about', async () => {
    const { page } = ben;
    await page.goto(`/approvals?request=${id}`);
    await page.getByRole('tab', { name: /^Approvals/ }).click();
    const votes = page.getByRole('region', { name: 'Votes so far' });
    await expect(
      votes.getByRole('listitem').filter({ hasText: 'Fits the quarter' }),
    ).toContainText('On an earlier plan, does not count');
    await decide(page, 'Approve', 'Still fits');
    await expect(
      ana.page.getByText('Ready', { exact: true }).first(),
    ).toBeVisible({ timeout: 60_000 });
  });

  await test.step('the approval proves itself', async () => {
    const { page } = ana;
    await page.getByRole('tab', { name: 'Approval' }).click();
    await expect(
      page.getByRole('region', { name: 'Votes so far' }).getByRole('listitem'),
    ).toHaveCount(3);
    await page.getByRole('button', { name: 'See the receipt' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText(/^eyJ/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).first().click();
  });

  await test.step('another one like it is rejected, with a reason that Ana reads', async () => {
    const { page } = ana;
    await page.getByRole('button', { name: /^Actions for/ }).click();
    await page
      .getByRole('menuitem', { name: /Request another like it/ })
      .click();
    await expect(
      page.getByRole('textbox', { name: /Application/ }),
    ).toHaveValue('payments-api');
    await expect(
      page.getByRole('button', { name: /Kind of data/ }),
    ).toContainText('synthetic');
    const another = await askForApproval(page);

    await openRequest(ben.page, another);
    await ben.page.getByRole('button', { name: 'Reject', exact: true }).click();
    await ben.page.getByRole('button', { name: 'Reject this request' }).click();
    await expect(ben.page.getByText(/Say why/)).toBeVisible();
    await ben.page
      .getByRole('textbox', { name: /Reason/ })
      .fill('One is enough before the audit');
    await ben.page.getByRole('button', { name: 'Reject this request' }).click();
    await expect(page.getByText('Rejected').first()).toBeVisible();
    await expect(
      page.getByText('One is enough before the audit').first(),
    ).toBeVisible();
  });

  await test.step('an extension beyond the class waits for an approval', async () => {
    const { page } = ana;
    await page.goto(`/environments/${id}`);
    await page.getByRole('button', { name: 'Extend', exact: true }).click();
    const dialog = page.getByRole('dialog');
    const hours = dialog.getByRole('textbox', { name: 'Hours' });
    await hours.fill('1500');
    await hours.blur();
    await expect(dialog.getByText(/waits for somebody/)).toBeVisible();
    await dialog
      .getByRole('textbox', { name: /Reason/ })
      .fill('The audit takes the quarter');
    await dialog.getByRole('button', { name: 'Ask for approval' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(
      page.getByRole('button', { name: 'Approve extension' }),
    ).toHaveAccessibleDescription(/.+/);

    await cat.page.goto(`/environments/${id}`);
    await expect(
      cat.page.getByText(/The audit takes the quarter/).first(),
    ).toBeVisible();
    await cat.page.getByRole('button', { name: 'Approve extension' }).click();
    await cat.page
      .getByRole('dialog')
      .getByRole('button', { name: 'Approve extension' })
      .click();
    for (const person of [ana, cat]) {
      await expect(
        person.page.getByRole('region', { name: 'Timeline' }),
      ).toContainText('Extended once');
      await expect(
        person.page.getByRole('button', { name: 'Approve extension' }),
      ).toHaveCount(0);
    }
  });

  for (const person of [ana, ben, cat]) {
    expect(person.problems).toEqual([]);
    await person.close();
  }
});
