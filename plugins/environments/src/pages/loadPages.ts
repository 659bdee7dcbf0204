/**
 * Loads what the pages of the control plane share, and then what those of this plugin do. A page is loaded by what that
 * brings, and so comes without either.
 */
export function loadPages() {
  return import(/* webpackChunkName: "control-plane" */ './firstParts').then(
    loadOwn,
  );
}

// Not in one expression with the import: bundlers would leave out what only pages use.
function loadOwn(parts: typeof import('./firstParts')) {
  return parts.loadPages();
}
