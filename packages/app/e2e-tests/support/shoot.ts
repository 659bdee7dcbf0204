import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Browser, type Page } from '@playwright/test';
import { signIn } from './signIn';

const images = path.resolve(__dirname, '../../../../docs/images');

async function settle(page: Page) {
  await page.waitForLoadState('networkidle').catch(() => undefined);
  // Skeletons are no pictures; slow machines show them for long.
  await expect(page.getByText(/^Loading /)).toHaveCount(0, { timeout: 60_000 });
  await page.waitForTimeout(1_500);
}

/** A picture of a page. */
export type Picture = {
  /** As its files in `docs/images` begin. */
  name: string;
  route: string;
  /** What is done on the page first. */
  before?: (page: Page) => Promise<void>;
};

/** Takes pictures of pages as somebody sees them, in light and dark, wide and narrow, into `docs/images`. */
export async function shoot(
  browser: Browser,
  person: string,
  pictures: Picture[],
) {
  await mkdir(images, { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 400]) {
      const { page, close } = await signIn(browser, person, {
        colorScheme,
        width,
      });
      for (const { name, route, before } of pictures) {
        await page.goto(route);
        await settle(page);
        if (before) {
          await before(page);
          await settle(page);
        }
        const suffix = width === 400 ? '-narrow' : '';
        await page.screenshot({
          path: path.join(images, `${name}-${colorScheme}${suffix}.png`),
        });
      }
      await close();
    }
  }
}
