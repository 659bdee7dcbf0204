import {
  TerminalRuntimeError,
  type AddressPolicy,
} from '@groundwork/plugin-control-plane-node';
import {
  providerOf,
  type GitopsConnectionConfig,
  type PullRequestConfig,
  type RepositoryUrl,
} from '../connection';
import { GithubHost } from './GithubHost';
import { GitlabHost } from './GitlabHost';
import type { PullRequestHost } from './PullRequestHost';

/** Who hosts the pull requests of a connection. */
export function createPullRequestHost(options: {
  connection: GitopsConnectionConfig;
  settings: PullRequestConfig;
  repository: RepositoryUrl;
  addresses: AddressPolicy;
}): PullRequestHost {
  const { connection, settings, repository, addresses } = options;
  const provider = providerOf(connection);
  const token = settings.token ?? connection.auth?.token;
  if (!provider || token === undefined) {
    throw new TerminalRuntimeError('Pull requests need a provider and a token');
  }
  const path = settings.repository ?? repository.path ?? '';
  const parts = path.split('/').length;
  if (provider === 'github' ? parts !== 2 : parts < 2) {
    throw new TerminalRuntimeError(
      `${path} is no repository of ${provider}; configure pullRequest.repository`,
      { reason: 'RepositoryNotFound' },
    );
  }
  const Host = provider === 'github' ? GithubHost : GitlabHost;
  return Host.create({
    apiUrl: (settings.apiUrl ?? defaultApiUrl(provider, repository)).replace(
      /\/+$/,
      '',
    ),
    token,
    repository: path,
    baseBranch: connection.branch,
    labels: settings.labels,
    draft: settings.draft,
    addresses,
  });
}

function defaultApiUrl(
  provider: 'github' | 'gitlab',
  repository: RepositoryUrl,
): string {
  const { kind, host, origin } = repository;
  const base = kind === 'ssh' || !origin ? `https://${host}` : origin;
  if (provider === 'gitlab') {
    return `${base}/api/v4`;
  }
  return host === 'github.com' ? 'https://api.github.com' : `${base}/api/v3`;
}
