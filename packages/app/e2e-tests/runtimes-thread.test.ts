import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { GitopsRepository } from './support/GitopsRepository';
import { signIn } from './support/signIn';

/** A menu of actions by whose it is, and one of its items. */
async function choose(page: Page, menu: string, item: RegExp) {
  await page.getByRole('button', { name: `Actions for ${menu}` }).click();
  await page.getByRole('menuitem', { name: item }).click();
  return page.getByRole('dialog');
}

test('an administrator adds a runtime environment, and a namespace lives on two', async ({
  browser,
}) => {
  test.setTimeout(360_000);
  const state = process.env.GROUNDWORK_E2E_STATE ?? '';
  const { page, problems, close } = await signIn(browser, 'Ada Lindqvist');

  await test.step('Ada adds a second Git repository', async () => {
    await page.goto('/runtimes');
    await page.getByRole('button', { name: 'Add runtime' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('gitops-two');
    await dialog
      .getByRole('textbox', { name: 'Title' })
      .fill('Second repository');
    await dialog.getByRole('button', { name: /Type/ }).click();
    await page.getByRole('option', { name: 'Git repository' }).click();
    const address = dialog.getByRole('textbox', {
      name: 'Address',
      exact: true,
    });
    await address.fill('ftp://example.com/two.git');
    await dialog.getByRole('button', { name: 'Add runtime' }).click();
    await expect(address).toBeFocused();
    await address.fill(path.join(state, 'gitops-two.git'));
    await dialog.getByRole('button', { name: 'Add runtime' }).click();
    await expect(dialog).toHaveCount(0);
    const card = page.getByRole('article', { name: 'Second repository' });
    await expect(card.getByText('Healthy').first()).toBeVisible({
      timeout: 60_000,
    });
  });

  await test.step('Ada makes a group of both', async () => {
    await page.getByRole('tab', { name: 'Groups' }).click();
    await page.getByRole('button', { name: 'Create group' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('both');
    await dialog.getByRole('checkbox', { name: /^GitOps repository/ }).check({
      force: true,
    });
    await dialog
      .getByRole('checkbox', { name: /^Second repository/ })
      .check({ force: true });
    await dialog.getByRole('button', { name: 'Create group' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('article', { name: 'both' })).toContainText(
      'On both at the same time.',
    );
  });

  await test.step('Ada creates a namespace in it, which becomes ready on both', async () => {
    await page.goto('/namespaces/new');
    await page.getByRole('textbox', { name: /^team/ }).fill('payments');
    await page.getByRole('textbox', { name: /^project/ }).fill('ledger');
    const env = page.getByRole('textbox', { name: /^env/ });
    if ((await env.count()) > 0) {
      await env.fill('dev');
    } else {
      await page.getByRole('button', { name: /env/ }).click();
      await page.getByRole('option', { name: 'dev', exact: true }).click();
    }
    await page.getByRole('button', { name: /Group/ }).click();
    await page.getByRole('option', { name: 'both' }).click();
    await expect(
      page.getByText('Free, and possible on every target'),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Create namespace' }).click();
    await expect(
      page.getByRole('heading', { name: 'payments-ledger-dev' }),
    ).toBeVisible();
    for (const name of ['GitOps repository', 'Second repository']) {
      await expect(
        page.getByRole('article', { name }).getByText('Ready').first(),
      ).toBeVisible({ timeout: 60_000 });
    }
  });

  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const repository = await GitopsRepository.clone();

  await test.step('a hand commit shows as drift on one of them, and is reverted', async () => {
    await repository.editByHand(id, 'namespace.yaml', content =>
      content.replace('payments', 'tampered'),
    );
    const lane = page.getByRole('article', { name: 'GitOps repository' });
    await expect(lane.getByText('Drifted').first()).toBeVisible({
      timeout: 60_000,
    });
    await lane.getByRole('button', { name: 'Revert' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Revert/ })
      .click();
    await expect(lane.getByText('In sync').first()).toBeVisible({
      timeout: 60_000,
    });
    await expect(
      page
        .getByRole('article', { name: 'Second repository' })
        .getByText('In sync')
        .first(),
    ).toBeVisible();
  });

  await test.step('another hand commit is accepted, and is what should be from then on', async () => {
    await repository.editByHand(id, 'namespace.yaml', content =>
      content.replace('warn: restricted', 'warn: baseline'),
    );
    const lane = page.getByRole('article', { name: 'GitOps repository' });
    await expect(lane.getByText('Drifted').first()).toBeVisible({
      timeout: 60_000,
    });
    await lane.getByRole('button', { name: 'Accept' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Accept/ })
      .click();
    await expect(lane.getByText('In sync').first()).toBeVisible({
      timeout: 60_000,
    });
    await expect(
      lane.getByText('Drift of 1 resource was accepted'),
    ).toBeVisible();
    // It is not taken back with the next change either.
    await page.getByRole('button', { name: 'Reconcile' }).click();
    await expect(lane.getByText('In sync').first()).toBeVisible();
    expect(JSON.stringify(await repository.manifests(id))).toContain(
      '"pod-security.kubernetes.io/warn":"baseline"',
    );
  });

  await test.step('maintenance holds work, and ends by going on with it', async () => {
    await page.goto('/runtimes');
    let dialog = await choose(page, 'Second repository', /Begin maintenance/);
    await dialog.getByRole('textbox', { name: /Reason/ }).fill('moving house');
    await dialog.getByRole('button', { name: 'Begin maintenance' }).click();
    const card = page.getByRole('article', { name: 'Second repository' });
    await expect(card).toContainText('It is in maintenance: moving house');

    await page.goto(`/namespaces/${id}`);
    await page.getByRole('button', { name: 'Reconcile' }).click();
    const lane = page.getByRole('article', { name: 'Second repository' });
    await expect(lane.getByText('Held').first()).toBeVisible({
      timeout: 60_000,
    });

    await page.goto('/runtimes');
    dialog = await choose(page, 'Second repository', /End maintenance/);
    await dialog.getByRole('button', { name: 'End maintenance' }).click();
    await expect(card.getByText('Healthy').first()).toBeVisible({
      timeout: 60_000,
    });
    await page.goto(`/namespaces/${id}`);
    await expect(lane.getByText('Ready').first()).toBeVisible({
      timeout: 60_000,
    });
  });

  await test.step('Ada deletes the namespace, the group and the runtime environment', async () => {
    let dialog = await choose(page, 'payments-ledger-dev', /Delete/);
    await dialog.getByRole('textbox').fill('payments-ledger-dev');
    await dialog
      .getByRole('button', { name: 'Delete payments-ledger-dev' })
      .click();
    await expect(page.getByText('gone from every target')).toBeVisible({
      timeout: 60_000,
    });
    expect(await repository.manifests(id)).toEqual({});

    await page.goto('/runtimes/groups');
    dialog = await choose(page, 'both', /Delete/);
    await dialog.getByRole('textbox').fill('both');
    await dialog.getByRole('button', { name: 'Delete both' }).click();
    await expect(page.getByRole('article', { name: 'both' })).toHaveCount(0);

    await page.goto('/runtimes');
    dialog = await choose(page, 'Second repository', /Remove/);
    await dialog.getByRole('textbox').fill('gitops-two');
    await dialog.getByRole('button', { name: 'Remove gitops-two' }).click();
    await expect(
      page.getByRole('article', { name: 'Second repository' }),
    ).toHaveCount(0);
  });

  expect(problems).toEqual([]);
  await repository.dispose();
  await close();
});
