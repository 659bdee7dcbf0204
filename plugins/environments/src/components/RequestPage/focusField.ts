import type { DraftFields } from '../../model';

/** Moves the focus to the control of a field once the page shows it. */
export function focusField(field: keyof DraftFields | undefined) {
  if (!field) {
    return;
  }
  requestAnimationFrame(() => {
    document
      .querySelector<HTMLElement>(
        `[data-field="${field}"] :is(input:not([hidden]):not([tabindex="-1"]), textarea, button):not([disabled])`,
      )
      ?.focus();
  });
}
