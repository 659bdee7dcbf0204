import { expect, test } from '@playwright/test';
import { tokenOf } from './support/issuer';
import { chooseBySearch } from './support/chooseBySearch';
import { signIn } from './support/signIn';

test('a tenant comes to be, tries a product and gets a key, and the log tells of it', async ({
  browser,
  request,
}) => {
  test.setTimeout(240_000);
  const ada = await signIn(browser, 'Ada Lindqvist');
  const rui = await signIn(browser, 'Rui Costa');
  const verify = async (key: string) => {
    const answer = await request.post(
      '/api/control-plane/v1/internal/api-keys/verify',
      {
        headers: { Authorization: `Bearer ${await tokenOf(request, 'ada')}` },
        data: { key, scopes: ['scans:read'] },
      },
    );
    expect(answer.status()).toBe(200);
    return answer.json();
  };

  await test.step('Ada creates a tenant, which Rui may not see', async () => {
    const { page } = ada;
    await page.getByRole('link', { name: 'Tenants' }).first().click();
    await expect(page.getByText('Acme').first()).toBeVisible();
    await page.getByRole('button', { name: 'Create tenant' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: /Name/ }).fill('Umbrella Works');
    await expect(dialog.getByRole('textbox', { name: /Slug/ })).toHaveValue(
      'umbrella-works',
    );
    await dialog.getByRole('button', { name: 'Create tenant' }).click();
    await expect(page).toHaveURL(/\/tenants\/umbrella-works/);
    await expect(page.getByText('Trial').first()).toBeVisible();

    await rui.page.goto('/tenants/umbrella-works');
    await expect(
      rui.page.getByRole('heading', { name: /no such tenant/ }),
    ).toBeVisible();
  });

  await test.step('Ada gives Rui’s team a role in it', async () => {
    const { page } = ada;
    await page.getByRole('tab', { name: 'Members' }).click();
    await page.getByRole('button', { name: 'Add member' }).first().click();
    const dialog = page.getByRole('dialog');
    await chooseBySearch(
      dialog.getByRole('combobox', { name: /Person or group/ }),
      'search',
      'Search',
    );
    await dialog.getByRole('button', { name: 'Add member' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByText('Developer').first()).toBeVisible();
  });

  await test.step('Rui tries a product for it', async () => {
    const { page } = rui;
    await page.goto('/products?tenant=umbrella-works');
    await page
      .getByRole('button', { name: /^Start 14-day trial of/ })
      .and(page.locator(':not([aria-disabled="true"])'))
      .first()
      .click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: 'Start trial' })
      .click();
    await expect(
      page.getByText(/Trial, 1[34] days left/).first(),
    ).toBeVisible();
  });

  const key = await test.step('Rui makes a key and sees it once', async () => {
    const { page } = rui;
    await page.goto('/tenants/umbrella-works/api-keys');
    await page.getByRole('button', { name: 'Create API key' }).click();
    let dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: /Name/ }).fill('nightly-scan');
    await dialog.getByRole('textbox', { name: /Scopes/ }).fill('scans:read');
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Create key' }).click();

    dialog = page.getByRole('dialog', { name: 'nightly-scan is ready' });
    const plaintext = await dialog
      .getByRole('region', { name: 'API key' })
      .innerText();
    expect(plaintext).toMatch(/^bp_[\w-]{22}$/);
    const close = dialog.getByRole('button', { name: 'Close' }).last();
    await expect(close).toHaveAccessibleDescription(/I have stored it/);
    await dialog
      .getByRole('checkbox', { name: 'I have stored it' })
      .check({ force: true });
    await close.click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByText(plaintext)).toHaveCount(0);
    expect(await verify(plaintext)).toMatchObject({
      valid: true,
      scopes: ['scans:read'],
    });
    return plaintext;
  });

  await test.step('Rui revokes it, and it is refused at once', async () => {
    const { page } = rui;
    await page
      .getByRole('button', { name: 'Actions for nightly-scan' })
      .click();
    await page.getByRole('menuitem', { name: /Revoke/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog
      .getByRole('textbox', { name: 'Name of the key' })
      .fill('nightly-scan');
    await dialog.getByRole('button', { name: 'Revoke nightly-scan' }).click();
    await expect(dialog).toHaveCount(0);
    expect(await verify(key)).toEqual({ valid: false, reason: 'revoked' });
  });

  await test.step('Ada finds it in the log, which nobody has changed', async () => {
    const { page } = ada;
    await page.getByRole('link', { name: 'Audit log' }).first().click();
    await expect(page.getByText('api-key.revoked').first()).toBeVisible();
    await page.getByRole('button', { name: 'Verify now' }).click();
    await expect(
      page
        .getByRole('region', { name: 'Chain' })
        .getByText(/Intact/)
        .first(),
    ).toBeVisible();
    await expect(page.getByText(key)).toHaveCount(0);
  });

  expect(ada.problems).toEqual([]);
  expect(rui.problems).toEqual([]);
  await ada.close();
  await rui.close();
});
