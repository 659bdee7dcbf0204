import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Browser, type Page } from '@playwright/test';
import { goTo } from '../support/goTo';
import { signIn } from '../support/signIn';
import { compactPng } from './compactPng';

const folder = path.resolve(__dirname, '../../../../docs/gallery');
/** How wide windows are, and which share of a line of the index their pictures take. */
const widths = [
  { width: 'wide', pixels: 1280, share: '49%' },
  { width: 'narrow', pixels: 400, share: '24%' },
];
const schemes = ['light', 'dark'] as const;
const looks = widths.flatMap(each =>
  schemes.map(scheme => ({ ...each, scheme })),
);

/** A page in a state. */
export type Picture = {
  /** What the page is called in the names of files. */
  page: string;
  /** What is special about it, as `drifted`. */
  state: string;
  /** Where it is. */
  route: string;
  /** Shows when the page is there; the page's heading alone when absent. */
  text?: string | RegExp;
  /** What is done before the page is opened, such as letting the API fail; what it answers with takes that back. */
  prepare?: (page: Page) => Promise<() => Promise<void>>;
  /** What is done on the page first. */
  before?: (page: Page) => Promise<unknown>;
  /** Skeletons are what the picture is of. */
  isLoading?: boolean;
};

/** Pages whose pictures are to be taken anew, such as `status,approvals`; all when there is no such variable. */
const only = process.env.GROUNDWORK_GALLERY?.split(',');
const isWanted = (page: string) => !only || only.includes(page);

/** Takes pictures into `docs/gallery`, and writes an index of them. */
export class Gallery {
  readonly #browser: Browser;
  readonly #known: Picture[] = [];
  readonly #failed: string[] = [];

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async create(browser: Browser): Promise<Gallery> {
    await mkdir(folder, { recursive: true });
    const old = only ? [] : await readdir(folder);
    for (const file of old.filter(each => each.endsWith('.png'))) {
      await rm(path.join(folder, file));
    }
    return new Gallery(browser);
  }

  /** Takes pictures as somebody sees the pages. One that cannot be taken is told at the end, and the others are taken. */
  async take(person: string, pictures: Picture[]): Promise<void> {
    this.#known.push(...pictures);
    const wanted = pictures.filter(({ page }) => isWanted(page));
    for (const { width, pixels, scheme } of wanted.length > 0 ? looks : []) {
      // A window for each: the portal begins anew when its width or scheme changes, and dialogs would be gone
      const { page, close } = await signIn(this.#browser, person, {
        width: pixels,
        colorScheme: scheme,
      });
      await page.setViewportSize({ width: pixels, height: 800 });
      for (const picture of wanted) {
        const name = `${picture.page}-${picture.state}-${scheme}-${width}`;
        try {
          await this.#takeOne(page, picture, name);
        } catch (error) {
          const [line] = String(error).split('\n');
          this.#failed.push(`${name}: ${line}`);
        }
      }
      await close();
    }
  }

  /** Writes the index, and answers with what could not be taken. */
  async finish(): Promise<string[]> {
    const files = new Set(await readdir(folder));
    const pages = new Map<string, Picture[]>();
    for (const picture of this.#known) {
      pages.set(picture.page, [...(pages.get(picture.page) ?? []), picture]);
    }
    const lines = [
      '# Gallery',
      '',
      'Every page of Groundwork in its states, light and dark, wide and narrow. Taken from a real portal by',
      '`npx playwright test -c playwright.gallery.config.ts`, which writes this file as well.',
    ];
    for (const [name, pictures] of pages) {
      lines.push('', `## ${titleOf(name)}`);
      for (const { page, state } of pictures) {
        lines.push('', `### ${titleOf(name)}: ${state.replaceAll('-', ' ')}`);
        for (const { width, share } of widths) {
          const images = schemes
            .map(scheme => `${page}-${state}-${scheme}-${width}`)
            .filter(file => files.has(`${file}.png`))
            .map(
              file =>
                `<img src="${file}.png" alt="${file.replaceAll('-', ' ')}" width="${share}">`,
            );
          if (images.length > 0) {
            lines.push('', images.join('\n'));
          }
        }
      }
    }
    await writeFile(path.join(folder, 'README.md'), `${lines.join('\n')}\n`);
    return this.#failed;
  }

  async #takeOne(page: Page, picture: Picture, name: string): Promise<void> {
    // So that the page begins anew, and without a draft of the picture before
    await goTo(page, '/settings');
    await page.evaluate(() => sessionStorage.clear());
    const restore = await picture.prepare?.(page);
    try {
      await goTo(page, picture.route);
      await this.#settle(page, picture);
      if (picture.before) {
        await picture.before(page);
        await this.#settle(page, { ...picture, text: undefined });
      }
      const png = await page.screenshot({
        scale: 'css',
        animations: 'disabled',
        caret: 'hide',
      });
      await writeFile(path.join(folder, `${name}.png`), compactPng(png));
    } finally {
      await restore?.();
    }
  }

  async #settle(page: Page, picture: Picture): Promise<void> {
    if (picture.text) {
      await expect(
        page.getByText(picture.text).locator('visible=true').first(),
      ).toBeVisible();
    } else {
      await expect(page.getByRole('heading').first()).toBeVisible();
      await expect(
        page.getByRole('heading', { name: 'Settings', level: 1 }),
      ).toHaveCount(picture.page === 'settings' ? 1 : 0);
    }
    if (!picture.isLoading) {
      await expect(page.getByText(/^Loading\b/)).toHaveCount(0);
      await expect(page.locator('.bui-Skeleton')).toHaveCount(0);
      await expect(page.getByTestId('progress')).toHaveCount(0);
    }
    await page.waitForTimeout(300);
  }
}

function titleOf(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
}
