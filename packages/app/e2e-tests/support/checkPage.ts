import { expect, type Page } from '@playwright/test';
import { examinePage } from './examinePage';

/** Narrow enough for a phone, and what a page of 1280 px is at a zoom of 320 %. */
const narrow = 400;

/** Options of {@link checkPage}. */
export type CheckPageOptions = {
  /** Also looks at the page at 400 px; `true` when absent. Of little use to those who look at it in both widths. */
  alsoNarrow?: boolean;
};

/**
 * Fails, and says everything that is wrong, when a page as it is now keeps somebody out: barriers that axe knows, headings
 * that do not lead through the page, and what can be scrolled sideways, also at 400 px.
 *
 * @param name - which page in which state, as "approvals, failing"
 */
export async function checkPage(
  page: Page,
  name: string,
  options: CheckPageOptions = {},
): Promise<void> {
  const found = [...(await examinePage(page)), ...(await headingsOf(page))];
  const size = page.viewportSize();
  if (options.alsoNarrow !== false && size && size.width > narrow) {
    await page.setViewportSize({ width: narrow, height: size.height });
    found.push(...(await sidewaysAtRest(page)));
    await page.setViewportSize(size);
  }
  expect.soft(found, name).toEqual([]);
}

/** What still reaches out of the page once its layout has come to rest: Backstage's sidebar gives way by and by. */
async function sidewaysAtRest(page: Page): Promise<string[]> {
  let found: string[] = [];
  await expect
    .poll(async () => (found = await sidewaysAt(page)), { timeout: 2_000 })
    .toEqual([])
    .catch(() => undefined);
  return found;
}

/** What reaches out of the page to the right, by the elements that do. */
async function sidewaysAt(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth + 1) {
      return [];
    }
    const culprits = [...document.querySelectorAll('main *')]
      .filter(
        element => element.getBoundingClientRect().right > clientWidth + 1,
      )
      .filter(element => element.children.length === 0)
      .slice(0, 3)
      .map(element => `${element.localName} "${element.textContent}"`);
    return [
      `can be scrolled sideways at ${clientWidth} px: ${culprits.join(', ')}`,
    ];
  });
}

/** What is wrong with the headings of a page, or of the dialog that covers it. */
async function headingsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const dialog = document.querySelector(
      '[role="dialog"], [role="alertdialog"]',
    );
    const isShown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      !element.closest('[aria-hidden="true"], [inert]');
    const headings = [
      ...(dialog ?? document).querySelectorAll(
        'h1, h2, h3, h4, h5, h6, [role="heading"]',
      ),
    ]
      .filter(isShown)
      .map(element => ({
        level: Number(
          element.getAttribute('aria-level') ?? element.localName.slice(1),
        ),
        text: element.textContent?.trim() ?? '',
      }));
    const wrong: string[] = [];
    if (!dialog) {
      const first = headings.filter(({ level }) => level === 1);
      if (first.length !== 1) {
        wrong.push(
          `has ${first.length} headings of the first level: ${first
            .map(({ text }) => text)
            .join(', ')}`,
        );
      }
    }
    for (const [index, { level, text }] of headings.entries()) {
      if (!text) {
        wrong.push(`has an empty heading of level ${level}`);
      }
      const before = headings[index - 1];
      if (before && level > before.level + 1) {
        wrong.push(
          `goes from "${before.text}" (level ${before.level}) to "${text}" (level ${level})`,
        );
      }
    }
    return wrong;
  });
}
