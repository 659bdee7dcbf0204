import type { AppLanguageApi } from '@backstage/frontend-plugin-api';

const ENGLISH = 'en';
/** What the portal speaks; there is one portal in a window. */
let chosen = ENGLISH;
let followed: AppLanguageApi | undefined;

/** The language that was chosen in the portal, in which everything is formatted unless told otherwise. @public */
export function currentLanguage(): string {
  return chosen;
}

/**
 * Keeps {@link currentLanguage} what is chosen in the portal. Every live query and most components do this, so that
 * formatting anywhere on their pages speaks the language of the portal.
 */
export function followLanguage(api: AppLanguageApi): void {
  if (followed === api) {
    return;
  }
  followed = api;
  chosen = api.getLanguage().language;
  api.language$().subscribe(({ language }) => {
    if (followed === api) {
      chosen = language;
    }
  });
}

/** Whether it is English, of which the wording is our own; other languages have that of the browser. */
export function isEnglish(language: string): boolean {
  return language.split('-')[0] === ENGLISH;
}

/** The locale for times: the region of the browser counts where its language was chosen. */
export function localeOf(language: string): string {
  const { language: browser = language } = globalThis.navigator ?? {};
  return browser.split('-')[0] === language.split('-')[0] ? browser : language;
}

/** The locale for numbers and money. Amounts are in dollars, which are written as where they are spent. */
export function numberLocaleOf(language: string): string {
  return isEnglish(language) ? 'en-US' : language;
}
