// @ts-check
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const rootDirectory = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..',
);

/**
 * A path inside the checkout.
 *
 * @param {string[]} segments
 */
export function resolveRoot(...segments) {
  return path.join(rootDirectory, ...segments);
}
