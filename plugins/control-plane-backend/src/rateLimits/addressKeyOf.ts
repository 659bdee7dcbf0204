import { isIPv6 } from 'node:net';

/**
 * What of an address counts. Whoever has one IPv6 address has all that share its first 64 bits, so these count as one; an
 * IPv4 address that is written as IPv6 is the same as itself.
 */
export function addressKeyOf(address: string | undefined): string {
  const text = (address ?? '').split('%')[0].toLowerCase();
  if (!isIPv6(text)) {
    return text;
  }
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  if (mapped) {
    return mapped[1];
  }
  const [head, tail] = text.split('::');
  const before = head ? head.split(':') : [];
  const after = tail ? tail.split(':') : [];
  const missing =
    tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(missing).fill('0'), ...after];
  return `${groups
    .slice(0, 4)
    .map(group => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
