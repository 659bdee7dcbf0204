import { expect, test, type Page } from '@playwright/test';
import { makeApprovalsExample } from './support/approvalsExample';
import { examinePage } from './support/examinePage';
import { signIn } from './support/signIn';

type Look = [route: string, text: string, before?: (page: Page) => unknown];

test('the pages of requests and approvals keep nobody out, light and dark, wide and narrow', async ({
  browser,
  request,
}) => {
  test.setTimeout(480_000);
  const { pending, extended } = await makeApprovalsExample(request);
  const looks: Record<string, Look[]> = {
    'Cat Moreau': [
      ['/approvals', 'I am away'],
      [`/approvals?request=${pending}`, 'to create'],
      [
        `/approvals?request=${pending}`,
        'In all',
        page => page.getByRole('tab', { name: /Policies and cost/ }).click(),
      ],
      [
        `/approvals?request=${pending}`,
        'Planned for this quarter',
        page => page.getByRole('tab', { name: /^Approvals/ }).click(),
      ],
      ['/approvals?link=nonsense', 'This link leads nowhere any more'],
      [`/environments/${extended}?tab=approval`, 'Approve extension'],
    ],
    'Ana Ruiz': [
      ['/environments/new', 'Needs 2 approvals'],
      [`/environments/new?clone=${pending}`, 'Kind of data'],
      [`/environments/${pending}`, '1 of 2 approvals'],
    ],
  };
  const found: string[] = [];
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 400],
  ] as const) {
    for (const [person, pages] of Object.entries(looks)) {
      const { page, problems, close } = await signIn(browser, person, {
        colorScheme,
        width,
      });
      for (const [route, text, before] of pages) {
        await page.goto(route);
        await before?.(page);
        await expect(
          page.getByText(text).locator('visible=true').first(),
        ).toBeVisible();
        found.push(
          ...(await examinePage(page)).map(
            each => `${colorScheme} ${width} ${route}: ${each}`,
          ),
        );
      }
      expect(problems).toEqual([]);
      await close();
    }
  }
  expect(found).toEqual([]);
});
