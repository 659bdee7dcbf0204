import { expect, type Browser, type Page } from '@playwright/test';

/** What a page may say on the console without being broken. */
const harmless = [
  // The browser's own words for answers that pages expect and show, such as a 401 before signing in
  /Failed to load resource/,
  // Backstage about its own icons
  /icons were registered as IconComponent/,
  // The browser, when a page is left while its socket opens
  /WebSocket is closed before the connection is established/,
];

/** A signed-in person with a browser window of their own. */
export type Person = {
  page: Page;
  /** What the console of their window said that it should not have. */
  problems: string[];
  close(): Promise<void>;
};

/** Opens a window and signs in as an example person, by the clicks that a person makes. */
export async function signIn(
  browser: Browser,
  name: string,
  options: { colorScheme?: 'light' | 'dark'; width?: number } = {},
): Promise<Person> {
  const context = await browser.newContext({
    colorScheme: options.colorScheme ?? 'light',
    viewport: { width: options.width ?? 1280, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
    // Contrast is only right once a fade has ended
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', message => {
    const text = message.text();
    if (
      ['error', 'warning'].includes(message.type()) &&
      !harmless.some(pattern => pattern.test(text))
    ) {
      problems.push(`${message.type()}: ${text}`);
    }
  });
  page.on('pageerror', error => problems.push(`uncaught: ${error.message}`));

  // The API answers a moment before the pages do when the portal has just started.
  await expect(async () => {
    expect((await page.goto('/'))?.ok()).toBe(true);
  }).toPass();
  await page.getByRole('button', { name: 'Sign in to Groundwork' }).click();
  await page.getByRole('button', { name }).click();
  await expect(
    page.getByRole('link', { name: 'Environments' }).first(),
  ).toBeVisible({ timeout: 30_000 });
  return { page, problems, close: () => context.close() };
}
