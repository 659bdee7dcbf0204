import { InputError } from '@backstage/errors';
import { isIP } from 'node:net';

/**
 * Reads the address of an API server: `https:`, or `http:` where it cannot leave the machine, and nothing hidden in it.
 *
 * @throws InputError when it is none; the message does not repeat the address, which may hold a password
 */
export function requireSafeServer(server: string): URL {
  if (!URL.canParse(server)) {
    throw new InputError('is not an address such as https://host:6443');
  }
  const url = new URL(server);
  if (url.username !== '' || url.password !== '') {
    throw new InputError('must not hold credentials');
  }
  if (url.search !== '' || url.hash !== '') {
    throw new InputError('must not have a query or a fragment');
  }
  const safe =
    url.protocol === 'https:' ||
    (url.protocol === 'http:' && isLoopback(url.hostname));
  if (!safe) {
    throw new InputError(
      'has to begin with https://; http:// is for this machine only',
    );
  }
  return url;
}

function isLoopback(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  return (
    host === 'localhost' ||
    host === '::1' ||
    (isIP(host) === 4 && host.startsWith('127.'))
  );
}
