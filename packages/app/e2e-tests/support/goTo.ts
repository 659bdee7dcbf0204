import type { Page } from '@playwright/test';

/** Leads to another page as a link of the portal does, without loading the portal anew. */
export async function goTo(page: Page, route: string): Promise<void> {
  await page.evaluate(to => {
    window.history.pushState(undefined, '', to);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, route);
}
