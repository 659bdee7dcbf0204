/** Variables that name a proxy, by scheme; as for Git and curl, `http_proxy` counts in lower case only. */
const variables: Record<string, readonly string[]> = {
  'https:': ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'],
  'http:': ['http_proxy', 'all_proxy', 'ALL_PROXY'],
};

/** The proxy through which the environment wants an address to be reached; `undefined` when it is reached directly. */
export function proxyFor(
  url: URL,
  environment: NodeJS.ProcessEnv = process.env,
): string | undefined {
  const proxy = (variables[url.protocol] ?? [])
    .map(name => environment[name])
    .find(value => value !== undefined && value !== '');
  const exceptions = environment.no_proxy ?? environment.NO_PROXY ?? '';
  return proxy === undefined || isException(url, exceptions)
    ? undefined
    : proxy;
}

function isException(url: URL, exceptions: string): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return exceptions
    .split(/[,\s]+/)
    .filter(entry => entry !== '')
    .some(entry => {
      if (entry === '*') {
        return true;
      }
      const [, name, only] = /^(.*?)(?::(\d+))?$/.exec(
        entry.toLowerCase().replace(/^\*?\./, ''),
      ) ?? ['', entry, undefined];
      return (
        (only === undefined || only === port) &&
        (host === name || host.endsWith(`.${name}`))
      );
    });
}
