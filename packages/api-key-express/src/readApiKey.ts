import type { IncomingHttpHeaders } from 'node:http';

/** What API keys look like; anything else is not worth a call. */
const keyPattern = /^bp_[A-Za-z0-9_-]{22}$/;

/** The key that a caller presented, or why there is none. */
export type PresentedKey =
  { result: 'key'; key: string } | { result: 'missing_key' | 'malformed_key' };

/**
 * Reads the key from the headers that may hold one. A bearer token that does not begin like a key is another's business.
 * Two different keys are refused, since whoever checks the one may not be who uses the other.
 */
export function readApiKey(
  headers: IncomingHttpHeaders,
  names: readonly string[],
): PresentedKey {
  const presented = new Set(names.flatMap(name => readHeader(headers, name)));
  const [key] = presented;
  if (key === undefined) {
    return { result: 'missing_key' };
  }
  return presented.size === 1 && keyPattern.test(key)
    ? { result: 'key', key }
    : { result: 'malformed_key' };
}

function readHeader(headers: IncomingHttpHeaders, name: string): string[] {
  const value = headers[name.toLocaleLowerCase('en-US')];
  const values = value === undefined ? [] : [value].flat();
  if (name.toLocaleLowerCase('en-US') !== 'authorization') {
    return values.map(text => text.trim());
  }
  return values.flatMap(text => {
    const found = /^bearer +(bp_.*)$/is.exec(text.trim());
    return found ? [found[1]] : [];
  });
}
