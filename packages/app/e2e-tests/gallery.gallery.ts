import { expect, test } from '@playwright/test';
import { Gallery } from './gallery/Gallery';
import { makeGalleryExample } from './gallery/makeGalleryExample';
import {
  picturesOfAdmins,
  picturesOfApprovers,
  picturesOfRequesters,
  picturesOfViewers,
} from './gallery/pictures';

/*
 * Takes the pictures of docs/gallery. Not a test: "npx playwright test -c playwright.gallery.config.ts" runs it, on what was
 * built.
 */
test('the gallery', async ({ browser, request }) => {
  test.setTimeout(2_400_000);
  const example = await makeGalleryExample(request);
  const gallery = await Gallery.create(browser);
  await gallery.take('Cat Moreau', picturesOfApprovers(example));
  await gallery.take('Ana Ruiz', picturesOfRequesters(example));
  await gallery.take('Ada Lindqvist', picturesOfAdmins(example));
  await gallery.take('Vic Tanaka', picturesOfViewers());
  expect(await gallery.finish()).toEqual([]);
});
