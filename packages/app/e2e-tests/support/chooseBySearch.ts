import { expect, type Locator } from '@playwright/test';

/**
 * Types into a field that the server searches, and chooses what is found, as people do: once the list shows it alone.
 *
 * Earlier the list still has what was there before and shrinks under the pointer; the robot then scrolls the page to get
 * hold of the option, by which the list closes.
 */
export async function chooseBySearch(
  field: Locator,
  text: string,
  option: string | RegExp,
): Promise<void> {
  const options = field.page().getByRole('option');
  await field.fill(text);
  await expect(options).toHaveCount(1);
  await options.and(field.page().getByRole('option', { name: option })).click();
  await expect(options).toHaveCount(0);
}
