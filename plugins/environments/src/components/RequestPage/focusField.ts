import type { DraftField } from '../../model';

const CONTROL =
  ':is(input:not([hidden]):not([tabindex="-1"]), textarea, button):not([disabled])';

/** Moves the focus to the control of a field once the page shows it. */
export function focusField(field: DraftField | undefined) {
  if (!field) {
    return;
  }
  requestAnimationFrame(() => {
    const places = document.querySelectorAll<HTMLElement>('[data-field]');
    for (const place of places) {
      if (place.dataset.field === field) {
        place.querySelector<HTMLElement>(CONTROL)?.focus();
        return;
      }
    }
  });
}
