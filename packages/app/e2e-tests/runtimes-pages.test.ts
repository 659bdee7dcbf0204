import { expect, test } from '@playwright/test';
import { examinePage } from './support/examinePage';
import { signIn } from './support/signIn';

/** Every page about runtimes and namespaces, and what stands there once it has loaded. */
const pages = [
  ['/runtimes', 'GitOps repository'],
  ['/runtimes/groups', 'Environment classes'],
  ['/runtimes/queue', /^(Resting|There is no work)$/],
  ['/runtimes/nobody', 'There is no such runtime environment'],
  ['/namespaces', 'Search namespaces'],
  ['/namespaces/rules', 'Parts of the name'],
  ['/namespaces/identity-groups', /Search groups|You may not/],
  ['/namespaces/new', /Cancel|You may not create namespaces/],
  ['/namespaces/nobody', 'There is no such namespace'],
] as const;

for (const { person, colorScheme, width } of [
  { person: 'Ada Lindqvist', colorScheme: 'light', width: 1280 },
  { person: 'Vic Tanaka', colorScheme: 'dark', width: 400 },
] as const) {
  test(`the pages about runtimes and namespaces keep nobody out: ${person}, ${colorScheme}, ${width} px`, async ({
    browser,
  }) => {
    test.setTimeout(240_000);
    const { page, problems, close } = await signIn(browser, person, {
      colorScheme,
      width,
    });
    const found: string[] = [];
    for (const [route, text] of pages) {
      await page.goto(route);
      await expect(
        page
          .getByText(text)
          .or(page.getByRole('searchbox', { name: text }))
          .locator('visible=true')
          .first(),
      ).toBeVisible();
      found.push(...(await examinePage(page)).map(each => `${route}: ${each}`));
    }
    expect(found).toEqual([]);
    expect(problems).toEqual([]);
    await close();
  });
}

test('a runtime environment is reached from its card by keyboard', async ({
  browser,
}) => {
  const { page, problems, close } = await signIn(browser, 'Ada Lindqvist');
  await page.goto('/runtimes');
  const title = page.getByRole('link', { name: 'GitOps repository' }).first();
  await title.focus();
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('heading', { name: 'Changes of health' }),
  ).toBeVisible();
  const found = await examinePage(page);
  expect(found).toEqual([]);
  expect(problems).toEqual([]);
  await close();
});
