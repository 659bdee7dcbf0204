/**
 * Shortens an id or digest in the middle, as `b3f1a2c…9c2e`; a `sha256:` before it is left out.
 *
 * @public
 */
export function shortenMiddle(id: string, head = 7, tail = 4): string {
  const bare = id.replace(/^sha256:/, '');
  return bare.length <= head + tail + 1
    ? bare
    : `${bare.slice(0, head)}…${bare.slice(-tail)}`;
}
