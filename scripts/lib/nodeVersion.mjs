// @ts-check

/**
 * The major number of a Node version such as `v24.1.0`.
 *
 * @param {string} version
 */
export function nodeMajor(version) {
  return Number(/^v?(\d+)\./.exec(version)?.[1] ?? 0);
}

/**
 * Whether a Node version can run the portal; it is what `engines` in package.json says, without the first releases of 22
 * in which CommonJS could not load ES modules.
 *
 * @param {string} version
 */
export function canRunPortal(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  return major === 24 || (major === 22 && minor >= 12);
}
