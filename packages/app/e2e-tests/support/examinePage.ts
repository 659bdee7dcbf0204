import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Parts of the portal's frame that Backstage brings; what is wrong with them is not ours to mend. */
const framesParts = [
  '[class*="BackstageMobileSidebar"]',
  '.MuiBottomNavigation-root',
  // Its name lacks the number of those that are unread
  'a[href$="/notifications"]',
];

/** What a page shows that nobody should meet: barriers by WCAG 2.1 A and AA, and what can be scrolled sideways. */
export async function examinePage(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page }).withTags([
    'wcag2a',
    'wcag2aa',
    'wcag21a',
    'wcag21aa',
  ]);
  for (const part of framesParts) {
    axe.exclude(part);
  }
  const { violations } = await axe.analyze();
  const overflowing = await page.evaluate(
    () => document.documentElement.scrollWidth > window.innerWidth + 1,
  );
  return [
    ...violations.flatMap(({ id, nodes }) =>
      nodes.map(node => `${id}: ${node.target.join(' ')}`),
    ),
    ...(overflowing ? ['the page can be scrolled sideways'] : []),
  ];
}
