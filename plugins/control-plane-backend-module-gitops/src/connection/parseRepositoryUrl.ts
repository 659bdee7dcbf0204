import { InputError } from '@backstage/errors';
import { resolve } from 'node:path';

/**
 * Where a repository is, taken apart and known to be harmless as an argument of Git.
 *
 * @public
 */
export type RepositoryUrl = {
  /** How it is reached; `http` only on the loopback address. */
  kind: 'local' | 'https' | 'http' | 'ssh';
  /** What Git is given; an absolute path for `local`. */
  url: string;
  /** Scheme, host and port, for `https` and `http`. */
  origin?: string;
  /** Name or address of the server; absent for `local`. */
  host?: string;
  /** Port of the server, where the address names one. */
  port?: number;
  /** Path on the server, without slashes around it and `.git` behind it; absent for `local`. */
  path?: string;
  /** Page of the repository in a browser, where the host is known to have one. */
  webUrl?: string;
};

const hostPattern = /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/;
const userPattern = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;
const remotePathPattern = /^[A-Za-z0-9_.~/][A-Za-z0-9_.~/+@%-]*$/;
const scpPattern = /^([^@/:]+)@([^@/:]+):(.+)$/;
const schemePattern = /^[A-Za-z][A-Za-z0-9+.-]*:/;
/** The only place where two colons mean no transport helper. */
const ipv6Beginning = /^https?:\/\/\[[0-9a-f:.]+\]/i;
const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Reads the address of a repository: a local path, `https://`, `ssh://` or `user@host:path`.
 *
 * @remarks
 * Everything else is refused, above all what Git would run as a command (`ext::`), read as an option (`-…`) or write
 * to a log (`https://user:password@…`).
 *
 * @param text - the address as configured; a relative path is taken from the working directory of the process
 * @throws InputError when it is none of these
 * @public
 */
export function parseRepositoryUrl(text: string): RepositoryUrl {
  if (text === '' || text !== text.trim()) {
    throw new InputError(
      'The repository must not be empty or padded with space',
    );
  }
  if (hasControlCharacter(text)) {
    throw new InputError('The repository must not contain control characters');
  }
  if (text.startsWith('-')) {
    throw new InputError('The repository must not start with a dash');
  }
  if (text.replace(ipv6Beginning, '').includes('::')) {
    throw new InputError('Transport helpers (…::…) are not allowed');
  }
  if (/^https?:\/\//i.test(text)) {
    return parseHttpUrl(text);
  }
  if (/^ssh:\/\//i.test(text)) {
    return parseSshUrl(text);
  }
  const scp = scpPattern.exec(text);
  if (scp) {
    return sshUrl({ user: scp[1], host: scp[2], path: scp[3], url: text });
  }
  if (schemePattern.test(text)) {
    throw new InputError(
      'The repository must be a local path, https://…, ssh://… or user@host:path',
    );
  }
  return { kind: 'local', url: resolve(text) };
}

function parseHttpUrl(text: string): RepositoryUrl {
  const url = parseUrl(text);
  const kind = url.protocol === 'https:' ? 'https' : 'http';
  if (kind === 'http' && !loopbackHosts.has(url.hostname)) {
    throw new InputError(
      'http:// is only allowed on the loopback address; use https://',
    );
  }
  if (url.username || url.password) {
    throw new InputError(
      'Credentials do not belong into the address; use auth.username and auth.token',
    );
  }
  if (!remotePathPattern.test(url.pathname) || url.pathname === '/') {
    throw new InputError('The path of the repository is not legal');
  }
  return {
    kind,
    url: url.href,
    origin: url.origin,
    host: url.hostname,
    ...(url.port && { port: Number(url.port) }),
    path: nameOf(url.pathname),
    webUrl: kind === 'https' ? webUrlOf(url.hostname, url.pathname) : undefined,
  };
}

function parseSshUrl(text: string): RepositoryUrl {
  const url = parseUrl(text);
  if (url.password) {
    throw new InputError(
      'Credentials do not belong into the address; use auth.privateKey',
    );
  }
  return sshUrl({
    user: url.username || undefined,
    host: url.hostname,
    port: url.port ? Number(url.port) : undefined,
    path: url.pathname,
    url: url.href,
  });
}

function parseUrl(text: string): URL {
  const url = URL.parse(text);
  if (!url || !url.hostname || url.search || url.hash) {
    throw new InputError('The address of the repository is not legal');
  }
  return url;
}

function sshUrl(parts: {
  user: string | undefined;
  host: string;
  port?: number;
  path: string;
  url: string;
}): RepositoryUrl {
  const { user, host, port, path, url } = parts;
  if (
    (user !== undefined && !userPattern.test(user)) ||
    !hostPattern.test(host) ||
    !remotePathPattern.test(path)
  ) {
    throw new InputError('The SSH address of the repository is not legal');
  }
  return {
    kind: 'ssh',
    url,
    host,
    ...(port !== undefined && port !== 22 && { port }),
    path: nameOf(path),
    webUrl: webUrlOf(host, path),
  };
}

/** Only hosts whose pages are known to be where the repository is. */
function webUrlOf(host: string, path: string): string | undefined {
  if (host !== 'github.com' && host !== 'gitlab.com') {
    return undefined;
  }
  return `https://${host}/${nameOf(path)}`;
}

function nameOf(path: string): string {
  return path.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
}

function hasControlCharacter(text: string): boolean {
  for (const character of text) {
    const code = character.charCodeAt(0);
    if (code < 0x20 || code === 0x7f) {
      return true;
    }
  }
  return false;
}
