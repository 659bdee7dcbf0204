import { parseRepositoryUrl } from './parseRepositoryUrl';

type Provider = 'github' | 'gitlab';

const knownHosts: Record<string, Provider> = {
  'github.com': 'github',
  'gitlab.com': 'gitlab',
};

/** Who hosts the repository of a connection; `undefined` when that is not said and cannot be told from its address. */
export function providerOf(connection: {
  url: string;
  provider?: Provider;
  pullRequest?: { provider?: Provider };
}): Provider | undefined {
  const { host = '' } = parseRepositoryUrl(connection.url);
  return (
    connection.provider ??
    connection.pullRequest?.provider ??
    (Object.hasOwn(knownHosts, host) ? knownHosts[host] : undefined)
  );
}
