import { expect, test } from '@playwright/test';
import { GitopsRepository } from './support/GitopsRepository';
import { chooseBySearch } from './support/chooseBySearch';
import { signIn } from './support/signIn';

test('two people take production from a request to removal without reloading', async ({
  browser,
}) => {
  test.setTimeout(360_000);
  const ana = await signIn(browser, 'Ana Ruiz');
  const ben = await signIn(browser, 'Ben Okafor');
  const repository = await GitopsRepository.clone();

  await test.step('Ana asks for production', async () => {
    const { page } = ana;
    await page.getByRole('link', { name: 'Environments' }).first().click();
    await page.getByRole('button', { name: 'Request environment' }).click();
    await page
      .getByRole('radio', { name: 'Production' })
      .check({ force: true });
    await page.getByRole('button', { name: 'Continue to details' }).click();
    await chooseBySearch(
      page.getByRole('combobox', { name: /Component/ }),
      'Payments API',
      /Payments API/,
    );
    await expect(
      page.getByRole('textbox', { name: /Application/ }),
    ).toHaveValue('payments-api');
    await page.getByRole('button', { name: 'Continue to plan' }).click();
    await expect(page.getByText('6 to create').first()).toBeVisible();
    await page.getByRole('button', { name: 'Continue to review' }).click();
    await page.getByRole('button', { name: 'Ask for approval' }).click();
    await expect(page).toHaveURL(/\/environments\/[0-9a-f-]{36}$/);
    await expect(page.getByText('Pending approval').first()).toBeVisible();
    await expect(
      page.getByRole('button', { name: 'Approve' }),
    ).toHaveAccessibleDescription(/someone else must approve/);
  });

  const id = new URL(ana.page.url()).pathname.split('/').at(-1) ?? '';

  await test.step('Ben decides over the plan', async () => {
    const { page } = ben;
    await page.getByRole('link', { name: 'Approvals' }).first().click();
    await page
      .getByRole('button', { name: /payments-api → production/ })
      .click();
    await expect(page.getByText('resourcequota').first()).toBeVisible();
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
    await page.getByRole('textbox', { name: /Reason/ }).fill('Planned');
    await page.getByRole('button', { name: 'Approve this plan' }).click();
  });

  await test.step('both see it become ready', async () => {
    await expect(
      ana.page.getByText('Ready', { exact: true }).first(),
    ).toBeVisible();
    await ben.page.getByRole('link', { name: 'See the environment' }).click();
    await expect(
      ben.page.getByText('Ready', { exact: true }).first(),
    ).toBeVisible();
    const manifests = await repository.manifests(id);
    expect(Object.keys(manifests)).toHaveLength(6);
    const [commit] = await repository.commits(id);
    await expect(ana.page.getByText(commit.slice(0, 7)).first()).toBeVisible();
  });

  await test.step('Ana extends it, and both see the new end', async () => {
    await ana.page.getByRole('button', { name: 'Extend' }).click();
    const dialog = ana.page.getByRole('dialog');
    const fewer = dialog.getByRole('radio', { name: '3 days' });
    await fewer.click();
    await expect(fewer).toBeChecked();
    const newEnd =
      (await dialog
        .locator('div', { hasText: /^Will end/ })
        .locator('dd')
        .first()
        .textContent()) ?? '';
    await dialog.getByRole('button', { name: 'Extend' }).click();
    await expect(dialog).toHaveCount(0);
    for (const { page } of [ana, ben]) {
      const timeline = page.getByRole('region', { name: 'Timeline' });
      await expect(timeline).toContainText(newEnd);
      await expect(timeline).toContainText('Extended once');
    }
  });

  const environment = `payments-api-production-${id.slice(0, 8)}`;

  await test.step('a hand edit shows on the page and on the catalog entity', async () => {
    await repository.editByHand(id, 'resourcequota.yaml', content =>
      content.replace(/pods: .*/, 'pods: "999"'),
    );
    await expect(ana.page.getByText('Drifted').first()).toBeVisible();
    await expect(ana.page.getByText('spec.hard.pods').first()).toBeVisible();
    await expect(ana.page.getByText('Mallory Hand').first()).toBeVisible();

    await ben.page.goto(`/catalog/default/resource/${environment}`);
    await expect(ben.page.getByText('Drifted').first()).toBeVisible({
      timeout: 30_000,
    });
    await ben.page.goto('/catalog/default/component/payments-api/environments');
    // The filter of the list has the word too
    await expect(
      ben.page.getByText('Drifted').filter({ visible: true }).first(),
    ).toBeVisible({ timeout: 30_000 });
  });

  await test.step('Ana mends it', async () => {
    await ana.page.getByRole('button', { name: 'Mend drift' }).first().click();
    await expect(ana.page.getByText('In sync').first()).toBeVisible();
    await expect(ana.page.getByText('Drifted')).toHaveCount(0);
  });

  await test.step('Ana reverts another hand edit, on its target alone', async () => {
    await repository.editByHand(id, 'limitrange.yaml', content =>
      content.replace(/cpu: .*/, 'cpu: "64"'),
    );
    const lane = ana.page.getByRole('article', { name: 'GitOps repository' });
    await expect(lane.getByText('Drifted').first()).toBeVisible({
      timeout: 60_000,
    });
    await lane.getByRole('button', { name: 'Revert' }).click();
    await ana.page
      .getByRole('dialog')
      .getByRole('button', { name: 'Revert 1 resource' })
      .click();
    await expect(lane.getByText('In sync').first()).toBeVisible({
      timeout: 60_000,
    });
    expect(JSON.stringify(await repository.manifests(id))).not.toContain(
      '"64"',
    );
  });

  await test.step('Ana removes it', async () => {
    const { page } = ana;
    await page.getByRole('button', { name: /^Actions for/ }).click();
    await page.getByRole('menuitem', { name: /Delete/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog
      .getByRole('textbox', { name: 'Name of the environment' })
      .fill(environment);
    await dialog.getByRole('button', { name: `Delete ${environment}` }).click();
    await expect(
      page.getByText('Deleted', { exact: true }).first(),
    ).toBeVisible();
    expect(await repository.manifests(id)).toEqual({});
    await ben.page.goto(`/catalog/default/resource/${environment}`);
    await expect(async () => {
      await ben.page.reload();
      await expect(
        ben.page.getByText(/could not be found|not found/i).first(),
      ).toBeVisible({ timeout: 10_000 });
    }).toPass({ timeout: 60_000 });
  });

  expect(ana.problems).toEqual([]);
  expect(ben.problems).toEqual([]);
  await ana.close();
  await ben.close();
  await repository.dispose();
});
